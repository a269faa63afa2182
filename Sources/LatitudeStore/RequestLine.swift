import Crypto
import Foundation
import Latitude

/// One `recovery_request` of `sql/`, as JSON with the composite's field names.
struct RequestLine: Encodable, Sendable {
    let requestID: Identifier
    let kind: String
    let tokenHash: TokenHash
    var recoveryID: Identifier?
    var recoveryCode: String?
    var amount: Int64?
    var currency: String?
    var means: Means?
    var reason: RecoveryReason?
    var sealed: String?
    var guestKind: GuestLabel.Kind?
    var guestIndex: String?
    var guestSealed: String?
    var newGuest: Bool?
    var cause: Cause?
    var minutes: Int?
    var occurredAt: String?
    var neededBy: String?
    var awayUntil: String?
    var expiresAt: String?
    /// Whether the words of a reversal are a reason; nil without words.
    var reasoned: Bool?
    var content: String = ""
    /// As typed, for the answer; not sent.
    var guestLabel: String?

    enum CodingKeys: String, CodingKey {
        case requestID = "request_id"
        case kind
        case tokenHash = "token_hash"
        case recoveryID = "recovery_id"
        case recoveryCode = "recovery_code"
        case amount, currency, means, reason, sealed
        case guestKind = "guest_kind"
        case guestIndex = "guest_index"
        case guestSealed = "guest_sealed"
        case newGuest = "new_guest"
        case cause, minutes
        case occurredAt = "occurred_at"
        case neededBy = "needed_by"
        case awayUntil = "away_until"
        case expiresAt = "expires_at"
        case reasoned, content
    }

    /// The line of a new act; words and label leave the server sealed.
    init(_ request: RecoveryRequest, by token: TokenHash, vault: PersonalVault) throws {
        requestID = request.id
        kind = request.kind.rawValue
        tokenHash = token
        setReference(request.incident)
        setAmount(request.amount)
        means = request.means
        reason = request.reason
        let envelope = try vault.envelope(
            what: request.what.text,
            wrong: request.wrong?.text,
            place: request.place?.text
        )
        sealed = Hexadecimal.text(envelope)
        if let guest = request.guest {
            guestKind = guest.kind
            guestLabel = guest.text
            guestSealed = Hexadecimal.text(vault.envelope(guest.text))
            let index = vault.labelIndex(kind: guest.kind.rawValue, normalised: guest.normalised)
            guestIndex = Hexadecimal.text(index)
        }
        newGuest = request.isNewGuest
        cause = request.cause
        minutes = request.minutes
        occurredAt = request.occurredAt.map(Self.instant)
        neededBy = request.hold?.neededBy.map(Self.instant)
        awayUntil = request.hold?.awayUntil.map(Self.instant)
        expiresAt = request.hold?.expiresAt.map(Self.instant)
        content = digest([
            request.what.text, request.wrong?.text, request.place?.text, guestKind?.rawValue,
            guestLabel,
        ])
    }

    /// The line of what follows an act.
    init(_ step: FollowUp, by token: TokenHash, vault: PersonalVault) {
        requestID = step.id
        tokenHash = token
        sealed = (step.words?.text).map { Hexadecimal.text(vault.envelope($0)) }
        switch step.step {
        case .settle(let sum, let from):
            kind = "settle"
            setAmount(sum)
            means = from
        case .release: kind = "release"
        case .repay(let sum, let from):
            kind = "repay"
            setAmount(sum)
            means = from
        case .reverse:
            kind = "reverse"
            reasoned = step.words.map { (try? Reason($0)) != nil }
        }
        setReference(step.recovery)
        content = digest([step.words?.text])
    }

    /// The line of a gift of nothing, which asks how its sender stands.
    init(askedBy token: TokenHash) {
        requestID = Identifier()
        kind = RecoveryKind.gift.rawValue
        tokenHash = token
    }

    private mutating func setReference(_ reference: RecoveryReference?) {
        switch reference {
        case .id(let id): recoveryID = id
        case .code(let code): recoveryCode = code.text
        case nil: break
        }
    }

    private mutating func setAmount(_ money: Money?) {
        amount = money?.minor
        currency = money?.currency.code
    }

    private static func instant(_ date: Date) -> String {
        date.ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
    }

    /// SHA-256 over every field but id and token, the words as they were typed, each with its
    /// length before it, so that no two requests have the same bytes; as PostgreSQL writes bytes.
    private func digest(_ words: [String?]) -> String {
        let sum = amount.map { String($0) }
        let given = minutes.map { String($0) }
        let fields: [String?] = [
            kind, recoveryID?.description, recoveryCode, sum, currency, means?.rawValue,
            reason?.rawValue,
            newGuest.map { $0 ? "new" : "known" }, cause?.rawValue, given, occurredAt, neededBy,
            awayUntil, expiresAt,
        ]
        return CanonicalBytes(tag: "latitude.request.1", fields: fields + words).hexDigest
    }
}

/// Length-prefixed bytes of a list of texts; absent and empty differ.
struct CanonicalBytes {
    private var bytes: [UInt8]

    init(tag: String, fields: [String?]) {
        bytes = Array(tag.utf8)
        for field in fields {
            guard let field else {
                bytes += [0xFF, 0xFF, 0xFF, 0xFF]
                continue
            }
            let text = Array(field.utf8)
            withUnsafeBytes(of: UInt32(text.count).bigEndian) { bytes += $0 }
            bytes += text
        }
    }

    /// SHA-256 as PostgreSQL writes bytes: `\x` and hexadecimal digits.
    var hexDigest: String { Hexadecimal.text(SHA256.hash(data: bytes)) }

    /// SHA-256.
    var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }
}

/// Bytes as PostgreSQL reads and writes them in text.
enum Hexadecimal {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = Array("\\x".utf8)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
