import Foundation
import LatitudePages

/// Closing, exports and budget in every state.
extension Stories {
    private static let october = CivilMonth(year: 2026, month: 10)
    private static let september = CivilMonth(year: 2026, month: 9)

    private static func usd(_ minor: Int64) -> PageMoney {
        PageMoney(minor: minor, exponent: 2, currency: "USD")
    }

    private static let changes = [
        ClosePage.Change(
            month: september,
            isClosing: true,
            at: evening - 1_000_000,
            by: "kofi",
            reason: nil
        ),
        ClosePage.Change(
            month: september,
            isClosing: false,
            at: evening - 1_100_000,
            by: "kofi",
            reason: "a bill of 30 September came late"
        ),
    ]

    private static let candidate = ClosePage.Candidate(
        month: october,
        isOver: true,
        booked: [
            .init(postings: 604, debit: usd(1_234_567_89), isBalanced: true),
            .init(
                postings: 2,
                debit: PageMoney(minor: 12_000, exponent: 0, currency: "JPY"),
                isBalanced: false
            ),
        ],
        held: [.init(holds: 2, sum: usd(150_000))],
        owed: [usd(12_345)],
        missing: [.init(acts: 3, sum: usd(41_250))]
    )

    static let close = [
        inside(
            "close",
            ClosePage(candidate: candidate, closed: september, changes: changes)
        ),
        inside(
            "close-first",
            ClosePage(
                candidate: .init(month: october, isOver: false, booked: [], held: [], missing: []),
                closed: nil,
                changes: []
            )
        ),
        inside(
            "close-asked",
            ClosePage(candidate: nil, asked: candidate, closed: september, changes: changes)
        ),
        inside("close-nothing", ClosePage(candidate: nil, closed: nil, changes: [])),
        inside(
            "close-done",
            ClosePage(
                candidate: nil,
                closed: october,
                changes: changes,
                notice: .closed(october, missing: [.init(acts: 1, sum: usd(12_050))])
            )
        ),
        inside(
            "close-done-whole",
            ClosePage(
                candidate: nil,
                closed: october,
                changes: changes,
                notice: .closed(october, missing: [])
            )
        ),
        inside(
            "close-reopened",
            ClosePage(
                candidate: candidate,
                closed: nil,
                changes: changes,
                notice: .reopened(october)
            )
        ),
        inside(
            "close-no-reason",
            ClosePage(
                candidate: candidate,
                closed: september,
                changes: changes,
                lacksReason: true
            )
        ),
    ]

    private static let formats = ["csv", "jsonl", "hledger", "beancount", "xero", "quickbooks"].map
    {
        ExportsPage.Format(
            name: $0,
            path: "/exports/2026-10/\($0)",
            more: $0 == "xero"
                ? ["/exports/2026-10/xero?part=2", "/exports/2026-10/xero?part=3"] : [],
            beyond: $0 == "xero" ? 4 : 0,
            counted: $0 == "quickbooks" ? "/exports?month=2026-10&format=quickbooks" : nil
        )
    }

    static let exports = [
        inside(
            "exports",
            ExportsPage(
                month: october,
                isClosed: true,
                formats: formats,
                taken: [
                    .init(
                        month: october,
                        format: "xero",
                        part: 2,
                        rows: 298,
                        digest: String(repeating: "a46ddd354c8d8045", count: 4),
                        wasClosed: true,
                        at: evening,
                        by: "kofi"
                    ),
                    .init(
                        month: october,
                        format: "csv",
                        part: 1,
                        rows: 1_182,
                        digest: String(repeating: "fba954a2678137aa", count: 4),
                        wasClosed: false,
                        at: evening - 86_400,
                        by: "kofi"
                    ),
                ]
            )
        ),
        inside(
            "exports-none",
            ExportsPage(month: october, isClosed: false, formats: formats, taken: [])
        ),
    ]

    static let budget = [
        inside(
            "budget",
            BudgetPage(
                month: october,
                lines: [
                    budgetLine(nil, plan: 850_000, actual: 663_040, percent: 78),
                    budgetLine("Food and beverage", plan: 250_000, actual: 261_000, percent: 104),
                    budgetLine("Front office", plan: 300_000, actual: 240_000, percent: 80),
                    budgetLine("Rooms", plan: 300_000, actual: 162_040, percent: 54),
                    budgetLine("Spa", plan: nil, actual: -2_500, percent: nil),
                ],
                changes: [
                    planChange("Food and beverage", former: 200_000, plan: 250_000),
                    planChange("Rooms", former: nil, plan: 300_000),
                ]
            )
        ),
        inside("budget-none", BudgetPage(month: october, lines: [])),
    ]

    private static func planChange(
        _ centre: String,
        former: Int64?,
        plan: Int64
    ) -> BudgetPage.Change {
        BudgetPage.Change(
            property: "Latitude Peachtree, Atlanta",
            centre: centre,
            former: former.map { usd($0) },
            plan: usd(plan),
            by: "kofi",
            at: evening
        )
    }

    private static func budgetLine(
        _ centre: String?,
        plan: Int64?,
        actual: Int64,
        percent: Int?
    ) -> BudgetPage.Line {
        BudgetPage.Line(
            property: "Latitude Peachtree, Atlanta",
            centre: centre,
            plan: plan.map { usd($0) },
            actual: usd(actual),
            left: plan.map { usd($0 - actual) },
            percent: percent
        )
    }
}
