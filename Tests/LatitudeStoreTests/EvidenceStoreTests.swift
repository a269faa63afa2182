import Foundation
import Latitude
import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Evidence")
struct EvidenceStoreTests {
    @Test("is kept once for an act, under whichever id it came first, and answered alike again")
    func once() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            let bill = try EvidenceFile.bill("fresh meal")
            let first = Identifier()
            for id in [first, first, Identifier()] {
                let kept = try await house.add(.file(bill), to: act, by: ada, id: id)
                #expect(kept.id == first.uuid)
                #expect(kept.code == act.code)
            }
            let other = try EvidenceFile.bill("wine")
            #expect(
                try await house.refusal(of: .file(other), to: act, by: ada, id: first) == .idReused
            )
            let second = try await house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            #expect(
                try await house.refusal(of: .file(bill), to: second, by: ada, id: first)
                    == .idReused
            )
            // The same bill may be for two acts.
            let kept = try await house.add(.file(bill), to: second, by: ada)
            #expect(kept.id != first.uuid)
            #expect(try await house.texts("select count(*)::text from evidence") == ["2"])
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("at once, under many ids, is kept once")
    func race() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            let bill = try EvidenceFile.bill("fresh meal")
            let same = Identifier()
            let ids = try await withThrowingTaskGroup(of: UUID.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        let id = number.isMultiple(of: 2) ? same : Identifier()
                        return try await house.add(.file(bill), to: act, by: ada, id: id).id
                    }
                }
                return try await group.reduce(into: Set<UUID>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await house.texts("select count(*)::text from evidence") == ["1"])
        }
    }

    @Test("is wanted from the policy's sum on, for money that left the house")
    func wanted() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let cases: [(Money?, RecoveryKind, Means, EvidenceState)] = [
                (.dollars(74, cents: 99), .spend, .till, .notWanted),
                (.dollars(75), .spend, .till, .missing), (.dollars(75), .spend, .own, .missing),
                (.dollars(80), .spend, .card, .missing),
                (.dollars(90), .waiver, .folio, .notWanted),
                (.dollars(90), .gift, .inKind, .notWanted), (nil, .gift, .time, .notWanted),
                (.dollars(90), .hold, .card, .notWanted),
            ]
            for (amount, kind, means, state) in cases {
                let act = try await house.recoveries.book(
                    .of(amount, kind: kind) { $0.means = means },
                    by: ada.hash
                )
                #expect(try await house.state(act, ada) == state, "\(kind) \(means)")
                guard kind == .hold else { continue }
                let settle = FollowUp.Step.settle(.dollars(90), means: nil)
                _ = try await house.recoveries.book(followUp(act, settle), by: ada.hash)
                #expect(try await house.state(act, ada) == .missing)
                let undone = try await house.recoveries.book(.of(.dollars(90)), by: ada.hash)
                _ = try await house.recoveries.book(followUp(undone, .reverse), by: ada.hash)
                #expect(try await house.state(undone, ada) == .notWanted)
            }
        }
    }

    @Test("that is missing with a reason is an answer, and a file outweighs it; nothing waits")
    func missing() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            #expect(try await house.state(act, ada) == .missing)
            // It stops nothing.
            _ = try await house.recoveries.book(.of(.dollars(130)), by: ada.hash)
            let words = try Words("left on the boat", field: "missing")
            for _ in 0..<2 { _ = try await house.add(.missing(words), to: act, by: ada) }
            #expect(try await house.state(act, ada) == .missingTold)
            _ = try await house.add(.file(try .bill("found")), to: act, by: ada)
            #expect(try await house.state(act, ada) == .there)
            let asker = try await house.signedIn(ada)
            let found = try #require(
                try await house.books.evidence.evidence(of: .id(act.id), for: asker)
            )
            #expect(found.items.map(\.reason) == ["left on the boat", nil])
            #expect(found.items.map(\.type) == [nil, .pdf])
            #expect(found.head.receiptsFrom == 7_500)
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("is added by who did the act or took it over, and read by finance as well")
    func people() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let hal = try await house.employee("hal")
            let others = [
                try await house.employee("bob"),
                try await house.employee("mia", roles: ["manager"]),
                try await house.employee("ari", roles: ["admin"]), hal,
            ]
            let fay = try await house.employee("fay", roles: ["finance"])
            let act = try await house.recoveries.book(.of(.dollars(120), room: "412"), by: ada.hash)
            let bill = try EvidenceFile.bill("fresh meal", bytes: 200_000)
            let words = EvidenceAddition.Content.missing(try Words("the other", field: "missing"))
            let kept = try await house.add(.file(bill), to: act, by: ada)
            _ = try await house.add(words, to: act, by: ada)
            for other in others {
                let told = try await house.refusal(of: .file(bill), to: act, by: other)
                #expect(told == .unknownCode)
            }
            #expect(try await house.refusal(of: .file(bill), to: act, by: fay) == .notYours)
            for other in others {
                #expect(try await house.read(kept, of: act, by: other) == nil)
                #expect(try await house.list(act, by: other) == nil)
            }
            for reader in [ada, fay] {
                #expect(try await house.read(kept, of: act, by: reader) == bill.bytes)
                #expect(try await house.list(act, by: reader) == [nil, "the other"])
            }
            try await house.organisation.leave(
                employee: ada.id,
                lastDay: "2020-12-31",
                heir: hal.id
            )
            #expect(try await house.read(kept, of: act, by: hal) == bill.bytes)
            _ = try await house.add(.file(try .bill("later")), to: act, by: hal)
            let readers = try await house.texts(
                """
                select e.handle || ' ' || count(*) from guest_access a
                join employee e on e.employee_id = a.employee_id
                where a.route = 'evidence' group by e.handle order by 1
                """
            )
            #expect(readers == ["ada 2", "fay 2", "hal 1"])
            #expect(try await house.provenFindings().isEmpty)
        }
    }

    @Test("is at most 20 for an act")
    func full() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            for number in 0..<20 {
                _ = try await house.add(.file(try .bill("\(number)")), to: act, by: ada)
            }
            #expect(
                try await house.refusal(of: .file(try .bill("20")), to: act, by: ada)
                    == .evidenceFull
            )
            _ = try await house.add(.file(try .bill("7")), to: act, by: ada)
        }
    }

    @Test("stands nowhere in plain, and goes with its guest for good")
    func erased() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let act = try await house.recoveries.book(.of(.dollars(120), room: "412"), by: ada.hash)
            let kept = try await house.add(.file(try .bill("CANARY-BILL")), to: act, by: ada)
            let words = EvidenceAddition.Content.missing(
                try Words("CANARY-LOST", field: "missing")
            )
            _ = try await house.add(words, to: act, by: ada)
            let dump = try house.dump()
            for trace in ["CANARY", "43414e415259", "Q0FOQVJZ"] { #expect(!dump.contains(trace)) }
            let subject = try #require(try await house.guests.subject(of: .id(act.id)))
            let record = try await house.guests.record(of: subject)
            let bills = try #require(record.acts.first?.evidence)
            #expect(
                bills.first?.content.map { String(decoding: $0, as: UTF8.self) }
                    == "%PDF-1.4\nCANARY-BILL\n\n%%EOF\n"
            )
            #expect(bills.last?.reason == "CANARY-LOST")

            #expect(try await house.guests.erase(subject, isDryRun: false).texts == 4)
            #expect(try await house.read(kept, of: act, by: ada) == nil)
            #expect(try await house.list(act, by: ada) == [nil, nil])
            #expect(try await house.texts("select count(*)::text from evidence_content") == ["0"])
            #expect(try await house.state(act, ada) == .there)
            #expect(try await house.provenFindings().isEmpty)
            let gone = try await house.guests.record(of: subject).acts.first?.evidence
            #expect(gone?.allSatisfy { $0.content == nil && $0.reason == nil } == true)
            // A bill found later is a new one, and goes the same way.
            _ = try await house.add(.file(try .bill("CANARY-BILL")), to: act, by: ada)
            #expect(try await house.guests.erase(subject, isDryRun: false).texts == 1)
            #expect(try await house.provenFindings().isEmpty)
        }
    }
}

