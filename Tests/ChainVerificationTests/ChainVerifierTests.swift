import ChainVerification
import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Verification outside the database")
struct ChainVerifierTests {
    @Test("recomputes every entry and link, and finds nothing in books that nobody touched")
    func control() async throws {
        try await Self.withHistory { house, _ in
            let report = try await house.verified()
            #expect(report.entryCount == 43)
            #expect(report.linkCount > report.entryCount)
            #expect(report.entryFindings.isEmpty && report.fundFindings.isEmpty)
        }
    }

    @Test("names the first bad entry of a history, however it was altered", arguments: damages)
    func damage(damage: Damage) async throws {
        try await Self.withHistory { house, superuser in
            try await superuser.tamper(damage.sql)
            let report = try await house.verified()
            let findings = report.entryFindings + report.fundFindings
            #expect(!findings.isEmpty, "\(damage.name) was not found")
            #expect(findings.first?.hasPrefix(damage.first) == true, "\(findings)")
        }
    }

    @Test("finds a history rewritten whole by the checkpoint kept elsewhere, and by nothing else")
    func rewritten() async throws {
        try await Self.withHistory { house, superuser in
            let store = CheckpointStore(connection: house.database.owner)
            let before = try await store.heads()
            #expect(try await store.differences(from: before).isEmpty)
            try await superuser.tamper(Self.rewriting)
            let report = try await house.verified()
            #expect(report.entryFindings.isEmpty && report.fundFindings.isEmpty)
            let differences = try await store.differences(from: before)
            #expect(differences.contains { $0.contains("is another, entry") })
        }
    }

    @Test("sees by the checkpoint that the last entries are gone, chains and all")
    func cut() async throws {
        try await Self.withHistory { house, superuser in
            let store = CheckpointStore(connection: house.database.owner)
            let before = try await store.heads()
            try await superuser.tamper(Self.cutting)
            let report = try await house.verified()
            #expect(report.entryFindings.isEmpty && report.fundFindings.isEmpty)
            let differences = try await store.differences(from: before)
            #expect(differences.first?.hasPrefix("entries up to 43: were 43, are 42") == true)
            #expect(differences.contains { $0.contains("is missing") })
        }
    }

    @Test("goes on from a checkpoint: what was booked since is no difference")
    func grown() async throws {
        try await Self.withHistory { house, _ in
            let store = CheckpointStore(connection: house.database.owner)
            let before = try await store.heads()
            let ada = try await house.employee("zoe")
            _ = try await house.recoveries.book(.of(.dollars(5), room: "9"), by: ada.hash)
            #expect(try await store.differences(from: before).isEmpty)
            #expect(try await store.heads() != before)
        }
    }

