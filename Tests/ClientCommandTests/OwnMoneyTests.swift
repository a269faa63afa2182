import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Own money at the desk")
struct OwnMoneyTests {
    private static func sum(_ minor: Int64, _ code: String = "USD") throws -> Money {
        Money(minor: minor, currency: try #require(Currency(code)))
    }

    private static func paid(
        _ minor: Int64,
        withdrawnBy: String? = nil
    ) throws -> Reimbursement {
        Reimbursement(
            id: Identifier(),
            employee: "norma",
            name: "Norma Castellanos",
            amount: try sum(minor),
            paidOn: try #require(Day("2026-10-31")),
            by: "dolores",
            notedAt: Desk.now,
            withdrawnBy: withdrawnBy,
            withdrawnAt: withdrawnBy.map { _ in Desk.now }
        )
    }

    @Test("stands with the day of the oldest act, and says where somebody was paid ahead")
    func owed() throws {
        let rows = [
            Owed(
                employee: "norma",
                name: "Norma Castellanos",
                property: "Latitude Peachtree, Atlanta",
                amount: try Self.sum(9_500),
                acts: 2,
                since: Day("2026-10-12")
            ),
            Owed(
                employee: "jan",
                name: "Jan Wójcik",
                property: "Kraków",
                amount: try Self.sum(-1_200, "PLN"),
                acts: 0,
                since: nil
            ),
        ]
        let lines = OwedView.table(rows).lines(palette: Palette(isOn: false))
        #expect(lines[0].hasSuffix("95.00  USD  since 12 Oct 2026"))
        #expect(lines[1].hasSuffix("-12.00  PLN  paid ahead"))
    }

    @Test("that was paid back stands with who noted it and who took it back")
    func paid() throws {
        let rows = [try Self.paid(9_500), try Self.paid(1_000, withdrawnBy: "keoni")]
        let lines = OwedView.table(rows).lines(palette: Palette(isOn: false))
        #expect(lines[0].contains("95.00  USD  noted by dolores"))
        #expect(lines[1].contains("10.00  USD  taken back by keoni"))
    }

    @Test("is not noted and taken back at once, nor on a day that is none")
    func arguments() async throws {
        let desk = Desk(server: "http://127.0.0.1:9")
        let both = await desk.run(["reimburse", "norma", "95", "--withdraw", "not paid yet"])
        #expect(both.code == 64)
        let day = await desk.run(["reimburse", "norma", "95", "--on", "yesterday"])
        #expect(day.code == RefusalCode.valueMalformed.entry.exitCode)
        #expect(day.err.contains("“yesterday” is no day"))
    }
}
