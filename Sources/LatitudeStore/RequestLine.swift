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
    var what: String?
    var wrong: String?
    var place: String?
    var guestKind: GuestLabel.Kind?
    var guestLabel: String?
    var guestNormalised: String?
    var newGuest: Bool?
    var cause: Cause?
    var minutes: Int?
    var occurredAt: String?
    var neededBy: String?
    var awayUntil: String?
    var expiresAt: String?
    var content: String = ""

    enum CodingKeys: String, CodingKey {
        case requestID = "request_id"
        case kind
        case tokenHash = "token_hash"
        case recoveryID = "recovery_id"
        case recoveryCode = "recovery_code"
        case amount, currency, means, reason, what, wrong, place
        case guestKind = "guest_kind"
        case guestLabel = "guest_label"
        case guestNormalised = "guest_normalised"
        case newGuest = "new_guest"
        case cause, minutes
        case occurredAt = "occurred_at"
        case neededBy = "needed_by"
        case awayUntil = "away_until"
        case expiresAt = "expires_at"
        case content
    }

    /// The line of a new act.
    init(_ request: RecoveryRequest, by token: TokenHash) {
        requestID = request.id
        kind = request.kind.rawValue
        tokenHash = token
        setReference(request.incident)
        setAmount(request.amount)
        means = request.means
        reason = request.reason
        what = request.what.text
        wrong = request.wrong?.text
        place = request.place?.text
        guestKind = request.guest?.kind
        guestLabel = request.guest?.text
        guestNormalised = request.guest?.normalised
        newGuest = request.isNewGuest
        cause = request.cause
        minutes = request.minutes
        occurredAt = request.occurredAt.map(Self.instant)
        neededBy = request.hold?.neededBy.map(Self.instant)
        awayUntil = request.hold?.awayUntil.map(Self.instant)
        expiresAt = request.hold?.expiresAt.map(Self.instant)
        content = digest()
    }

    /// The line of what follows an act.
    init(_ step: FollowUp, by token: TokenHash) {
        requestID = step.id
        tokenHash = token
        what = step.words?.text
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
        case .reverse: kind = "reverse"
        }
        setReference(step.recovery)
        content = digest()
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

    /// SHA-256 over every field but id, token and content, each with its length before it, so that
    /// no two requests have the same bytes; as PostgreSQL writes bytes.
    private func digest() -> String {
        let sum = amount.map { String($0) }
        let given = minutes.map { String($0) }
        let fields: [String?] = [
            kind, recoveryID?.description, recoveryCode, sum, currency, means?.rawValue,
            reason?.rawValue, what, wrong, place, guestKind?.rawValue, guestLabel,
            newGuest.map { $0 ? "new" : "known" }, cause?.rawValue, given, occurredAt, neededBy,
            awayUntil, expiresAt,
        ]
        return CanonicalBytes(tag: "latitude.request.1", fields: fields).hexDigest
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