    @Test("is whole after two servers booked on the same funds at once")
    func underLoad() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            try await house.secondServer { other in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<120 {
                        let store = number.isMultiple(of: 2) ? house.recoveries : other
                        group.addTask {
                            _ = try await store.book(
                                .of(.dollars(1), room: "\(number % 5)"),
                                by: ada.hash
                            )
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let report = try await house.verified()
            #expect(report.entryCount == 120)
            #expect(report.entryFindings.isEmpty && report.fundFindings.isEmpty)
        }
    }

    /// What was done to the books, and how the first finding begins.
    struct Damage: Sendable, CustomTestStringConvertible {
        let name: String
        let sql: String
        let first: String
        var testDescription: String { name }
    }

    private static let damages = [
        Damage(
            name: "changed",
            sql: "update entry set amount = amount + 1 where entry_id = 7",
            first: "entry 7: digest"
        ),
        Damage(
            name: "changed posting",
            sql: "update posting set debit = debit + 1 where entry_id = 9 and line = 1",
            first: "entry 9: digest"
        ),
        Damage(
            name: "changed act",
            sql: "update recovery set minutes = 60 where number = 4",
            first: "entry 5: digest"
        ),
        Damage(
            name: "deleted entry",
            sql: "delete from entry where entry_id = 12",
            first: "entry 12: its postings name no entry"
        ),
        Damage(
            name: "deleted entry with all of it",
            sql: """
                delete from posting where entry_id = 12; delete from fund_entry where entry_id = 12;
                delete from entry where entry_id = 12
                """,
            first: "fund"
        ),
        Damage(
            name: "inserted",
            sql: """
                insert into entry select (y.e).* from (select e from entry e where entry_id = 3) x,
                lateral (select jsonb_populate_record(x.e, jsonb_build_object(
                    'entry_id', 2000, 'request_id', gen_random_uuid())) as e) y
                """,
            first: "entry 2000"
        ),
        Damage(
            name: "reordered",
            sql: """
                update fund_entry set seq = 1000 where fund_id = 1 and seq = 4;
                update fund_entry set seq = 4 where fund_id = 1 and seq = 5;
                update fund_entry set seq = 5 where fund_id = 1 and seq = 1000
                """,
            first: "fund 1, link 4"
        ),
        Damage(
            name: "changed head",
            sql: "update fund set head = sha256('x') where fund_id = 1",
            first: "fund 1, link"
        ),
    ]

    /// The last entry made anew with all digests and links that follow, as somebody with every
    /// right and the source of the product would.
    private static let rewriting = """
        update entry set amount = amount + 100, repaid_after = repaid_after + 100
        where entry_id = 43;
        update recovery x set repaid = x.repaid + 100 from entry e
        where e.entry_id = 43 and x.recovery_id = e.recovery_id;
        update posting set debit = case when debit > 0 then debit + 100 else 0 end,
            credit = case when credit > 0 then credit + 100 else 0 end where entry_id = 43;
        update entry e set digest = entry_digest(e, posting_lines_bytes(
            array(select p from posting p where p.entry_id = 43 order by p.line)), null)
        where entry_id = 43;
        update fund_entry k set used_change = k.used_change - 100, used_after = k.used_after - 100
        where k.entry_id = 43;
        update fund_entry k set hash = fund_link(p.hash, k.seq, k.policy_id, k.hard, k.amount_limit,
            k.used_change, k.held_change, (select digest from entry where entry_id = 43))
        from fund_entry p
        where k.entry_id = 43 and p.fund_id = k.fund_id and p.seq = k.seq - 1;
        update fund f set used = k.used_after, head = k.hash
        from fund_entry k where k.entry_id = 43 and k.fund_id = f.fund_id
        """

    /// The last entry taken out of journal and chains, and the funds set back to before it.
    private static let cutting = """
        update fund f set seq = p.seq, head = p.hash, used = p.used_after, held = p.held_after
        from fund_entry k join fund_entry p on p.fund_id = k.fund_id and p.seq = k.seq - 1
        where k.entry_id = 43 and f.fund_id = k.fund_id;
        delete from fund_entry where entry_id = 43;
        delete from posting where entry_id = 43;
        delete from entry where entry_id = 43
        """

    /// Forty spends on five rooms, a hold that is settled, and a repayment.
    private static func withHistory(
        _ body: @Sendable @escaping (TestHouse, Connection) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            var first: Booking?
            for number in 0..<40 {
                let act = try await house.recoveries.book(
                    .of(.dollars(2), room: "\(number % 5)"),
                    by: ada.hash
                )
                first = first ?? act
            }
            let hold = try await house.recoveries.book(
                .of(.dollars(30), kind: .hold),
                by: ada.hash
            )
            for (act, step) in [
                (hold.id, FollowUp.Step.settle(.dollars(20), means: nil)),
                (try #require(first).id, .repay(.dollars(1), means: nil)),
            ] {
                let follow = try FollowUp(
                    id: Identifier(),
                    recovery: .id(act),
                    step: step,
                    words: nil
                )
                _ = try await house.recoveries.book(follow, by: ada.hash)
            }
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await body(house, superuser)
            await superuser.close()
        }
    }
}

extension TestHouse {
    fileprivate func verified() async throws -> ChainVerifier.Report {
        // Small chunks, so that chains and entries are cut somewhere.
        try await ChainVerifier(database.configuration(.owner), chunk: 7).run()
    }
}
