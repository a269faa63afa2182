import Postgres

/// Recomputes the digests of entries, a range of numbers at a time.
struct EntryVerifier {
    /// What a range of entries holds.
    struct Outcome: Sendable {
        /// The numbers of the entries, rising.
        var ids: [Int64] = []
        /// The digest each entry says it has; nil when it is none.
        var digests: [Digest?] = []
        /// What is wrong, by number of entry.
        var findings: [(entry: Int64, text: String)] = []
    }

    /// The postings of one entry.
    private struct Lines {
        let entry: Int64
        let start: Int
        var end: Int
        let day: Int32?
        var balance: Int128
        var isWhole: Bool
    }

    // In the order of entry_digest.
    private static let columns: [Column] = [
        .bare("entry_id"), .bare("request_id"), .bare("recovery_id"), .framed("kind"),
        .bare("amount"), .framed("currency"), .framed("means"), .bare("employee_id"),
        .bare("policy_id"), .bare("certification_id"), .bare("occurred_on"), .bare("booked_on"),
        .bare("booked_at"), .bare("spent_after"), .bare("held_after"), .bare("repaid_after"),
        .framed("content_hash"), .framed("words_hash"), .framed("desk_id"),
    ]

    // In the order of recovery_bytes; the first one tells whether there is a recovery.
    private static let recoveryColumns: [Column] = [
        .bare("recovery_id"), .bare("number"), .framed("code"), .framed("kind"),
        .bare("employee_id"), .bare("property_id"), .bare("cost_centre_id"), .bare("incident_id"),
        .framed("guest_id"), .framed("currency"), .framed("means"), .framed("reason"),
        .framed("cause"), .bare("minutes"), .bare("occurred_at"), .bare("occurred_on"),
        .framed("needed_by"), .framed("away_until"), .framed("expires_at"), .framed("desk_id"),
    ]

    // In the order of posting_lines_bytes.
    private static let lineColumns: [Column] = [
        .bare("line"), .framed("account"), .bare("cost_centre_id"), .bare("debit"),
        .bare("credit"), .framed("currency"),
    ]

    private static let entryFlags = columns.map(\.isFramed)
    private static let recoveryFlags = recoveryColumns.map(\.isFramed)
    private static let lineFlags = lineColumns.map(\.isFramed)

    private let bytes = CanonicalBytes()
    private let lineBytes = CanonicalBytes()
    private let headLength: Int

    init() {
        bytes.head("latitude.entry")
        headLength = bytes.count
    }

