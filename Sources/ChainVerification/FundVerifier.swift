import Postgres

/// Recomputes the chains of funds, a range of numbers at a time.
struct FundVerifier {
    /// What a range of funds holds.
    struct Outcome: Sendable {
        var linkCount = 0
        /// Places in the table of digests of entries that some fund holds.
        var held: [Int] = []
        var brokenLinks: [String] = []
        var wrongCounts: [String] = []
    }

    /// What a fund says, or a link leaves behind.
    private struct State: Equatable {
        var used: Int64?
        var held: Int64?
        var policy: Int64?
        var hard: UInt8?
        var limit: Int64?
        var hash: Digest?
    }

    private struct Fund {
        let id: Int64
        let genesis: Digest?
        let seq: Int64?
        let state: State
    }

    // In the order of fund_genesis.
    private static let genesisColumns: [Column] = [
        .bare("property_id"), .framed("scope"), .bare("subject"), .bare("window_from"),
        .framed("currency"),
    ]

    // In the order of fund_link, between the hash before and the digest of the entry.
    private static let linkColumns: [Column] = [
        .bare("seq"), .bare("policy_id"), .bare("hard"), .bare("amount_limit"),
        .bare("used_change"), .bare("held_change"),
    ]

    private static let genesisFlags = genesisColumns.map(\.isFramed)

    private let entries: DigestTable
    private let bytes = CanonicalBytes()
    private let genesisBytes = CanonicalBytes()
    private let headLength: Int
    private let genesisHeadLength: Int

    init(entries: DigestTable) {
        self.entries = entries
        bytes.head("latitude.link")
        headLength = bytes.count
        genesisBytes.head("latitude.fund")
        genesisHeadLength = genesisBytes.count
    }

    /// Verifies the funds of `range` as `connection` sees them.
    func verify(
        _ range: KeyRange,
        on connection: isolated Connection,
        deadline: Duration
    ) throws(PostgresError) -> Outcome {
        let funds = try readFunds(range, on: connection, deadline: deadline)
        var outcome = Outcome()
        var walk = Walk()
        let sql = """
            select k.fund_id, k.entry_id, k.used_after, k.held_after, k.hash, \
            \(Self.linkColumns.list(of: "k"))
            from fund_entry k
            where \(range.condition("k.fund_id")) order by k.fund_id, k.seq
            """
        try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
            guard let id = try row.next(Int64.self) else { return }
            while walk.place < funds.count, funds[walk.place].id < id {
                walk.leave(funds[walk.place], &outcome)
            }
            // The links of a fund that is gone are left behind here, too.
            if walk.fund != id { walk = Walk(place: walk.place, fund: id) }
            let fund =
                walk.place < funds.count && funds[walk.place].id == id ? funds[walk.place] : nil
            let (seq, isWhole) = try check(&row, fund, &walk, &outcome)
            walk.count += 1
            outcome.linkCount += 1
            if !isWhole {
                outcome.brokenLinks.append("fund \(id), link \(seq): the chain does not hold")
            }
        }
        while walk.place < funds.count { walk.leave(funds[walk.place], &outcome) }
        return outcome
    }

    /// Where the walk over funds and links is.
    private struct Walk {
        var place = 0
        var fund: Int64?
        var count: Int64 = 0
        var seq: Int64 = 0
        var used: Int64 = 0
        var held: Int64 = 0
        var hash: Digest?

        mutating func leave(_ fund: Fund, _ outcome: inout Outcome) {
            let count = self.fund == fund.id ? count : 0
            if fund.seq != count || count == 0 {
                let seq = fund.seq.map(String.init) ?? ""
                outcome.wrongCounts.append("fund \(fund.id): says \(seq) links, has \(count)")
            }
            self = Walk(place: place + 1)
        }
    }

    /// Reads one link; its number, and whether it follows from the one before.
    private func check(
        _ row: inout BinaryRow,
        _ fund: Fund?,
        _ walk: inout Walk,
        _ outcome: inout Outcome
    ) throws(PostgresError) -> (seq: Int64, isWhole: Bool) {
        let entry = try row.next(Int64.self)
        let used = try row.next(Int64.self)
        let held = try row.next(Int64.self)
        let hash = Digest(try row.next())
        let previous = walk.count == 0 ? fund?.genesis : walk.hash
        bytes.cut(to: headLength)
        if let previous { bytes.framed(previous) } else { bytes.framed(nil) }
        let link = try Link(&row, bytes)
        var isWhole = fund != nil && previous != nil && hash != nil && link.isComplete
        if let entry {
            if let place = entries.place(of: entry), let digest = entries.digest(at: place) {
                outcome.held.append(place)
                bytes.framed(digest)
            } else {
                isWhole = false
            }
        } else {
            bytes.framed(nil)
        }
        let state = State(
            used: used,
            held: held,
            policy: link.policy,
            hard: link.hard,
            limit: link.limit,
            hash: hash
        )
        isWhole =
            isWhole && bytes.digest == hash && link.seq == walk.seq + 1
            && used == walk.used &+ link.usedChange && held == walk.held &+ link.heldChange
            && link.seq <= fund?.seq ?? 0 && (link.seq != fund?.seq || state == fund?.state)
        walk.seq = link.seq
        walk.used = used ?? 0
        walk.held = held ?? 0
        walk.hash = hash
        return (link.seq, isWhole)
    }

    /// The columns of a link that its hash covers.
    private struct Link {
        let seq: Int64
        let policy: Int64?
        let hard: UInt8?
        let limit: Int64?
        let usedChange: Int64
        let heldChange: Int64
        let isComplete: Bool

        init(_ row: inout BinaryRow, _ bytes: CanonicalBytes) throws(PostgresError) {
            let seq = try row.next(Int64.self)
            policy = try row.next(Int64.self)
            hard = try row.next(UInt8.self)
            limit = try row.next(Int64.self)
            let usedChange = try row.next(Int64.self)
            let heldChange = try row.next(Int64.self)
            self.seq = seq ?? 0
            self.usedChange = usedChange ?? 0
            self.heldChange = heldChange ?? 0
            isComplete =
                seq != nil && policy != nil && hard != nil && limit != nil && usedChange != nil
                && heldChange != nil
            bytes.integer(self.seq)
            bytes.integer(policy ?? 0)
            bytes.integer(hard ?? 0)
            bytes.integer(limit ?? 0)
            bytes.integer(self.usedChange)
            bytes.integer(self.heldChange)
        }
    }

    private func readFunds(
        _ range: KeyRange,
        on connection: isolated Connection,
        deadline: Duration
    ) throws(PostgresError) -> [Fund] {
        var funds: [Fund] = []
        let sql = """
            select f.fund_id, f.seq, f.used, f.held, f.policy_id, f.hard, f.amount_limit, f.head, \
            \(Self.genesisColumns.list(of: "f"))
            from fund f
            where \(range.condition("f.fund_id")) order by f.fund_id
            """
        try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
            guard let id = try row.next(Int64.self) else { return }
            let seq = try row.next(Int64.self)
            let state = State(
                used: try row.next(Int64.self),
                held: try row.next(Int64.self),
                policy: try row.next(Int64.self),
                hard: try row.next(UInt8.self),
                limit: try row.next(Int64.self),
                hash: Digest(try row.next())
            )
            genesisBytes.cut(to: genesisHeadLength)
            let isWhole = try genesisBytes.append(&row, Self.genesisFlags)
            let genesis = isWhole ? genesisBytes.digest : nil
            funds.append(Fund(id: id, genesis: genesis, seq: seq, state: state))
        }
        return funds
    }
}