extension TestHouse {
    func add(
        _ content: EvidenceAddition.Content,
        to act: Booking,
        by employee: TestEmployee,
        id: Identifier = Identifier()
    ) async throws -> EvidenceStore.Kept {
        try await books.evidence.add(
            EvidenceAddition(id: id, recovery: .id(act.id), content: content),
            by: employee.hash
        )
    }

    fileprivate func refusal(
        of content: EvidenceAddition.Content,
        to act: Booking,
        by employee: TestEmployee,
        id: Identifier = Identifier()
    ) async throws -> RefusalCode? {
        do {
            _ = try await add(content, to: act, by: employee, id: id)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    fileprivate func texts(_ sql: String) async throws -> [String] {
        try await database.owner.texts(sql)
    }

    fileprivate func signedIn(_ employee: TestEmployee) async throws -> SignedIn {
        try #require(try await books.employees.signedIn(employee.hash))
    }

    fileprivate func state(_ act: Booking, _ employee: TestEmployee) async throws -> EvidenceState?
    {
        try await self.act(act, seenBy: employee)?.head.evidence
    }

    fileprivate func read(
        _ kept: EvidenceStore.Kept,
        of act: Booking,
        by employee: TestEmployee
    ) async throws -> [UInt8]? {
        let asker = try await signedIn(employee)
        return try await books.evidence.file(Identifier(kept.id), of: .id(act.id), for: asker)?
            .bytes
    }

    fileprivate func list(
        _ act: Booking,
        by employee: TestEmployee
    ) async throws -> [String?]? {
        let asker = try await signedIn(employee)
        return try await books.evidence.evidence(of: .id(act.id), for: asker)?.items
            .map(\.reason)
    }
}
