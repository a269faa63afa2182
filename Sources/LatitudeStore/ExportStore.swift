public import Latitude
public import Postgres

/// Months of postings as they are taken out, and what was taken out before.
public struct ExportStore: Sendable {
    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Folds the postings of a month into one value as they come: by currency where asked, then by
    /// entry and line.
    ///
    /// One snapshot is read, one posting is in memory, and ten minutes is the longest it may take.
    /// Where `take` answers false it ends there, as a failure. Throws `PostgresError`.
    public func fold<Value: Sendable>(
        _ month: Month,
        byCurrency: Bool,
        for asker: SignedIn,
        into start: @Sendable () -> Value,
        _ take: @Sendable (inout Value, PostingLine) -> Bool
    ) async throws(PostgresError) -> Value {
        try await pool.fold(
            PostingLines.sql(month, byCurrency: byCurrency),
            within: asker.context,
            deadline: .seconds(600),
            pause: .seconds(120),
            into: start
        ) { value, row throws(PostgresError) in
            guard take(&value, try PostingLine(&row)) else {
                throw .unexpectedResult("whoever takes the postings can take no more")
            }
        }
    }

    /// Whether a month has begun, and whether it is closed.
    ///
    /// Throws `PostgresError`.
    public func state(of month: Month) async throws -> (hasBegun: Bool, isClosed: Bool) {
        try await pool.one(PeriodState(parameters: [.text(month.first.description)]))
    }

    /// Remembers that a file was taken out, and answers the one before of the same month, format
    /// and part; nil for the first.
    ///
    /// Throws `not_signed_in`, `not_entitled`; `PostgresError`.
    public func note(_ export: ExportedFile, by token: TokenHash) async throws -> FormerExport? {
        let answer = try await pool.one(KeepExport(export, by: token))
        guard answer.code == "booked" else {
            throw Refusal(RefusalCode(rawValue: answer.code) ?? .internalFault)
        }
        return answer.former
    }

    /// Files taken out, latest first, at most `limit`; of one month alone where one is named.
    ///
    /// Throws `PostgresError`.
    public func list(
        of month: Month? = nil,
        limit: Int = 200,
        for asker: SignedIn
    ) async throws -> [ExportRow] {
        try await pool.run(
            KnownExports(parameters: [.text(month?.first.description), .int(limit)]),
            within: asker.context
        )
    }
}

/// A file of a month as it was taken out.
public struct ExportedFile: Sendable {
    /// The month.
    public let month: Month
    /// The format's name.
    public let format: String
    /// Which file of several, from 1.
    public let part: Int
    /// SHA-256 of the bytes.
    public let digest: [UInt8]
    /// How many postings it has.
    public let rows: Int64
    /// How long it is.
    public let bytes: Int64
    /// Whether the month was closed when it was read.
    public let isClosed: Bool

    /// Every value, as documented above.
    public init(
        month: Month,
        format: String,
        part: Int,
        digest: [UInt8],
        rows: Int64,
        bytes: Int64,
        isClosed: Bool
    ) {
        self.month = month
        self.format = format
        self.part = part
        self.digest = digest
        self.rows = rows
        self.bytes = bytes
        self.isClosed = isClosed
    }
}

/// The file taken out before.
public struct FormerExport: Sendable {
    /// When, seconds since 1970.
    public let at: Double
    /// The handle of who did it.
    public let by: String
    /// Whether its bytes were the same.
    public let isSame: Bool
}

/// A file that was taken out, in a list.
public struct ExportRow: Sendable {
    /// `2026-10`.
    public let month: String
    /// The format's name.
    public let format: String
    /// Which file of several, from 1.
    public let part: Int
    /// SHA-256 of the bytes, in hexadecimal.
    public let digest: String
    /// How many postings it has.
    public let rows: Int64
    /// How long it is.
    public let bytes: Int64
    /// Whether the month was closed then.
    public let isClosed: Bool
    /// The handle of who did it.
    public let by: String
    /// When, seconds since 1970.
    public let at: Double
}

/// The query an export streams.
///
/// Days, instants, ids and digests come as PostgreSQL keeps them and become text here: the server
/// makes them text row by row in the one process that everything waits for.
enum PostingLines {
    static func sql(_ month: Month, byCurrency: Bool) -> String {
        """
        select p.entry_id, p.line, p.debit, p.credit, v.number, e.certification_id, p.currency,
            x.code, e.kind, e.occurred_on, p.booked_on, e.booked_at, t.name, c.code, c.name,
            a.account, a.name, a.kind, e.means, m.handle, x.recovery_id, e.digest
        from posting p
        join entry e on e.entry_id = p.entry_id
        join recovery x on x.recovery_id = e.recovery_id
        join employee m on m.employee_id = e.employee_id
        join cost_centre c on c.cost_centre_id = p.cost_centre_id
        join property t on t.property_id = c.property_id
        join account a on a.account = p.account
        join policy v on v.policy_id = e.policy_id
        where p.booked_on >= date '\(month.first.description)'
            and p.booked_on < date '\(month.first.description)' + interval '1 month'
        order by \(byCurrency ? "p.currency, " : "")p.entry_id, p.line
        """
    }
}

extension PostingLine {
    /// Reads the columns of `PostingLines`.
    init(_ row: inout BinaryRow) throws(PostgresError) {
        let (entry, line) = (try row.number(Int64.self), try row.number(Int16.self))
        let (debit, credit) = (try row.number(Int64.self), try row.number(Int64.self))
        let (policy, certification) = (try row.number(Int32.self), try row.number(Int64.self))
        let code = try row.text()
        guard let currency = Currency(code) else {
            throw .unexpectedResult("“\(code)” is no currency")
        }
        self.init(entry: entry, line: Int(line), currency: currency)
        (self.debit, self.credit) = (debit, credit)
        (self.policy, self.certification) = (Int(policy), certification)
        self.code = try row.text()
        kind = try row.text()
        occurredOn = try row.day()
        bookedOn = try row.day()
        bookedAt = try row.second()
        property = try row.text()
        costCentre = try row.text()
        costCentreName = try row.text()
        account = try row.text()
        accountName = try row.text()
        accountKind = try row.text()
        means = try row.text()
        employee = try row.text()
        recovery = try row.uuid()
        digest = try row.hexadecimal()
    }
}
