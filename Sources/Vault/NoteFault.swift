/// Why a text is no signed note, or no note to trust.
public enum NoteFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text has not the shape of a note, or the body not that of a note's body.
    case malformed
    /// The key with this id signed it, according to the note, and it is not among the given ones.
    case unknownKey(String)
    /// The signature does not belong to this body and key.
    case forged

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .malformed:
            "This is no signed note: lines that end with a line feed, none of which begins with an"
                + " em dash, then an empty line and one signature. Fetch it again, byte for byte."
        case .unknownKey(let id):
            "The note says that key \(id) signed it. Name the verifying key with that id if you"
                + " trust it."
        case .forged:
            "The note was changed after it was signed, or never signed by this key. Do not rely on"
                + " it; fetch it again from its source."
        }
    }
}
