/// Reads whom an act was for as people type it in one line: `412`, `room 412`, `Ms Ito`.
///
/// What holds a digit, or begins with the word, is a room; anything else is a guest's name. So a
/// room typed on a page is the same guest as `--room 412` at the command line.
public enum GuestText {
    /// The kind and the label without the word for room; nil for blanks.
    public static func parse(_ text: String) -> (kind: GuestLabel.Kind, label: String)? {
        let words = text.split { $0.isWhitespace }
        guard let first = words.first else { return nil }
        let lead = first.lowercased().filter { $0 != "." }
        if roomWords.contains(lead), words.count > 1 {
            return (.room, words.dropFirst().joined(separator: " "))
        }
        let label = words.joined(separator: " ")
        return (label.contains { $0.isNumber } ? .room : .guest, label)
    }

    private static let roomWords: Set = ["room", "rm", "pokój", "pokoj", "pok"]
}
