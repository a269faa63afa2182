public import Latitude
import Messages

/// A refusal on the wire, `application/problem+json` (RFC 9457).
public struct Problem: Codable, Hashable, Sendable, Error {
    /// What programs go by; see `RefusalCode`.
    public let code: String
    /// What happened, one sentence.
    public let title: String
    /// The HTTP status that carried it.
    public let status: Int
    /// What is known of this case; absent when the title says it all.
    public let detail: String?
    /// The rule behind it, in its own words.
    public let rule: String
    /// The person who answers for the rule.
    public let owner: String
    /// Ways on, best first; never empty.
    public let youCan: [String]
    /// False where the books looked for the id and did not book it, though the code alone does not
    /// say so; else absent.
    public let booked: Bool?

    /// The wire form of a refusal, completed from the catalogue.
    public init(_ refusal: Refusal) {
        let entry = refusal.code.entry
        code = refusal.code.rawValue
        title = entry.title
        status = entry.status
        detail = refusal.detail(in: .en)
        rule = refusal.rule ?? entry.rule
        owner = refusal.owner ?? refusal.code.defaultOwner
        youCan = refusal.youCan.isEmpty ? entry.youCan : refusal.youCan
        booked = refusal.undecidedFor == nil ? nil : false
    }

    /// The catalogue's name for `code`; nil for a code of a newer server.
    public var refusalCode: RefusalCode? { RefusalCode(rawValue: code) }

    /// The exit code of the command line; for an unknown code 70 where the server is at fault,
    /// else 65.
    ///
    /// What the books themselves would not decide today ends as what is over a limit.
    public var exitCode: Int32 {
        if booked == false { return RefusalCode.overLimit.entry.exitCode }
        return refusalCode?.entry.exitCode ?? (status >= 500 ? 70 : 65)
    }
}
