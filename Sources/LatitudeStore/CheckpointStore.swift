import Foundation
public import Postgres

/// The heads of all chains, to be signed and kept outside the database, and whether what stands in
/// the books now still leads through them.
public struct CheckpointStore: Sendable {
    private static let chunk = 5_000

    private let connection: Connection

    /// A store over a connection that may read every row.
    public init(connection: Connection) { self.connection = connection }

    /// The heads as they are now; all of one moment.
    ///
    /// Throws `PostgresError`.
    public func heads() async throws -> ChainHeads {
        try await connection.transaction(deadline: .seconds(600)) { connection in
            try connection.run(script: Self.snapshot)
            return ChainHeads(
                book: try connection.one(BookHead(), deadline: .seconds(60)),
                funds: try connection.run(FundHeads(), deadline: .seconds(600))
            )
        }
    }

    /// What of `known` the books no longer lead through, first fund first; empty when they do.
    ///
    /// A history that was rewritten whole is consistent in itself and found here alone. Throws
    /// `PostgresError`.
    public func differences(from known: ChainHeads) async throws -> [String] {
        try await connection.transaction(deadline: .seconds(3_600)) { connection in
            try connection.run(script: Self.snapshot)
            var found = try Self.bookDifferences(from: known.book, on: connection)
            var rest = known.funds[...]
            while !rest.isEmpty {
                let part = Array(rest.prefix(Self.chunk))
                rest = rest.dropFirst(part.count)
                let links = try connection.run(
                    LinksAt(parameters: [
                        .ints(part.map { Optional($0.fund) }), .ints(part.map { Optional($0.seq) }),
                    ]),
                    deadline: .seconds(60)
                )
                for (head, link) in zip(part, links) where link.hash != head.hash {
                    let entry = link.entry.map { ", entry \($0) or one before it" } ?? ""
                    let what = link.hash == nil ? "is missing" : "is another"
                    found.append("fund \(head.fund), link \(head.seq): \(what)\(entry)")
                }
            }
            return found
        }
    }

    private static func bookDifferences(
        from known: BookHeadRow,
        on connection: isolated Connection
    ) throws -> [String] {
        let now = try connection.one(
            BookAt(parameters: [.int(known.lastEntry), .int(known.registerSeq)])
        )
        var found: [String] = []
        if now.entryCount != known.entryCount {
            found.append(
                "entries up to \(known.lastEntry): were \(known.entryCount), are \(now.entryCount)"
            )
        }
        if now.registerHash != known.registerHash {
            found.append("register \(known.registerSeq): is another or is missing")
        }
        return found
    }

    private static let snapshot = "set transaction isolation level repeatable read, read only"
}

/// The heads of all chains of an organisation at one moment.
public struct ChainHeads: Sendable, Equatable {
    /// Entries and register.
    public var book: BookHeadRow
    /// Every fund, by number.
    public var funds: [FundHeadRow]

    /// Heads as read from a checkpoint.
    public init(book: BookHeadRow, funds: [FundHeadRow]) {
        self.book = book
        self.funds = funds
    }
}

/// How far the books reach.
public struct BookHeadRow: Sendable, Equatable {
    /// The organisation's name.
    public var organisation: String
    /// How many entries there are.
    public var entryCount: Int64
    /// The number of the last one; 0 without any.
    public var lastEntry: Int64
    /// The register's last line.
    public var registerSeq: Int64
    /// Its hash, hexadecimal; nil when there is no such line.
    public var registerHash: String?

    /// How far the books reached.
    public init(
        organisation: String,
        entryCount: Int64,
        lastEntry: Int64,
        registerSeq: Int64,
        registerHash: String?
    ) {
        self.organisation = organisation
        self.entryCount = entryCount
        self.lastEntry = lastEntry
        self.registerSeq = registerSeq
        self.registerHash = registerHash
    }
}

/// The last link of one fund.
public struct FundHeadRow: Sendable, Equatable {
    /// The fund's number.
    public var fund: Int64
    /// The link's place in the chain, from 1.
    public var seq: Int64
    /// Its hash, hexadecimal.
    public var hash: String

    /// A head.
    public init(fund: Int64, seq: Int64, hash: String) {
        self.fund = fund
        self.seq = seq
        self.hash = hash
    }
}

struct BookHead: Statement {
    static let effect = Effect.read
    static let sql = """
        select o.name, e.count, e.last, o.register_seq, encode(o.register_head, 'hex')
        from organisation o
        cross join (select count(*), coalesce(max(entry_id), 0) as last from entry) e
        """

    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> BookHeadRow {
        BookHeadRow(
            organisation: try row.next(),
            entryCount: try row.next(),
            lastEntry: try row.next(),
            registerSeq: try row.next(),
            registerHash: try row.next()
        )
    }
}

struct FundHeads: Statement {
    static let effect = Effect.read
    static let sql = """
        select f.fund_id, f.seq, encode(f.head, 'hex') from fund f order by f.fund_id
        """

    var parameters: [Parameter] { [] }

    static func decode(_ row: inout Row) throws(PostgresError) -> FundHeadRow {
        FundHeadRow(fund: try row.next(), seq: try row.next(), hash: try row.next())
    }
}

struct BookAt: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select o.name, (select count(*) from entry e where e.entry_id <= $1::bigint), $1::bigint,
            $2::bigint, (select encode(r.hash, 'hex') from register r where r.seq = $2)
        from organisation o
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BookHeadRow {
        try BookHead.decode(&row)
    }
}

struct LinkRow: Sendable {
    let hash: String?
    let entry: Int64?
}

struct LinksAt: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select encode(k.hash, 'hex'), k.entry_id
        from unnest($1::bigint[], $2::bigint[]) with ordinality h (fund_id, seq, place)
        left join fund_entry k on (k.fund_id, k.seq) = (h.fund_id, h.seq)
        order by h.place
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> LinkRow {
        LinkRow(hash: try row.next(), entry: try row.next())
    }
}
