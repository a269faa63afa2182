public import Foundation

/// One entry of the journal as a page shows it: money facts alone.
public struct JournalEntryValue: Hashable, Sendable {
    /// The entry's number.
    public let number: Int64
    /// The act's code.
    public let code: String
    /// What it is.
    public let kind: PageEntryKind
    /// Its sum.
    public let amount: PageMoney
    /// Where the money came from, or went back to.
    public let means: PageMeans
    /// The handle of who booked it.
    public let employee: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// The day it happened.
    public let occurredOn: CivilDate
    /// The day the journal carries it under.
    public let bookedOn: CivilDate
    /// When it was booked.
    public let bookedAt: Date
    /// The version of the rules that covered the act.
    public let policy: Int
    /// Who answers for that version.
    public let policyOwner: String
    /// What the certificate is of.
    public let course: String
    /// The certificate's last day.
    public let certifiedUntil: CivilDate
    /// How its act stands with its evidence by now.
    public let evidence: BillsPage.State
    /// What it added to what is used of the funds; nil without a fund.
    public let used: PageMoney?
    /// What it added to what is held of them; nil without a fund.
    public let held: PageMoney?
    /// The entry's digest, hexadecimal.
    public let digest: String
    /// Its lines; none for what moves authority alone.
    public let postings: [PageTotal]

    /// Every value, as documented above.
    public init(
        number: Int64,
        code: String,
        kind: PageEntryKind,
        amount: PageMoney,
        means: PageMeans,
        employee: String,
        property: String,
        costCentre: String,
        occurredOn: CivilDate,
        bookedOn: CivilDate,
        bookedAt: Date,
        policy: Int,
        policyOwner: String,
        course: String,
        certifiedUntil: CivilDate,
        evidence: BillsPage.State,
        used: PageMoney?,
        held: PageMoney?,
        digest: String,
        postings: [PageTotal]
    ) {
        self.number = number
        self.code = code
        self.kind = kind
        self.amount = amount
        self.means = means
        self.employee = employee
        self.property = property
        self.costCentre = costCentre
        self.occurredOn = occurredOn
        self.bookedOn = bookedOn
        self.bookedAt = bookedAt
        self.policy = policy
        self.policyOwner = policyOwner
        self.course = course
        self.certifiedUntil = certifiedUntil
        self.evidence = evidence
        self.used = used
        self.held = held
        self.digest = digest
        self.postings = postings
    }
}
