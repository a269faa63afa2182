public import Foundation
public import Latitude

/// The body of `POST /api/v1/device/authorizations`.
public struct DeviceBody: Codable, Hashable, Sendable {
    /// What is to be signed in, as its owner will see it: 1 to 100 characters.
    public var client: String

    /// A body that names a device.
    public init(client: String) { self.client = client }
}

/// What a device shows and polls with (RFC 8628, section 3.2).
public struct DeviceAuthorization: Codable, Hashable, Sendable {
    /// The secret the device polls with; shown to nobody.
    public let deviceCode: String
    /// What somebody types in their browser, such as `BCDF-GHJK`.
    public let userCode: String
    /// The page to type it on, an absolute address.
    public let verificationAddress: String
    /// The same page with the code filled in.
    public let verificationAddressComplete: String
    /// Seconds to wait between two polls.
    public let interval: Int
    /// Seconds until both codes are worth nothing.
    public let expiresIn: Int

    /// Every value, as documented above.
    public init(
        deviceCode: String,
        userCode: String,
        verificationAddress: String,
        verificationAddressComplete: String,
        interval: Int,
        expiresIn: Int
    ) {
        self.deviceCode = deviceCode
        self.userCode = userCode
        self.verificationAddress = verificationAddress
        self.verificationAddressComplete = verificationAddressComplete
        self.interval = interval
        self.expiresIn = expiresIn
    }
}

/// The body of `POST /api/v1/device/tokens`.
public struct DeviceTokenBody: Codable, Hashable, Sendable {
    /// The secret the device was given.
    public var deviceCode: String

    /// A poll.
    public init(deviceCode: String) { self.deviceCode = deviceCode }
}

/// A token just given; it is told this once.
public struct GrantedToken: Codable, Hashable, Sendable {
    /// The bearer token.
    public let token: String
    /// Whose it is.
    public let handle: String
    /// Seconds without use after which it ends; absent for a token that lasts until revoked.
    public let idleSeconds: Int?
    /// When it ends at the latest; absent for a token that lasts until revoked.
    public let expiresAt: Date?

    /// Every value, as documented above.
    public init(token: String, handle: String, idleSeconds: Int?, expiresAt: Date?) {
        self.token = token
        self.handle = handle
        self.idleSeconds = idleSeconds
        self.expiresAt = expiresAt
    }
}

/// What `GET /api/v1/tokens` answers.
public struct TokenList: Codable, Hashable, Sendable {
    /// One's own tokens that still work, newest first; never empty, as one asked with one of them.
    public let tokens: [TokenSummary]

    /// A list.
    public init(tokens: [TokenSummary]) { self.tokens = tokens }
}

/// One way in, without its secret.
public struct TokenSummary: Codable, Hashable, Sendable {
    /// What kind of way in it is.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        /// A command line, or a program of one's own.
        case token
        /// A browser.
        case browser
        /// A shared desk.
        case desk
    }

    /// Its id, by which it is ended.
    public let id: Identifier
    /// What it is for.
    public let label: String
    /// What kind of way in it is.
    public let kind: Kind
    /// When it was given.
    public let createdAt: Date
    /// When it was used last, to the minute or so, or to a day for a command line; absent where
    /// that is not kept.
    public let usedAt: Date?
    /// When it ends unless it is used before; absent for one that lasts until revoked.
    public let expiresAt: Date?
    /// Whether it is the one that asks.
    public let isCurrent: Bool

    /// Every value, as documented above.
    public init(
        id: Identifier,
        label: String,
        kind: Kind,
        createdAt: Date,
        usedAt: Date?,
        expiresAt: Date?,
        isCurrent: Bool
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.createdAt = createdAt
        self.usedAt = usedAt
        self.expiresAt = expiresAt
        self.isCurrent = isCurrent
    }
}

/// What `DELETE /api/v1/tokens/{id}` answers.
public struct EndedToken: Codable, Hashable, Sendable {
    /// The token's id.
    public let id: Identifier

    /// An answer.
    public init(id: Identifier) { self.id = id }
}

/// The body of `PUT /api/v1/me/pin`.
public struct PinBody: Codable, Hashable, Sendable {
    /// 6 to 12 digits.
    public var pin: String

    /// A body with a PIN.
    public init(pin: String) { self.pin = pin }
}

/// What setting a PIN answers.
public struct PinSet: Codable, Hashable, Sendable {
    /// Whose PIN it is.
    public let handle: String
    /// The fresh PIN an administrator passes on; absent where one set one's own.
    public let pin: String?

    /// An answer.
    public init(handle: String, pin: String?) {
        self.handle = handle
        self.pin = pin
    }
}

/// What `GET /api/v1/desk` answers.
public struct Desk: Codable, Hashable, Sendable {
    /// Its name, such as `Front desk 1`.
    public let name: String
    /// The property's name.
    public let property: String
    /// Seconds without use after which it locks.
    public let idleSeconds: Int

    /// Every value, as documented above.
    public init(name: String, property: String, idleSeconds: Int) {
        self.name = name
        self.property = property
        self.idleSeconds = idleSeconds
    }
}

/// The body of `POST /api/v1/desk/sessions`.
public struct DeskSessionBody: Codable, Hashable, Sendable {
    /// Who takes the desk.
    public var handle: String
    /// Their PIN.
    public var pin: String

    /// A body with both.
    public init(handle: String, pin: String) {
        self.handle = handle
        self.pin = pin
    }
}

/// What `GET /api/v1/keys` answers: what checks the house's signatures without asking it.
public struct VerifyingKeys: Codable, Hashable, Sendable {
    /// Texts `latitude-verifying-key-1 BASE64`, newest first; at least one.
    public let keys: [String]

    /// The keys.
    public init(keys: [String]) { self.keys = keys }
}
