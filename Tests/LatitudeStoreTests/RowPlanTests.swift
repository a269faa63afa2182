import Postgres
import TestSupport
import Testing

@testable import LatitudeStore

@Suite("Under row security a plan")
struct RowPlanTests {
    @Test("of one's own acts starts from the index of the employee, among 10,000 acts")
    func ownActs() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            _ = try await house.recoveries.book(.of(.dollars(1)), by: ada.hash)
            let superuser = try await Connection.open(house.database.configuration(.superuser))
            try await superuser.run(script: Self.many, deadline: .seconds(120))
            await superuser.close()
            let asker = try #require(try await house.books.employees.signedIn(ada.hash))
            let app = try await Connection.open(house.database.configuration(.app))
            try await app.run(
                script: "prepare own (uuid, uuid, bigint, text, text) as \(OwnActs.sql)",
                deadline: .seconds(60)
            )
            for mode in ["force_custom_plan", "force_generic_plan"] {
                try await app.run(script: "set plan_cache_mode = \(mode)")
                let plan = try await app.texts(
                    "explain (costs off) execute own ('\(ada.id)', null, 20, null, null)",
                    asking: asker
                )
                let index = plan.firstIndex {
                    $0.hasSuffix("Index Scan using recovery_of_employee on recovery y")
                }
                let line = try #require(index, "\(mode): \(plan.joined(separator: "\n"))")
                let condition = plan[line + 1]
                #expect(condition.contains("Index Cond: ("), "\(mode)")
                #expect(condition.contains("employee_id = "), "\(mode)")
                // Who asks is found out once, not once for every row.
                #expect(plan.contains { $0.contains("InitPlan") })
                #expect(!plan.contains { $0.contains("Seq Scan on recovery") })
                // The rest is joined to the page alone.
                #expect(plan.contains { $0.contains("Index Cond: (recovery_id = ANY (") })
                // A plan made for all parameters keeps the question who was not asked yet.
                let isOpen = mode == "force_generic_plan"
                #expect(isOpen == plan.contains { $0.contains("SubPlan") }, "\(mode)")
            }
            let count = try await app.texts("select count(*)::text from recovery", asking: asker)
            #expect(count == ["101"])
            await app.close()
        }
    }

    /// 100 more acts of the one who has one, and 9,900 of ninety-nine others.
    ///
    /// No code that the books give has a U, so none of these is the first act's.
    private static let many = """
        set session_replication_role = replica;
        insert into recovery
        select (y.r).* from (
            select r, n from recovery r, generate_series(1, 9999) n) x,
        lateral (
            select overlay(overlay(md5('act' || n) placing '4' from 13) placing '8' from 17)::uuid
                as id) made,
        lateral (select jsonb_populate_record(x.r, jsonb_build_object(
            'recovery_id', made.id, 'incident_id', made.id, 'number', 1000 + n, 'code', 'U' || n,
            'employee_id', case when n % 100 = 0 then (x.r).employee_id
                else md5('employee' || n % 100)::uuid end)) as r) y;
        insert into recovery
        select (y.r).* from (select r from recovery r where code = 'U100') x,
        lateral (select jsonb_populate_record(x.r, jsonb_build_object(
            'recovery_id', gen_random_uuid(), 'number', 99999, 'code', 'U0')) as r) y;
        insert into entry
        select (y.e).* from (
            select e, x.recovery_id, x.number, x.employee_id from entry e, recovery x
            where x.recovery_id <> e.recovery_id) x,
        lateral (select jsonb_populate_record(x.e, jsonb_build_object(
            'entry_id', 1000 + x.number, 'request_id', x.recovery_id,
            'recovery_id', x.recovery_id, 'employee_id', x.employee_id)) as e) y;
        analyze;
        """
}
