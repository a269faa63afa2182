/// A language the pages are written in.
public enum Language: String, CaseIterable, Hashable, Sendable {
    /// English.
    case en
    /// Polish.
    case pl

    /// Its own name for itself, as the link to it says: `Polski`.
    public var name: String {
        switch self {
        case .en: "English"
        case .pl: "Polski"
        }
    }

    /// The language the page links to.
    public var other: Language { self == .en ? .pl : .en }
}
