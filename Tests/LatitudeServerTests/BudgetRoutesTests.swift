import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore
import TestSupport
import Testing

@Suite("The budget over HTTP")
struct BudgetRoutesTests {
    private static let head = "property,cost centre,month,amount\n"

    @Test("is taken over whole, changes nothing the second time, and stands beside the cost")
    func plan() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let act = try await router.house.recoveries.book(.of(.dollars(85)), by: ada.hash)
            let month = Month(of: act.bookedOn)
            let past = "\(month.year - 1)-01"
            let plan = "\(Self.head)Grand,FO,\(month),100.00\nGrand,FO,\(past),1\n"
            let first = try await Self.put(Data(plan.utf8), router, fin)
            #expect(
                try first.decoded(BudgetImport.self)
                    == BudgetImport(added: 2, changed: 0, unchanged: 0)
            )
            let other = plan.replacing("\(past),1", with: "\(past),2")
            let second = try await Self.put(try #require(other.data(using: .utf16)), router, fin)
            #expect(
                try second.decoded(BudgetImport.self)
                    == BudgetImport(added: 0, changed: 1, unchanged: 1)
            )
            let shown = try await router.send(
                .get,
                "\(Routes.budget)?month=\(month)",
                token: fin.token
            ).decoded(BudgetMonth.self)
            #expect(shown.lines.map(\.costCentre) == [nil, "FO"])
            #expect(shown.lines.allSatisfy { $0.plan == .dollars(100) && $0.percent == 85 })
            #expect(shown.lines.allSatisfy { $0.left == .dollars(15) && $0.mark == .near })
            #expect(try await BookCheck(connection: router.house.database.owner).run().isEmpty)
        }
    }

    @Test("names every fault by line and column, and takes nothing over")
    func faults() async throws {
        try await HouseRouter.with { router in
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let lines = """
                Grand,FO,2026-10,100
                Ritz,FO,2026-10,100
                Grand,XX,2026-10,100
                Grand,FO,2026-11,"1,250"
                Grand,FO,2026-12,100 EUR
                """
            let answer = try await Self.put(Data((Self.head + lines).utf8), router, fin)
            let problem = try answer.problem()
            #expect(problem.code == RefusalCode.planFaulty.rawValue)
            let found = problem.detail?.split(separator: "\n").map { $0.prefix { $0 != " " } } ?? []
            #expect(found == ["3:1:", "4:7:", "5:19:", "6:18:"])
            for text in ["\(Self.head)Grand,FO,october,1", "\(Self.head)Grand;FO;2026-10;1", "x"] {
                let bad = try await Self.put(Data(text.utf8), router, fin)
                #expect(try bad.problem().code == RefusalCode.planFaulty.rawValue, "\(text)")
            }
            let latin = try #require("\(Self.head)Gdańsk,FO,2026-10,1".data(using: .isoLatin2))
            let encoded = try await Self.put(latin, router, fin).problem()
            #expect(encoded.detail?.contains("is not UTF-8") == true)
            let long = Data(repeating: 65, count: 1_100_000)
            let large = try await Self.put(long, router, fin).problem()
            #expect(large.code == RefusalCode.bodyTooLarge.rawValue)
            let shown = try await router.send(
                .get,
                "\(Routes.budget)?month=2026-10",
                token: fin.token
            )
            #expect(try shown.decoded(BudgetMonth.self).lines.isEmpty)
        }
    }

    private static func put(
        _ plan: Data,
        _ router: HouseRouter,
        _ employee: TestEmployee
    ) async throws -> TestResponse {
        try await router.client.execute(
            uri: Routes.budget,
            method: .put,
            headers: [
                .contentType: "text/csv", .authorization: "Bearer \(employee.token.text)",
            ],
            body: ByteBuffer(bytes: plan)
        )
    }
}
