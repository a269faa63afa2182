public import Foundation
public import Latitude
import LatitudeAPI

/// The last answer to something asked for, kept for `why`.
public struct LastAnswer: Codable, Hashable, Sendable {
    /// What kind of body it has.
    public enum Kind: String, Codable, Sendable {
        /// A `Receipt`.
        case receipt
        /// An `Acknowledgement`.
        case acknowledgement
        /// A `CheckAnswer`.
        case check
        /// A `Problem`.
        case problem
        /// A `Problem` that leaves open whether the act is booked.
        case unsettled
    }

    /// The verb it answered, such as `spend`.
    public let verb: String
    /// What kind of body it has.
    public let kind: Kind
    /// The body as JSON.
    public let body: String
    /// When it came.
    public let cameAt: Date
    /// The property's time zone; nil for a refusal, which may come before anybody is signed in.
    public let timeZone: String?

    /// An answer as it came.
    public init(verb: String, kind: Kind, body: Data, cameAt: Date, timeZone: String? = nil) {
        self.timeZone = timeZone
        self.verb = verb
        self.kind = kind
        self.body = String(decoding: body, as: UTF8.self)
        self.cameAt = cameAt
    }

    /// Keeps it in place of the one before.
    public func store(in state: StateDirectory) throws(Refusal) {
        guard let data = try? WireCoding.encoder().encode(self) else { return }
        try state.create(state.path)
        try StateFile.write(data, to: state.lastAnswer, isFlushed: false)
    }

    /// The one kept; nil when there is none that can be understood.
    public static func load(from state: StateDirectory) throws(Refusal) -> LastAnswer? {
        guard let data = try StateFile.read(state.lastAnswer) else { return nil }
        return try? WireCoding.decoder().decode(LastAnswer.self, from: data)
    }

    /// Forgets it, as whoever signs in next must not read it.
    public static func remove(from state: StateDirectory) { unlink(state.lastAnswer) }
}
