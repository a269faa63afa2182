/// A value that shows nothing of itself, however it is printed.
///
/// Its descriptions are three dots, and neither `dump` nor a mirror finds its properties.
public protocol Concealed: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{}

extension Concealed {
    /// Three dots.
    public var description: String { "•••" }

    /// Three dots.
    public var debugDescription: String { "•••" }

    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
