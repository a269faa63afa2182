/// One posting of the journal with what stands beside it: what the formats of other people's
/// accounting are made of.
///
/// No guest, no words, and nothing that changes later: the same closed month is always told alike.
public struct PostingLine: Hashable, Sendable {
    /// The entry's number in the journal.
    public var entry: Int64
    /// The posting's place in its entry, from 1.
    public var line: Int
    /// The act's speakable code.
    public var code: String
    /// What the entry is: `spend`, `hold`, `settle`, `release`, `repay`, `reverse`.
    public var kind: String
    /// The day it happened, `2026-10-02`.
    public var occurredOn: String
    /// The day the journal carries it under, `2026-10-03`.
    public var bookedOn: String
    /// When it was booked, RFC 3339 in UTC, to the second.
    public var bookedAt: String
    /// The property's name.
    public var property: String
    /// The cost centre's code at its property.
    public var costCentre: String
    /// The cost centre's name.
    public var costCentreName: String
    /// The account, as `account` names it.
    public var account: String
    /// The account's name for people.
    public var accountName: String
    /// `asset`, `liability`, `revenue` or `expense`.
    public var accountKind: String
    /// Smallest units debited; 0 on a credit.
    public var debit: Int64
    /// Smallest units credited; 0 on a debit.
    public var credit: Int64
    /// What both are in.
    public var currency: Currency
    /// Where the money came from.
    public var means: String
    /// The handle of who booked it.
    public var employee: String
    /// The number of the policy it was within, at the property.
    public var policy: Int
    /// The number of the certificate it was within.
    public var certification: Int64
    /// The act's id.
    public var recovery: String
    /// The entry's digest, in hexadecimal.
    public var digest: String

    /// A posting, for a decoder to fill.
    public init(entry: Int64, line: Int, currency: Currency) {
        (self.entry, self.line, self.currency) = (entry, line, currency)
        (code, kind, occurredOn, bookedOn, bookedAt) = ("", "", "", "", "")
        (property, costCentre, costCentreName) = ("", "", "")
        (account, accountName, accountKind) = ("", "", "")
        (debit, credit, means, employee) = (0, 0, "", "")
        (policy, certification, recovery, digest) = (0, 0, "", "")
    }

    /// Debit less credit in smallest units.
    public var net: Int64 { debit - credit }
}
