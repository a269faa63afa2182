public import Foundation
public import Latitude

/// A file of postings that was taken out.
public struct Export: Codable, Hashable, Sendable {
    /// The month.
    public let month: Month
    /// The format's name, such as `hledger`.
    public let format: String
    /// Which file of several, from 1.
    public let part: Int
    /// SHA-256 of the bytes, in hexadecimal.
    public let sha256: String
    /// How many postings it has.
    public let rows: Int
    /// How long it is.
    public let bytes: Int
    /// Whether the month was closed then.
    public let wasClosed: Bool
    /// The handle of who did it.
    public let by: String
    /// When.
    public let at: Date

    /// Every value, as documented above.
    public init(
        month: Month,
        format: String,
        part: Int,
        sha256: String,
        rows: Int,
        bytes: Int,
        wasClosed: Bool,
        by: String,
        at: Date
    ) {
        self.month = month
        self.format = format
        self.part = part
        self.sha256 = sha256
        self.rows = rows
        self.bytes = bytes
        self.wasClosed = wasClosed
        self.by = by
        self.at = at
    }
}

/// What `GET /api/v1/exports` answers.
public struct ExportList: Codable, Hashable, Sendable {
    /// Latest first, at most 200.
    public let exports: [Export]

    /// A list.
    public init(exports: [Export]) { self.exports = exports }
}

/// Headers that come with a file of postings.
public enum ExportHeader {
    /// How many postings the file has.
    public static let rows = "Latitude-Rows"
    /// How many files the month makes in this format.
    public static let parts = "Latitude-Parts"
    /// When and by whom the file was taken out before, and `same` or `other`: its bytes then.
    public static let former = "Latitude-Exported"
}
