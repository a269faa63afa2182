public import Postgres
import Synchronization

/// Recomputes the digest of every entry and the chain of every fund outside the database.
///
/// The same promises as the checks `entry_whole` and `fund_chain`, kept to by other code: rows are
/// streamed, canonical bytes and SHA-256 are made here. All connections see one snapshot.
public struct ChainVerifier: Sendable {
    /// What was found.
    public struct Report: Sendable {
        /// How many entries were recomputed.
        public var entryCount = 0
        /// How many links of funds were recomputed.
        public var linkCount = 0
        /// What is wrong with entries, by number; empty when nothing is.
        public var entryFindings: [String] = []
        /// What is wrong with chains, by fund and link; empty when nothing is.
        public var fundFindings: [String] = []
    }

    private let configuration: ConnectionConfiguration
    private let workerCount: Int
    private let chunk: Int

    /// A verifier that may read every row, with `workers` connections of its own and one more.
    ///
    /// `chunk` rows of entries, or funds, are looked at in one go by each.
    public init(_ configuration: ConnectionConfiguration, workers: Int = 2, chunk: Int = 20_000) {
        self.configuration = configuration
        workerCount = max(workers, 1)
        self.chunk = max(chunk, 1)
    }

    /// Verifies everything within `deadline`.
    public func run(deadline: Duration = .seconds(3600)) async throws -> Report {
        let holder = try await Connection.open(configuration)
        defer { Task { await holder.close() } }
        try await holder.run(script: "begin isolation level repeatable read, read only")
        let snapshot = try await holder.one(ExportSnapshot())
        let entryBounds = try await holder.run(Bounds.Entry(chunk: chunk), deadline: deadline)
        let fundBounds = try await holder.run(Bounds.Fund(chunk: chunk), deadline: deadline)
        var report = Report()
        let entries = try await spread(KeyRange.cut(at: entryBounds), snapshot, deadline) {
            ranges,
            connection in
            let verifier = EntryVerifier()
            return try ranges.map {
                ($0.place, try verifier.verify($0.range, on: connection, deadline: deadline))
            }
        }
        var table = DigestTable()
        for outcome in entries { table.append(ids: outcome.ids, digests: outcome.digests) }
        let digests = table
        let funds = try await spread(KeyRange.cut(at: fundBounds), snapshot, deadline) {
            ranges,
            connection in
            let verifier = FundVerifier(entries: digests)
            return try ranges.map {
                ($0.place, try verifier.verify($0.range, on: connection, deadline: deadline))
            }
        }
        report.entryCount = table.ids.count
        report.linkCount = funds.reduce(0) { $0 + $1.linkCount }
        let loose = Self.loose(table, funds)
        let findings = entries.flatMap(\.findings) + loose
        report.entryFindings = findings.sorted { $0.entry < $1.entry }.map(\.text)
        report.fundFindings = funds.flatMap(\.brokenLinks) + funds.flatMap(\.wrongCounts)
        return report
    }

    /// Entries that no fund holds.
    private static func loose(
        _ table: DigestTable,
        _ funds: [FundVerifier.Outcome]
    ) -> [(entry: Int64, text: String)] {
        var isHeld = [Bool](repeating: false, count: table.ids.count)
        for outcome in funds {
            for place in outcome.held { isHeld[place] = true }
        }
        return zip(table.ids, isHeld).filter { !$0.1 }
            .map { ($0.0, "entry \($0.0): no fund holds it") }
    }

    private typealias Work<Outcome> =
        @Sendable (RangeQueue, isolated Connection) throws -> [(Int, Outcome)]

    /// Has all workers take ranges until none is left; the outcomes in the order of the ranges.
    private func spread<Outcome: Sendable>(
        _ ranges: [KeyRange],
        _ snapshot: String,
        _ deadline: Duration,
        _ work: @escaping Work<Outcome>
    ) async throws -> [Outcome] {
        let queue = RangeQueue(ranges)
        return try await withThrowingTaskGroup(of: [(Int, Outcome)].self) { group in
            for _ in 0..<min(workerCount, ranges.count) {
                group.addTask {
                    let connection = try await Connection.open(configuration)
                    let outcomes = try await connection.transaction(deadline: deadline) {
                        try $0.run(script: Self.preparation(snapshot))
                        return try work(queue, $0)
                    }
                    await connection.close()
                    return outcomes
                }
            }
            var all: [(place: Int, outcome: Outcome)] = []
            for try await outcomes in group { all += outcomes.map { ($0.0, $0.1) } }
            return all.sorted { $0.place < $1.place }.map(\.outcome)
        }
    }

    /// A range is a small part of a table, which the planner does not always believe.
    private static func preparation(_ snapshot: String) -> String {
        """
        set transaction isolation level repeatable read, read only;
        set transaction snapshot '\(snapshot)';
        set local max_parallel_workers_per_gather = 0;
        set local work_mem = '64MB';
        set local enable_seqscan = off;
        set local enable_bitmapscan = off;
        set local jit = off;
        """
    }
}

/// Ranges still to be looked at, taken by several workers.
final class RangeQueue: Sendable {
    private let ranges: [KeyRange]
    // A lock, because workers are synchronous while they hold their snapshot.
    private let taken = Mutex(0)

    init(_ ranges: [KeyRange]) { self.ranges = ranges }

    /// What `body` makes of every range taken here, until none is left.
    func map<T>(_ body: ((place: Int, range: KeyRange)) throws -> T) rethrows -> [T] {
        var all: [T] = []
        while let place = next() { all.append(try body((place, ranges[place]))) }
        return all
    }

    private func next() -> Int? {
        taken.withLock { count in
            guard count < ranges.count else { return nil }
            defer { count += 1 }
            return count
        }
    }
}

private struct ExportSnapshot: Statement {
    static let sql = "select pg_export_snapshot()"
    static let effect = Effect.read
    var parameters: [Parameter] { [] }
    static func decode(_ row: inout Row) throws(PostgresError) -> String { try row.next() }
}

/// Every so many keys of a table, found by skipping along its index.
private enum Bounds {
    struct Entry: Statement {
        let chunk: Int
        static let sql = Bounds.sql("entry", "entry_id")
        static let effect = Effect.read
        var parameters: [Parameter] { [.int(chunk)] }
        static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
    }

    struct Fund: Statement {
        let chunk: Int
        static let sql = Bounds.sql("fund", "fund_id")
        static let effect = Effect.read
        var parameters: [Parameter] { [.int(chunk)] }
        static func decode(_ row: inout Row) throws(PostgresError) -> Int64 { try row.next() }
    }

    private static func sql(_ table: String, _ key: String) -> String {
        """
        with recursive bound (id) as (
            (select \(key) from \(table) order by \(key) offset $1::bigint limit 1)
            union all
            select (select t.\(key) from \(table) t where t.\(key) > b.id
                order by t.\(key) offset $1::bigint - 1 limit 1)
            from bound b where b.id is not null)
        select id from bound where id is not null
        """
    }
}
