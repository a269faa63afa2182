/// What a form carries to prove that it came from a page of the same sign-in; shown in no log.
public struct FormToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    let text: String

    /// A token as the server made it.
    public init(_ text: String) { self.text = text }

    /// Never the token itself.
    public var description: String { "form token" }

    /// Never the token itself.
    public var debugDescription: String { description }
}
