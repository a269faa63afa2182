public import Foundation

/// One value sent to the server; nil stands for SQL null.
///
/// Everything travels in PostgreSQL's text format, and the server infers the type from the
/// statement; only bytes travel in binary, declared as `bytea`. A description never shows the
/// value.
public struct Parameter: Sendable {
    /// How a value travels.
    enum Form: Sendable {
        case null
        case text(String)
        case binary([UInt8])
        /// Null of a declared type, so that a missing `bytea` prepares like a present one.
        case nullBytes
    }

    let form: Form

    /// SQL null of whatever type the statement expects.
    public static let null = Parameter(form: .null)

    /// Text in UTF-8; a NUL character is refused before anything is sent.
    public static func text(_ value: String?) -> Parameter {
        Parameter(form: value.map { .text($0) } ?? .null)
    }

    /// A whole number.
    public static func int(_ value: Int64?) -> Parameter { .text(value.map { String($0) }) }

    /// A whole number of any width.
    public static func int(_ value: (some FixedWidthInteger)?) -> Parameter {
        .text(value.map { String($0) })
    }

    /// A truth value.
    public static func bool(_ value: Bool?) -> Parameter { .text(value.map { $0 ? "t" : "f" }) }

    /// A floating-point number, exact to the last bit.
    public static func double(_ value: Double?) -> Parameter {
        .text(value.map { $0.isInfinite ? ($0 < 0 ? "-Infinity" : "Infinity") : "\($0)" })
    }

    /// A UUID.
    public static func uuid(_ value: UUID?) -> Parameter { .text(value.map { $0.uuidString }) }

    /// Bytes, sent as binary `bytea`; any value is allowed.
    public static func bytes(_ value: [UInt8]?) -> Parameter {
        Parameter(form: value.map { .binary($0) } ?? .nullBytes)
    }
}

extension Parameter {
    /// Text or null, as `text(_:)`.
    public init(_ value: String?) { self = .text(value) }

    /// A whole number or null, as `int(_:)`.
    public init(_ value: (some FixedWidthInteger)?) { self = .int(value) }

    /// A truth value or null, as `bool(_:)`.
    public init(_ value: Bool?) { self = .bool(value) }

    /// A UUID or null, as `uuid(_:)`.
    public init(_ value: UUID?) { self = .uuid(value) }

    /// Bytes or null, as `bytes(_:)`.
    public init(_ value: [UInt8]?) { self = .bytes(value) }
}

extension Parameter {
    /// An array of texts, for `$n::text[]`; may be empty, and an element may be null.
    public static func texts(_ values: [String?]?) -> Parameter {
        array(values) { value in
            let escaped =
                value
                .replacing("\\", with: "\\\\")
                .replacing("\"", with: "\\\"")
            return "\"\(escaped)\""
        }
    }

    /// An array of whole numbers, for `$n::bigint[]`; may be empty, and an element may be null.
    public static func ints(_ values: [Int64?]?) -> Parameter { array(values) { String($0) } }

    /// An array of UUIDs, for `$n::uuid[]`; may be empty, and an element may be null.
    public static func uuids(_ values: [UUID?]?) -> Parameter { array(values) { $0.uuidString } }

    /// PostgreSQL's array literal (https://www.postgresql.org/docs/15/arrays.html#ARRAYS-IO).
    private static func array<T>(_ values: [T?]?, _ element: (T) -> String) -> Parameter {
        .text(
            values.map { values in
                "{\(values.map { $0.map(element) ?? "NULL" }.joined(separator: ","))}"
            }
        )
    }
}

extension Parameter: CustomStringConvertible, CustomReflectable {
    /// A placeholder: values never stand in a log.
    public var description: String { "•••" }

    /// No children, so that `dump` shows no value either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
