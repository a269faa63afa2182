public import Foundation
public import Latitude
public import LatitudeAPI

/// One act as it is sent: what to put where, made by whom, under an id that books it once.
///
/// It is written to disk whole before it is sent, and read back by whichever process settles it.
public struct Act: Codable, Hashable, Sendable {
    /// The form of the file; a newer command line may write a higher one.
    public let version: Int
    /// The id under which it is booked.
    public let id: Identifier
    /// The only server it is ever sent to.
    public let server: String
    /// The handle of the only employee it is ever sent for.
    public let login: String
    /// `PUT`.
    public let method: String
    /// The address without the server's part.
    public let path: String
    /// The JSON sent.
    public let body: String
    /// Everything typed, without the id: equal lines have equal content.
    ///
    /// Times stand in it as typed, because `2h ago` typed again a minute later is the same line.
    public let content: String
    /// The verb typed, such as `spend`.
    public let verb: String
    /// When it was typed.
    public let madeAt: Date

    /// The form written now.
    static let currentVersion = 1

    /// A new act to book: spend, hold, waiver or gift.
    ///
    /// `typedTimes` has the times as typed by the name of their option and may be empty. Throws the
    /// first refusal of its form.
    public init(
        booking body: RecoveryBody,
        typedTimes: [String: String],
        verb: String,
        login: Login,
        madeAt: Date
    ) throws(Refusal) {
        let id = Identifier()
        _ = try body.request(id: id)
        var timeless = body
        (timeless.at, timeless.neededBy, timeless.awayUntil, timeless.until) = (nil, nil, nil, nil)
        let times = typedTimes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let content = [Routes.recoveries, try json(timeless)] + times
        self.init(
            id: id,
            path: Routes.recovery(.id(id)),
            body: try json(body),
            content: content.joined(separator: "\n"),
            verb: verb,
            login: login,
            madeAt: madeAt
        )
    }

    /// What comes after an act that exists.
    public init(
        after recovery: RecoveryReference,
        _ resource: Routes.Resource,
        body: some Encodable,
        verb: String,
        login: Login,
        madeAt: Date
    ) throws(Refusal) {
        let id = Identifier()
        let body = try json(body)
        self.init(
            id: id,
            path: Routes.after(recovery, resource, id: id),
            body: body,
            content: "\(Routes.recovery(recovery))/\(resource.rawValue)\n\(body)",
            verb: verb,
            login: login,
            madeAt: madeAt
        )
    }

    private init(
        id: Identifier,
        path: String,
        body: String,
        content: String,
        verb: String,
        login: Login,
        madeAt: Date
    ) {
        version = Self.currentVersion
        method = "PUT"
        server = login.server.description
        self.login = login.profile.handle
        (self.id, self.path, self.body, self.content) = (id, path, body, content)
        (self.verb, self.madeAt) = (verb, madeAt)
    }

    /// The address without the act's own id.
    public var resource: String { String(path.dropLast(id.description.count + 1)) }

    /// Whether it is this login's to send.
    public func belongs(to login: Login) -> Bool {
        server == login.server.description && self.login == login.profile.handle
    }

    /// Whether the same person typed the same line.
    func isSameLine(as other: Act) -> Bool {
        (server, login, method, content) == (other.server, other.login, other.method, other.content)
    }
}

private func json(_ body: some Encodable) throws(Refusal) -> String {
    do {
        return String(decoding: try WireCoding.encoder().encode(body), as: UTF8.self)
    } catch {
        throw Refusal(.valueMalformed, detail: "The act cannot be written as JSON.")
    }
}
