public import Foundation
public import Latitude
public import LatitudeAPI

/// A bearer token; it prints as dots.
public struct Token: Hashable, Sendable, CustomStringConvertible {
    let secret: String

    /// Throws `not_signed_in` when the text cannot be a token: empty, or not visible ASCII.
    public init(_ text: some StringProtocol) throws(Refusal) {
        let trimmed = text.split { $0.isWhitespace }.joined(separator: " ")
        let isVisible = trimmed.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard !trimmed.isEmpty, isVisible else {
            throw Refusal(.notSignedIn, detail: "What was given is not a token.")
        }
        secret = trimmed
    }

    /// What `digest` makes of the token, to tell tokens apart without keeping them.
    public func fingerprint(_ digest: (String) -> String) -> String { digest(secret) }

    /// Dots, whatever the token is.
    public var description: String { "•••" }
}

/// What the command line must know of its user before it can read an amount or an hour.
public struct Profile: Codable, Hashable, Sendable {
    /// The name one is known by at the desk.
    public let handle: String
    /// The property's currency; amounts without a code are in it.
    public let currency: Currency
    /// The property's language, `en` or `pl`.
    public let language: String
    /// The property's time zone, an IANA name.
    public let timeZone: String

    /// What an answer to `GET /api/v1/me` says of it.
    public init(_ me: Me) {
        handle = me.handle
        currency = me.property.currency
        language = me.property.language
        timeZone = me.property.timeZone
    }
}

/// Who acts, where.
public struct Login: Hashable, Sendable {
    /// The server that knows the token.
    public let server: ServerAddress
    /// What proves who one is.
    public let token: Token
    /// What was known of the employee when last asked.
    public let profile: Profile
    /// The shared desk it was taken at; nil for a login of one's own.
    public let desk: DeskSession?

    /// A login as the server confirmed it.
    public init(
        server: ServerAddress,
        token: Token,
        profile: Profile,
        desk: DeskSession? = nil
    ) {
        self.server = server
        self.token = token
        self.profile = profile
        self.desk = desk
    }
}

/// A shared desk while somebody has it.
public struct DeskSession: Codable, Hashable, Sendable {
    /// The desk's name, such as `Front desk 1`.
    public let name: String
    /// Seconds without a command after which it locks itself.
    public let idleSeconds: Int
    /// When it was taken.
    public let takenAt: Date
    /// When it ends at the latest; nil where only idleness ends it.
    public let expiresAt: Date?

    /// Every value, as documented above.
    public init(name: String, idleSeconds: Int, takenAt: Date, expiresAt: Date?) {
        self.name = name
        self.idleSeconds = idleSeconds
        self.takenAt = takenAt
        self.expiresAt = expiresAt
    }

    /// Whether it has locked itself by `now`, the last command having been given at `usedAt`.
    public func isIdle(now: Date, usedAt: Date) -> Bool {
        now.timeIntervalSince(usedAt) > TimeInterval(idleSeconds)
    }

    /// Whether its time is over by `now`, however busy it was.
    public func isOver(now: Date) -> Bool { expiresAt.map { $0 <= now } ?? false }
}
