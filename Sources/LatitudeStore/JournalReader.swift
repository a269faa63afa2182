public import Latitude
public import Postgres

/// The journal as finance read it: money facts of the whole organisation, never a word.
///
/// Page, file, interface and command line read the same statements. Each keeps its own predicate
/// that the asker is finance; without it, and without row security, nothing is shown.
public struct JournalReader: Sendable {
    private let pool: ConnectionPool

    /// A reader over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Entries by number, newest first, at most `limit`, those before the number `before`; how many
    /// match in all, and what all of them moved.
    ///
    /// Throws `PostgresError`.
    public func page(
        _ filter: JournalFilter,
        before: Int64?,
        limit: Int,
        for asker: SignedIn
    ) async throws -> JournalRows {
        let (entries, count, totals) = try await pool.run(
            JournalEntries(parameters: filter.parameters + [.int(before), .int(limit)]),
            JournalCount(parameters: filter.parameters),
            JournalTotals(parameters: filter.parameters),
            within: asker.context
        )
        return JournalRows(entries: entries, count: count.first ?? 0, totals: totals)
    }

    /// Postings of entries by number, newest first: those of at most `limit` entries before the
    /// number `before`, so that a long file is read part by part.
    ///
    /// Throws `PostgresError`.
    public func postings(
        _ filter: JournalFilter,
        before: Int64?,
        limit: Int,
        for asker: SignedIn
    ) async throws -> [PostingRow] {
        try await pool.run(
            JournalPostings(parameters: filter.parameters + [.int(before), .int(limit)]),
            within: asker.context
        )
    }
}

/// Which entries of the journal are asked for; what is nil narrows nothing.
public struct JournalFilter: Sendable {
    /// The first day booked on.
    public var from: Day?
    /// The last day booked on.
    public var until: Day?
    /// Numbers of cost centres; a property's are its own.
    public var costCentres: [Int64]?
    /// An account that the entry moves.
    public var account: String?
    /// What the entry is.
    public var kind: EntryKind?
    /// The number of one entry, or with `code` of the one among those of the act.
    public var number: Int64?
    /// The code of one act.
    public var code: String?
    /// How the entry's act stands with its evidence.
    public var evidence: EvidenceState?

    /// Everything.
    public init() {}

    /// `$1` to `$8` of `JournalSQL`.
    var parameters: [Parameter] {
        [
            .text(from?.description), .text(until?.description), .numbers(costCentres),
            .text(account), .text(kind?.rawValue), .int(number), .text(code),
            .text(evidence?.rawValue),
        ]
    }
}

extension Parameter {
    /// An array of whole numbers, or null.
    static func numbers(_ values: [Int64]?) -> Parameter {
        .text(values.map { "{\($0.map { String($0) }.joined(separator: ","))}" })
    }
}

/// A page of the journal with what all that matches comes to.
public struct JournalRows: Sendable {
    /// By number, newest first.
    public let entries: [JournalRow]
    /// How many entries match.
    public let count: Int64
    /// Every account they move, by account and currency.
    public let totals: [AccountTotalRow]
}

/// One entry with what finance may know of it.
public struct JournalRow: Sendable {
    /// One line of an entry.
    public struct Posting: Decodable, Sendable {
        /// Its account.
        public let account: String
        /// The account's name.
        public let name: String
        /// Smallest units; zero on the other side.
        public let debit: Int64
        /// Smallest units; zero on the other side.
        public let credit: Int64
    }

    /// Its number.
    public let number: Int64
    /// The act's code.
    public let code: String
    /// What it is.
    public let kind: EntryKind
    /// Smallest units.
    public let amount: Int64
    /// The property's currency.
    public let currency: String
    /// Where the money came from, or went back to.
    public let means: Means
    /// The handle of who booked it.
    public let employee: String
    /// The property's name.
    public let property: String
    /// The cost centre's name.
    public let costCentre: String
    /// The day it happened.
    public let occurredOn: String
    /// The day the journal carries it under.
    public let bookedOn: String
    /// Seconds since 1970.
    public let bookedAt: Double
    /// The version of the rules that covered the act.
    public let policyNumber: Int
    /// Who answers for that version.
    public let policyOwner: String
    /// What the certificate that covered the act is of.
    public let course: String
    /// Its last day.
    public let certifiedUntil: String
    /// How its act stands with its evidence by now.
    public let evidence: EvidenceState
    /// What it added to what is used of the funds, in smallest units; nil where it drew on none.
    public let usedChange: Int64?
    /// What it added to what is held of them.
    public let heldChange: Int64?
    /// The entry's digest, hexadecimal.
    public let digest: String
    /// Its lines; none for what moves authority alone, such as a hold.
    public let postings: [Posting]
}

/// What one account moved in one currency.
public struct AccountTotalRow: Sendable {
    /// The account.
    public let account: String
    /// Its name.
    public let name: String
    /// The currency.
    public let currency: String
    /// Smallest units.
    public let debit: Int64
    /// Smallest units.
    public let credit: Int64
}

/// One posting with the entry it belongs to.
public struct PostingRow: Sendable {
    /// The entry's number.
    public let entry: Int64
    /// Its place in the entry, from 1.
    public let line: Int
    /// The act's code.
    public let code: String
    /// What the entry is.
    public let kind: String
    /// The day it happened.
    public let occurredOn: String
    /// The day the journal carries it under.
    public let bookedOn: String
    /// When it was booked, RFC 3339 in UTC to the second.
    public let bookedAt: String
    /// The property's name.
    public let property: String
    /// The cost centre's code.
    public let costCentreCode: String
    /// The cost centre's name.
    public let costCentre: String
    /// The handle of who booked it.
    public let employee: String
    /// Where the money came from, or went back to.
    public let means: String
    /// The account.
    public let account: String
    /// The account's name.
    public let accountName: String
    /// Smallest units.
    public let debit: Int64
    /// Smallest units.
    public let credit: Int64
    /// The currency.
    public let currency: String
    /// The version of the rules that covered the act.
    public let policyNumber: Int
    /// The last day of the certificate that covered the act.
    public let certifiedUntil: String
    /// How the act stands with its evidence by now.
    public let evidence: EvidenceState
    /// The entry's digest, hexadecimal.
    public let digest: String
}
