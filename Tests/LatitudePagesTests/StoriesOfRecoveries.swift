import Foundation
import LatitudePages

extension Stories {
    static func dollars(_ minor: Int64) -> PageMoney {
        PageMoney(minor: minor, exponent: 2, currency: "USD")
    }

    private static func row(
        _ code: String,
        _ what: String,
        whom: String? = nil,
        spent: Int64,
        held: Int64? = nil,
        outcome: PageOutcome? = nil,
        isReversed: Bool = false
    ) -> RecoveriesPage.Row {
        RecoveriesPage.Row(
            code: code,
            what: what,
            whom: whom,
            spent: dollars(spent),
            held: held.map(dollars),
            bookedAt: evening,
            outcome: outcome,
            isReversed: isReversed
        )
    }

    private static let rows =
        [
            row("7K2M", "Cold dinner: fresh meal and wine", whom: "Room 412", spent: 12_000),
            row("K5ZA", "Dress to the cleaner", whom: "Ms Ito", spent: 0, held: 16_000),
            row("B2XN", "", spent: 123_456_789, outcome: .lost, isReversed: true),
        ]
        + PageOutcome.allCases.map { outcome in
            row("4C8R", "Zażółć gęślą jaźń", whom: "Łódź", spent: 5, outcome: outcome)
        }

    static let recoveries = [
        inside("recoveries", RecoveriesPage(rows: rows, shown: nil, next: "41", isFirst: true)),
        inside(
            "recoveries-later",
            RecoveriesPage(rows: Array(rows.prefix(1)), shown: .held, next: nil, isFirst: false)
        ),
        inside(
            "recoveries-none",
            RecoveriesPage(rows: [], shown: nil, next: nil, isFirst: true)
        ),
        inside(
            "recoveries-none-held",
            RecoveriesPage(
                rows: [],
                shown: .notAsked,
                until: CivilDate(year: 2026, month: 10, day: 5),
                next: nil,
                isFirst: true
            )
        ),
    ]
}
