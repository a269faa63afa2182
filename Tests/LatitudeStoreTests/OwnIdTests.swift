import Foundation
import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Ids that the server makes")
struct OwnIdTests {
    @Test("are of version 8, and nobody books under one", arguments: [1, 3, 5, 6, 8])
    func refused(version: Int) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let id = try #require(Identifier("0d9c8b7a-6f5e-\(version)d3c-8b1a-0f9e8d7c6b5a"))
            await refuses(.valueMalformed) {
                try await house.recoveries.book(.of(.dollars(1), id: id), by: ada.hash)
            }
        }
    }

    @Test("are free when the server needs them: a spend under one does not stop the sweeper")
    func expiry() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let hold = try await house.recoveries.book(
                .of(.dollars(10), kind: .hold),
                by: ada.hash
            )
            let next = try #require(
                try await house.texts("select derived_uuid('expiry', '\(hold.id)')::text").first
            )
            let foreseen = try #require(Identifier(next))
            #expect(foreseen.description.dropFirst(14).first == "8")
            await refuses(.valueMalformed) {
                try await house.recoveries.book(
                    .of(.dollars(0, cents: 1), id: foreseen),
                    by: ada.hash
                )
            }
            try await house.end(hold.id)
            try await house.recoveries.expireHolds()
            #expect(try await house.states() == ["expired"])
        }
    }

    @Test(
        "are refused by the tables too, whoever writes",
        arguments: [
            "outcome", "story", "letter", "evidence", "reimbursement", "entry",
        ]
    )
    func constrained(table: String) async throws {
        try await TestHouse.with { house in
            let rules = try await house.texts(
                """
                select conname::text from pg_constraint
                where conrelid = '\(table)'::regclass and conname like '%id_made'
                """
            )
            #expect(rules.count == 1)
        }
    }

    @Test("A hold that cannot be given back delays no other, is logged and is a finding")
    func poisoned() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            var holds: [Identifier] = []
            for _ in 1...4 {
                let hold = try await house.recoveries.book(
                    .of(.dollars(10), kind: .hold),
                    by: ada.hash
                )
                holds.append(hold.id)
            }
            try await house.run(
                """
                create function poison() returns trigger language plpgsql as $$
                begin
                    raise exception 'poisoned';
                end
                $$
                """
            )
            try await house.run(
                """
                create trigger poison before update of held on recovery for each row
                when (old.recovery_id in ('\(holds[0])', '\(holds[2])'))
                execute function poison()
                """
            )
            for hold in holds { try await house.end(hold) }
            try await house.recoveries.expireHolds()
            #expect(try await house.states() == ["open", "expired", "open", "expired"])
            let found = try await BookCheck(connection: house.database.owner)
                .run(only: ["hold_overdue"])
            #expect(found.count == 2)
            #expect(found.allSatisfy { $0.text.contains("not given back") })
        }
    }
}

extension TestHouse {
    /// Has a hold's time be over for two hours.
    fileprivate func end(_ hold: Identifier) async throws {
        try await run(
            """
            update recovery set expires_at = now() - interval '2 hours'
            where recovery_id = '\(hold)'
            """
        )
    }

    fileprivate func run(_ script: String) async throws {
        try await database.owner.run(script: script)
    }

    fileprivate func texts(_ query: String) async throws -> [String] {
        try await database.owner.texts(query)
    }

    fileprivate func states() async throws -> [String] {
        try await texts("select hold_state from recovery where kind = 'hold' order by number")
    }
}
