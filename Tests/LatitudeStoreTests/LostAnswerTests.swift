import Latitude
import LatitudeStore
import Postgres
import TestSupport
import Testing

@Suite("Acts whose first answer was lost", .timeLimit(.minutes(5)))
struct LostAnswerTests {
    @Test(
        "stay unknown whatever keeps the second answer away",
        arguments: ["53100", "53300", "57014", "55P03", "25006", "XX000"]
    )
    func secondFails(state: String) async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let booking = try await house.recoveries.book(.of(.dollars(5)), by: ada.hash)
            let owner = house.database.owner
            try await owner.run(script: Self.failing("entry", then: state))
            await refuses(.outcomeUnknown) {
                try await house.recoveries.book(.of(.dollars(5)), by: ada.hash)
            }
            try await owner.run(script: "drop trigger lose on entry; drop sequence losses")
            // What is kept beside the books is no better known.
            try await owner.run(script: Self.failing("outcome", then: state))
            await refuses(.outcomeUnknown) { try await Self.report(booking, by: ada, in: house) }
        }
    }

    @Test("are told as the books answer the second time")
    func secondAnswers() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            try await house.database.owner.run(script: Self.failing("entry", then: nil))
            let booking = try await house.recoveries.book(.of(.dollars(5)), by: ada.hash)
            #expect(booking.amount == .dollars(5))
            await refuses(.overLimit) {
                try await house.recoveries.book(.of(.dollars(9_000)), by: ada.hash)
            }
        }
    }

    private static func report(
        _ booking: Booking,
        by employee: TestEmployee,
        in house: TestHouse
    ) async throws {
        let report = OutcomeReport(
            id: Identifier(),
            recovery: .id(booking.id),
            outcome: .better,
            words: nil
        )
        do {
            _ = try await house.outcomes.report(report, by: employee.hash)
        } catch let error as PostgresError {
            throw Refusal(fault: error)
        }
    }

    /// The first row that a table is given ends as when a connection breaks off.
    ///
    /// All further ones end with a state of their own; nil lets these be. A sequence counts what is
    /// rolled back.
    private static func failing(_ table: String, then state: String?) -> String {
        """
        create sequence losses;
        grant usage on sequence losses to public;
        create or replace function lose() returns trigger language plpgsql
        set search_path from current as $$
        begin
            if nextval('losses') = 1 then
                raise exception 'broken off' using errcode = '40003';
            elsif \(state != nil) then
                raise exception 'not now' using errcode = '\(state ?? "XX000")';
            end if;
            return new;
        end $$;
        create trigger lose before insert on \(table) for each row execute function lose()
        """
    }
}
