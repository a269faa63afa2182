/// A small drawing inside a chip; a word stands beside it always.
enum Mark: String, Sendable {
    case better
    case delighted
    case held
    case lost
    case ok
    case open
    case out
    case same
    case warn
    case worse

    /// The path of an SVG symbol in a box of 16 by 16, drawn by its stroke.
    var shape: String {
        switch self {
        case .better: "M8 13.5V2.5M3.5 7L8 2.5 12.5 7"
        case .delighted:
            "M8 1.6l1.9 4.1 4.5.5-3.3 3 .9 4.4L8 11.4l-4 2.2.9-4.4-3.3-3 4.5-.5z"
        case .held: "M5.5 2.5v11M10.5 2.5v11"
        case .lost: "M3 3l10 10M13 3L3 13"
        case .ok: "M2.5 8.5l4 4 7-8"
        case .open: "M2.5 8h11"
        case .out: "M2.5 8h11M9 3.5L13.5 8 9 12.5"
        case .same: "M2.5 5.5h11M2.5 10.5h11"
        case .warn: "M8 2v7.5M8 12.2v1.6"
        case .worse: "M8 2.5v11M3.5 9L8 13.5 12.5 9"
        }
    }
}
