public import Foundation
public import Latitude
public import LatitudeAPI

/// A refusal as it reached the command line, from the server or from its own checks.
public struct Refused: Error, Sendable {
    /// The refusal.
    public let problem: Problem
    /// The server's JSON, unchanged; nil for a refusal of the command line's own.
    public let body: Data?
    /// Seconds after which it is worth asking again; nil where the server did not say.
    public let retryAfter: Int?
    /// Whether what was sent may be done all the same, as the books did not say what became of it.
    public let isUnsettled: Bool

    /// A refusal the server sent, or one of the command line's own where there is no body.
    public init(
        _ problem: Problem,
        body: Data?,
        retryAfter: Int? = nil,
        isUnsettled: Bool = false
    ) {
        self.problem = problem
        self.body = body
        self.retryAfter = retryAfter
        self.isUnsettled = isUnsettled
    }

    /// A refusal of the command line's own.
    public init(_ refusal: Refusal) { self.init(Problem(refusal), body: nil) }

    /// The exit code of the command line: whatever is unsettled ends alike.
    public var exitCode: Int32 {
        isUnsettled ? RefusalCode.outcomeUnknown.entry.exitCode : problem.exitCode
    }
}
