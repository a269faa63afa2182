import LatitudePages

/// What one employee is owed for own money, in every state.
extension Stories {
    static let paybacks = [
        OwnMoneyPage.Payback(
            id: "0193f6a2-6f2f-7cc2-9a52-6b1f0e8a1234",
            paidOn: CivilDate(year: 2026, month: 10, day: 31),
            amount: sum(12_000),
            by: "kofi",
            withdrawnBy: nil
        ),
        OwnMoneyPage.Payback(
            id: "0193f6a2-6f2f-7cc2-9a52-6b1f0e8a1235",
            paidOn: CivilDate(year: 2026, month: 9, day: 30),
            amount: sum(9_500),
            by: "kofi",
            withdrawnBy: "dolores",
            reason: "noted for the wrong person"
        ),
    ]

    private static func sum(_ minor: Int64) -> PageMoney {
        PageMoney(minor: minor, exponent: 2, currency: "USD")
    }

    private static func page(
        _ owed: [Int64],
        paid: [OwnMoneyPage.Payback] = paybacks,
        notice: OwnMoneyPage.Notice? = nil,
        trouble: OwnMoneyPage.Trouble? = nil
    ) -> OwnMoneyPage {
        OwnMoneyPage(
            name: "Wojciech Brzęczyszczykiewicz-Źdźbłowski",
            employee: "wojtek",
            owed: owed.map(sum),
            paid: paid,
            form: .init(
                id: "0193f6a2-6f2f-7cc2-9a52-6b1f0e8a1236",
                amount: "123.45 USD",
                day: "2026-11-21"
            ),
            notice: notice,
            trouble: trouble
        )
    }

    static let ownMoney = [
        inside("own-money", page([12_345])),
        inside("own-money-first", page([12_345], paid: [])),
        inside("own-money-paid", page([], notice: .noted)),
        inside("own-money-ahead", page([-500], notice: .withdrawn)),
        inside("own-money-amount", page([12_345], trouble: .amount)),
        inside("own-money-too-much", page([12_345], trouble: .tooMuch(sum(12_345)))),
        inside("own-money-day", page([12_345], trouble: .day)),
        inside("own-money-future", page([12_345], trouble: .future)),
        inside("own-money-before-act", page([12_345], trouble: .beforeAct)),
        inside("own-money-closed-month", page([12_345], trouble: .closedMonth)),
        inside("own-money-oneself", page([12_345], trouble: .oneself)),
        inside("own-money-reason", page([12_345], trouble: .reason)),
    ]
}
