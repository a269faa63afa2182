/// A small drawing inside a chip; a word stands beside it always.
enum Mark: String, Sendable {
    case ok
    case open
    case warn

    /// The path of an SVG symbol in a box of 16 by 16, drawn by its stroke.
    var shape: String {
        switch self {
        case .ok: "M2.5 8.5l4 4 7-8"
        case .open: "M2.5 8h11"
        case .warn: "M8 2v7.5M8 12.2v1.6"
        }
    }
}
