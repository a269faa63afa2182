public import Foundation
public import Latitude

/// One entry of the journal with its money facts: never words, never a guest.
public struct JournalEntry: Codable, Hashable, Sendable {
    /// One line of an entry.
    public struct Posting: Codable, Hashable, Sendable {
        /// The account.
        public let account: String
        /// The account's name.
        public let name: String
        /// What it debits; zero on the other side.
        public let debit: Money
        /// What it credits; zero on the other side.
        public let credit: Money

        /// Every value, as documented above.
        public init(account: String, name: String, debit: Money, credit: Money) {
            self.account = account
            self.name = name
            self.debit = debit
            self.credit = credit
        }
    }

    /// The entry's number; entries are in order by it.
    public let number: Int64
    /// The act's code.
    public let code: String
    /// What it is.
    public let kind: EntryKind
    /// Its sum.
    public let amount: Money
    /// Where the money came from, or went back to.
    public let means: Means
    /// The handle of who booked it.
    public let employee: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// The day it happened.
    public let occurredOn: Day
    /// The day the journal carries it under.
    public let bookedOn: Day
    /// When it was booked.
    public let bookedAt: Date
    /// The policy that covered the act.
    public let policy: PolicyBody
    /// What the certificate that covered the act is of.
    public let course: String
    /// The certificate's last day.
    public let certifiedUntil: Day
    /// How its act stands with its evidence by now.
    public let evidence: EvidenceState
    /// What it added to what is used of the funds, negative where it gave back; absent without one.
    public let used: Money?
    /// What it added to what is held of the funds, negative where it gave back; absent without one.
    public let held: Money?
    /// The entry's digest, hexadecimal.
    public let digest: String
    /// Its lines, debits equal to credits; none for what moves authority alone.
    public let postings: [Posting]

    /// Every value, as documented above.
    public init(
        number: Int64,
        code: String,
        kind: EntryKind,
        amount: Money,
        means: Means,
        employee: String,
        property: String,
        costCentre: String,
        occurredOn: Day,
        bookedOn: Day,
        bookedAt: Date,
        policy: PolicyBody,
        course: String,
        certifiedUntil: Day,
        evidence: EvidenceState,
        used: Money?,
        held: Money?,
        digest: String,
        postings: [Posting]
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
        self.course = course
        self.certifiedUntil = certifiedUntil
        self.evidence = evidence
        self.used = used
        self.held = held
        self.digest = digest
        self.postings = postings
    }
}

/// What one account moved in one currency.
public struct AccountTotal: Codable, Hashable, Sendable {
    /// The account.
    public let account: String
    /// The account's name.
    public let name: String
    /// All its debits.
    public let debit: Money
    /// All its credits.
    public let credit: Money

    /// Every value, as documented above.
    public init(account: String, name: String, debit: Money, credit: Money) {
        self.account = account
        self.name = name
        self.debit = debit
        self.credit = credit
    }
}

/// Debits and credits of one currency, which are equal.
public struct CurrencyTotal: Codable, Hashable, Sendable {
    /// All debits.
    public let debit: Money
    /// All credits.
    public let credit: Money

    /// Every value, as documented above.
    public init(debit: Money, credit: Money) {
        self.debit = debit
        self.credit = credit
    }
}

/// What `GET /api/v1/journal` answers.
public struct JournalList: Codable, Hashable, Sendable {
    /// By number, newest first; may be empty.
    public let entries: [JournalEntry]
    /// How many entries match, on all pages.
    public let count: Int64
    /// What all that match moved, by account and currency.
    public let totals: [AccountTotal]
    /// The same by currency alone.
    public let sums: [CurrencyTotal]
    /// What to send as `before` for the next page; absent on the last.
    public let next: String?

    /// One page; the sums follow from the totals.
    public init(entries: [JournalEntry], count: Int64, totals: [AccountTotal], next: String?) {
        self.entries = entries
        self.count = count
        self.totals = totals
        self.next = next
        sums = Dictionary(grouping: totals, by: \.debit.currency.code)
            .sorted { $0.key < $1.key }
            .compactMap { _, totals in
                guard let currency = totals.first?.debit.currency else { return nil }
                return CurrencyTotal(
                    debit: Money(
                        minor: totals.reduce(0) { $0 + $1.debit.minor },
                        currency: currency
                    ),
                    credit: Money(
                        minor: totals.reduce(0) { $0 + $1.credit.minor },
                        currency: currency
                    )
                )
            }
    }
}
