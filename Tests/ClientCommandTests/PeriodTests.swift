import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Periods at the desk")
struct PeriodTests {
    @Test("stand below each other, a line for each change, within 80 columns")
    func lines() throws {
        let periods = [
            try period(month: try month("2026-11"), state: .open, isOver: false),
            try period(
                month: try month("2026-10"),
                state: .open,
                isOver: true,
                changes: [
                    .init(
                        state: .open,
                        at: Desk.now,
                        by: "fiona",
                        reason: "the bill of 30 October for the terrace came late"
                    ),
                    .init(state: .closed, at: Desk.now - 86_400, by: "fiona", reason: nil),
                ],
                missing: [(1, 12_000, "USD"), (3, 41_250, "PLN")]
            ),
            try period(
                month: try month("2026-09"),
                state: .closed,
                isOver: true,
                changes: [.init(state: .closed, at: Desk.now - 86_400, by: "fiona", reason: nil)]
            ),
        ]
        let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
        let lines = PeriodView.lines(periods, clock: clock, palette: Palette(isOn: false))
        #expect(
            lines.joined(separator: "\n") == """
                2026-11  under way
                2026-10  open       evidence missing     1 act, 120.00 USD
                                    evidence missing     3 acts, 412.50 PLN
                                    opened 18:30         fiona: the bill of 30 October for the …
                                    closed 20 Nov 18:30  fiona
                2026-09  closed     closed 20 Nov 18:30  fiona
                """
        )
    }

    @Test("are named one at a time, as 2026-10")
    func arguments() async throws {
        let desk = Desk(server: "http://127.0.0.1:9")
        for line in [
            ["close"], ["close", "--list", "--reopen", "x"],
        ] {
            #expect(await desk.run(line).code == 64, "\(line)")
        }
        let unknown = await desk.run(["close", "october"])
        #expect(unknown.code == RefusalCode.periodUnknown.entry.exitCode)
        #expect(unknown.err.contains("“october” is none."))
    }

    @Test("read and write as 2026-10")
    func text() throws {
        #expect("\(try month("2026-10"))" == "2026-10")
        #expect("\(try month("0009-01"))" == "0009-01")
        #expect(try month("2026-02").first.description == "2026-02-01")
        for text in ["2026-13", "2026-00", "2026-1", "26-10", "2026-10-01", "", "２０２６-10"] {
            #expect(Month(text) == nil, "\(text)")
        }
        #expect(MonthText.long(try month("2026-10")) == "October 2026")
    }

    @Test("tell what evidence is missing as they are closed, and where it is seen")
    func missing() throws {
        let period = try period(
            month: month("2026-10"),
            state: .closed,
            isOver: true,
            missing: [(2, 19_000, "USD")]
        )
        let text = PeriodView.card(period).text(Palette(isOn: false))
        #expect(text.contains("missing: 2 acts, 190.00 USD"))
        #expect(text.contains("latitude journal --month 2026-10 --evidence missing"))
        let whole = try self.period(month: month("2026-10"), state: .closed, isOver: true)
        #expect(!PeriodView.card(whole).text(Palette(isOn: false)).contains("missing"))
    }

    private func period(
        month: Month,
        state: PeriodState,
        isOver: Bool,
        changes: [Period.Change] = [],
        missing: [(acts: Int, minor: Int64, currency: String)] = []
    ) throws -> Period {
        Period(
            month: month,
            state: state,
            isOver: isOver,
            changes: changes,
            missingEvidence: try missing.map { acts, minor, code in
                .init(
                    acts: acts,
                    amount: Money(minor: minor, currency: try #require(Currency(code)))
                )
            }
        )
    }

    private func month(_ text: String) throws -> Month { try #require(Month(text)) }
}
