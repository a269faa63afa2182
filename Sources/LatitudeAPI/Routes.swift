public import Latitude

/// The addresses of the interface, written once for server and client.
public enum Routes {
    /// Common start of every address below.
    public static let prefix = "/api/v1"

    /// `PUT` books an act; `GET` shows one, by id or code.
    public static func recovery(_ reference: RecoveryReference) -> String {
        "\(prefix)/recoveries/\(reference)"
    }

    /// `GET` lists one's own acts, newest first.
    public static let recoveries = "\(prefix)/recoveries"

    /// `PUT` of what comes after an act.
    public static func after(
        _ reference: RecoveryReference,
        _ resource: Resource,
        id: Identifier
    ) -> String {
        "\(recovery(reference))/\(resource.rawValue)/\(id)"
    }

    /// What may follow an act, as the last part of its address.
    public enum Resource: String, CaseIterable, Sendable {
        case settlement
        case release
        case repayments
        case reversal
        case outcomes
        case story
        case evidence
        case letters
    }

    /// `GET` lists what was added to an act.
    public static func evidence(_ reference: RecoveryReference) -> String {
        "\(recovery(reference))/\(Resource.evidence.rawValue)"
    }

    /// `GET`, by finance, lists acts whose bill is missing.
    public static let missingEvidence = "\(prefix)/evidence/missing"

    /// `POST` asks whether an act could be booked now; books nothing.
    public static let checks = "\(prefix)/checks"
    /// `GET` answers who one is and one's funds.
    public static let me = "\(prefix)/me"
    /// `GET` lists the stories one may read, newest first.
    public static let stories = "\(prefix)/stories"
    /// `GET` answers the policy in force at one's property.
    public static let policy = "\(prefix)/policy"
    /// `GET` answers a manager what became of their property's guests, in sums.
    public static let outcomes = "\(prefix)/outcomes"
    /// `GET` answers a manager what went wrong how often at their property.
    public static let causes = "\(prefix)/causes"
    /// `GET` answers a manager what is open at their property.
    public static let today = "\(prefix)/today"
    /// `PUT` chooses, as a manager, the story of today's line-up; `DELETE` takes that back.
    public static let lineUp = "\(prefix)/line-up"
    /// `GET` lists the letters of praise one was written, newest first.
    public static let letters = "\(prefix)/letters"
    /// `PUT` sets one's own PIN for shared desks.
    public static let pin = "\(prefix)/me/pin"
    /// `GET` lists one's own tokens.
    public static let tokens = "\(prefix)/tokens"

    /// `DELETE` ends one of one's own tokens.
    public static func token(_ id: Identifier) -> String { "\(tokens)/\(id)" }

    /// `PUT`, by an administrator, gives somebody a fresh PIN.
    public static func pin(of handle: String) -> String { "\(prefix)/employees/\(handle)/pin" }

    /// `GET` answers the signed proof that an act was within authority, as text.
    public static func cover(_ reference: RecoveryReference) -> String {
        "\(recovery(reference))/cover"
    }

    /// `POST` begins to sign a device in (RFC 8628); needs no token.
    public static let deviceAuthorizations = "\(prefix)/device/authorizations"
    /// `POST` asks for the token of a device somebody confirmed; needs no token.
    public static let deviceTokens = "\(prefix)/device/tokens"
    /// `GET` answers which desk a desk's token belongs to.
    public static let desk = "\(prefix)/desk"
    /// `POST`, with a desk's token, signs a colleague in by PIN.
    public static let deskSessions = "\(prefix)/desk/sessions"
    /// `GET` answers the keys that check what this house signs; needs no token.
    public static let keys = "\(prefix)/keys"
    /// `GET` lists entries of the journal, newest first; for finance.
    public static let journal = "\(prefix)/journal"
    /// `GET` answers funds by month, and open holds by age; for finance.
    public static let funds = "\(prefix)/funds"
    /// `GET` answers what each means moved; for finance.
    public static let means = "\(prefix)/means"
    /// `GET` answers what went out of a till on a day and came back; for finance.
    public static let slip = "\(prefix)/slip"
    /// `GET` answers what employees are owed for own money, and what was paid back; for finance.
    public static let owed = "\(prefix)/owed"
    /// Own money that was paid back; for finance.
    public static let reimbursements = "\(prefix)/reimbursements"
    /// `PUT` notes that somebody was paid back.
    public static func reimbursement(_ id: Identifier) -> String { "\(reimbursements)/\(id)" }
    /// `PUT` takes such a note back.
    public static func withdrawal(_ id: Identifier) -> String {
        "\(reimbursement(id))/withdrawal"
    }
    /// `GET` draws entries for checking; for finance.
    public static let sample = "\(prefix)/sample"
    /// `GET` lists the months of the books, for finance.
    public static let periods = "\(prefix)/periods"

    /// `PUT`, by finance, closes a month or opens it again.
    public static func period(_ month: Month) -> String { "\(periods)/\(month)" }

    /// `GET` lists what was taken out, for finance.
    public static let exports = "\(prefix)/exports"

    /// `GET` takes a month out, for finance; `format` is a name of one.
    public static func export(_ month: Month, format: String) -> String {
        "\(exports)/\(month)/\(format)"
    }

    /// `GET` answers plan and cost of a month, `PUT` takes a plan over; for finance.
    public static let budget = "\(prefix)/budget"

    /// `GET` answers this description of the interface.
    public static let description = "\(prefix)/openapi.yaml"
}