    /// Verifies the entries of `range` as `connection` sees them.
    func verify(
        _ range: KeyRange,
        on connection: isolated Connection,
        deadline: Duration
    ) throws(PostgresError) -> Outcome {
        var work = Work(lines: try readLines(range, on: connection, deadline: deadline))
        let condition = range.condition("e.entry_id")
        let nearby = try Self.nearby(range, on: connection, deadline: deadline)
        let sql = Self.sql(entries: condition, recoveries: nearby)
        try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
            try look(at: &row, &work, isLast: false)
        }
        if !work.withoutRecovery.isEmpty {
            let ids = work.withoutRecovery.map(String.init).joined(separator: ", ")
            let sql = Self.sql(entries: "e.entry_id in (\(ids))", recoveries: "true")
            try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
                try look(at: &row, &work, isLast: true)
            }
        }
        return work.outcome
    }

    /// Which recoveries most entries of `range` opened, as a condition.
    ///
    /// Both numbers rise side by side, so that a stretch of each can be joined in memory. Nothing
    /// rests on it: an act that is not found there is looked for everywhere.
    private static func nearby(
        _ range: KeyRange,
        on connection: isolated Connection,
        deadline: Duration
    ) throws(PostgresError) -> String {
        var ends: [Int64] = []
        for order in ["asc", "desc"] {
            let sql = """
                select x.number from recovery x where x.recovery_id = (
                    select e.recovery_id from entry e
                    where \(range.condition("e.entry_id")) and e.request_id = e.recovery_id
                    order by e.entry_id \(order) limit 1)
                """
            try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
                if let number = try row.next(Int64.self) { ends.append(number) }
            }
        }
        guard let low = ends.min(), let high = ends.max() else { return "true" }
        return "x.number between \(low &- margin) and \(high &+ margin)"
    }

    /// Acts under way at the same time get their two numbers in different order.
    private static let margin: Int64 = 1_000

    private static func sql(entries: String, recoveries: String) -> String {
        """
        select e.digest, e.booked_on, \(columns.list(of: "e")), \(recoveryColumns.list(of: "x"))
        from entry e
        left join recovery x on x.recovery_id = e.recovery_id and e.request_id = e.recovery_id
            and \(recoveries)
        where \(entries)
        """
    }

    /// What is known of a range so far.
    private struct Work {
        let lines: [Lines]
        var isTaken: [Bool]
        var rows: [(id: Int64, digest: Digest?)] = []
        var findings: [(entry: Int64, text: String)] = []
        var withoutRecovery: [Int64] = []

        init(lines: [Lines]) {
            self.lines = lines
            isTaken = Array(repeating: false, count: lines.count)
        }

        /// Takes the postings of an entry; nil when it has none.
        mutating func take(_ id: Int64) -> Lines? {
            var low = 0
            var high = lines.count
            while low < high {
                let middle = (low + high) / 2
                if lines[middle].entry < id { low = middle + 1 } else { high = middle }
            }
            guard low < lines.count, lines[low].entry == id else { return nil }
            isTaken[low] = true
            return lines[low]
        }

        var outcome: Outcome {
            let sorted = rows.sorted { $0.id < $1.id }
            let orphans = zip(lines, isTaken).filter { !$0.1 }
                .map { line, _ in
                    (line.entry, "entry \(line.entry): its postings name no entry")
                }
            return Outcome(
                ids: sorted.map(\.id),
                digests: sorted.map(\.digest),
                findings: findings + orphans
            )
        }
    }

    private func look(
        at row: inout BinaryRow,
        _ work: inout Work,
        isLast: Bool
    ) throws(PostgresError) {
        let stated = Digest(try row.next())
        let day = try row.next(Int32.self)
        let (id, isOpening) = try Self.peek(row)
        guard let digest = try digest(&row, work.take(id), day) else {
            work.findings.append((id, "entry \(id): digest, day or balance differs"))
            return work.rows.append((id, stated))
        }
        if isOpening, !digest.coversRecovery, !isLast { return work.withoutRecovery.append(id) }
        if digest.value != stated {
            work.findings.append((id, "entry \(id): digest, day or balance differs"))
        }
        work.rows.append((id, stated))
    }

    /// The digest an entry ought to have, and whether the act it opened is in it; nil when no
    /// digest can be right.
    private func digest(
        _ row: inout BinaryRow,
        _ lines: Lines?,
        _ day: Int32?
    ) throws(PostgresError) -> (value: Digest, coversRecovery: Bool)? {
        if let lines, !lines.isWhole || lines.day != day || lines.balance != 0 { return nil }
        bytes.cut(to: headLength)
        guard try bytes.append(&row, Self.entryFlags) else { return nil }
        bytes.framed(
            lines.map { UnsafeRawBufferPointer(rebasing: lineBytes.contents[$0.start..<$0.end]) }
        )
        let frame = bytes.count
        bytes.integer(Int32(-1))
        if try Self.isNull(row) { return (bytes.digest, false) }
        guard try bytes.append(&row, Self.recoveryFlags) else { return nil }
        bytes.close(frame: frame)
        return (bytes.digest, true)
    }

    /// Reads the postings of `range`; their canonical bytes go to `lineBytes`.
    private func readLines(
        _ range: KeyRange,
        on connection: isolated Connection,
        deadline: Duration
    ) throws(PostgresError) -> [Lines] {
        lineBytes.cut()
        var all: [Lines] = []
        let sql = """
            select p.entry_id, p.booked_on, p.debit, p.credit, \(Self.lineColumns.list(of: "p"))
            from posting p
            where \(range.condition("p.entry_id")) order by p.entry_id, p.line
            """
        try connection.stream(sql, deadline: deadline) { row throws(PostgresError) in
            guard let entry = try row.next(Int64.self) else { return }
            let day = try row.next(Int32.self)
            let debit = try row.next(Int64.self)
            let credit = try row.next(Int64.self)
            let start = lineBytes.count
            let isWhole = try lineBytes.append(&row, Self.lineFlags)
            let difference = Int128(debit ?? 0) - Int128(credit ?? 0)
            if let last = all.indices.last, all[last].entry == entry {
                all[last].end = lineBytes.count
                all[last].balance += difference
                if !isWhole || day != all[last].day { all[last].isWhole = false }
            } else {
                all.append(
                    Lines(
                        entry: entry,
                        start: start,
                        end: lineBytes.count,
                        day: day,
                        balance: difference,
                        isWhole: isWhole
                    )
                )
            }
        }
        return all
    }

    /// The number of an entry, and whether it opened an act, without reading on.
    private static func peek(
        _ row: BinaryRow
    ) throws(PostgresError) -> (id: Int64, isOpening: Bool) {
        var row = row
        guard let id = try row.next(Int64.self), let request = try row.next(),
            let recovery = try row.next()
        else { throw .unexpectedResult("an entry lacks a key") }
        return (id, request.elementsEqual(recovery))
    }

    private static func isNull(_ row: BinaryRow) throws(PostgresError) -> Bool {
        var copy = row
        return try copy.next() == nil
    }
}

extension CanonicalBytes {
    /// Adds one field for each flag; false when a bare one is null, which no digest allows.
    func append(_ row: inout BinaryRow, _ flags: [Bool]) throws(PostgresError) -> Bool {
        for isFramed in flags {
            let value = try row.next()
            if isFramed {
                framed(value)
            } else {
                guard let value else { return false }
                bare(value)
            }
        }
        return true
    }
}
