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

    /// A refusal the server sent.
    public init(_ problem: Problem, body: Data?, retryAfter: Int? = nil) {
        self.problem = problem
        self.body = body
        self.retryAfter = retryAfter
    }

    /// A refusal of the command line's own.
    public init(_ refusal: Refusal) { self.init(Problem(refusal), body: nil) }
}
