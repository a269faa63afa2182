import LatitudePages

extension Stories {
    private static func property(
        _ number: String,
        _ name: String,
        from minor: Int64?,
        _ acts: [Int],
        spent: Int64
    ) -> EvidencePage.Property {
        EvidencePage.Property(
            number: number,
            name: name,
            receiptsFrom: minor.map(dollars),
            acts: acts,
            spent: dollars(spent)
        )
    }

    private static func row(_ means: EvidencePage.Means, days: Int) -> EvidencePage.Row {
        EvidencePage.Row(
            code: "7K2M",
            property: "Latitude Gendarmenmarkt, Berlin",
            costCentre: "Food and beverage",
            employee: "grzegorz",
            means: means,
            day: CivilDate(year: 2026, month: 11, day: 5),
            days: days,
            spent: dollars(123_456_789)
        )
    }

    private static let properties = [
        property("1", "Latitude Peachtree, Atlanta", from: 7_500, [14, 9, 3, 1], spent: 279_935),
        property("2", "Latitude Rynek, Kraków", from: nil, [0, 0, 0, 0], spent: 0),
    ]

    static let evidence = [
        inside(
            "evidence",
            EvidencePage(
                properties: properties,
                rows: EvidencePage.Means.allCases.enumerated().map { row($1, days: $0 + 1) },
                property: nil,
                age: nil,
                next: "41",
                isFirst: true
            )
        ),
        inside(
            "evidence-narrowed",
            EvidencePage(
                properties: properties,
                rows: [row(.own, days: 90)],
                property: "1",
                age: .older,
                next: nil,
                isFirst: false
            )
        ),
        inside(
            "evidence-none",
            EvidencePage(
                properties: properties,
                rows: [],
                property: nil,
                age: nil,
                next: nil,
                isFirst: true
            )
        ),
        inside(
            "evidence-none-older",
            EvidencePage(
                properties: properties,
                rows: [],
                property: "2",
                age: .twoMonths,
                next: nil,
                isFirst: true
            )
        ),
    ]
}
