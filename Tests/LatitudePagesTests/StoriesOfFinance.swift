import LatitudePages

extension Stories {
    private static let october = CivilDate(year: 2026, month: 10, day: 31)
    private static let november = CivilDate(year: 2026, month: 11, day: 17)
    private static let digest = String(repeating: "a2810eb8", count: 8)

    static let journalChoices = JournalPage.Choices(
        properties: [ListOption(value: "1", text: "Latitude Peachtree, Atlanta")],
        costCentres: [ListOption(value: "FO", text: "FO Front office")],
        accounts: [ListOption(value: "petty_cash", text: "Petty cash")]
    )

    static func entry(
        _ number: Int64,
        _ kind: PageEntryKind,
        _ minor: Int64,
        means: PageMeans = .till,
        evidence: BillsPage.State = .notWanted,
        hasFund: Bool = true
    ) -> JournalEntryValue {
        let isHold = kind == .hold || kind == .release
        return JournalEntryValue(
            number: number,
            code: "7K2M",
            kind: kind,
            amount: dollars(minor),
            means: means,
            employee: "mary",
            property: "Latitude Peachtree, Atlanta",
            costCentre: "Food and beverage",
            occurredOn: october,
            bookedOn: november,
            bookedAt: evening,
            policy: 3,
            policyOwner: "James Okafor, ext 210",
            course: "Putting it right",
            certifiedUntil: CivilDate(year: 2027, month: 3, day: 31),
            evidence: evidence,
            used: hasFund ? dollars(isHold ? 0 : minor) : nil,
            held: hasFund ? dollars(kind == .release ? -minor : 0) : nil,
            digest: digest,
            postings: isHold
                ? []
                : [
                    PageTotal(
                        name: "Service recovery expense",
                        debit: dollars(minor),
                        credit: dollars(0)
                    ),
                    PageTotal(name: "Petty cash", debit: dollars(0), credit: dollars(minor)),
                ]
        )
    }

    private static let entries = PageEntryKind.allCases.enumerated().map { index, kind in
        entry(
            48_212 - Int64(index),
            kind,
            131_240,
            evidence: BillsPage.State.allCases[index % 4]
        )
    }

    private static func journal(_ opened: Int64?, _ entries: [JournalEntryValue]) -> JournalPage {
        var filter = JournalPage.Filter()
        filter.month = "2026-11"
        filter.property = "1"
        filter.evidence = "missing"
        return JournalPage(
            filter: filter,
            choices: journalChoices,
            entries: entries,
            opened: opened,
            count: 312,
            totals: [
                PageTotal(name: "Petty cash", debit: dollars(0), credit: dollars(131_240)),
                PageTotal(
                    name: "Service recovery expense",
                    debit: dollars(123_456_789),
                    credit: dollars(0)
                ),
            ],
            sums: [PageTotal(name: "USD", debit: dollars(131_240), credit: dollars(131_240))],
            next: "48207",
            before: "48213"
        )
    }

    private static let troubled: JournalPage = {
        var filter = JournalPage.Filter()
        filter.month = "2026-13"
        filter.reference = "what?"
        return JournalPage(
            filter: filter,
            choices: journalChoices,
            troubles: [
                .month("2026-13"), .day("yesterday"), .daysReversed, .property("Narnia"),
                .costCentre("XX"), .account("slush"), .kind("theft"),
                .evidence("lost"), .reference("what?"),
                .number("many"), .place,
            ]
        )
    }()

    static let finance = journals + funds + means + samples

    private static let journals = [
        inside("journal", journal(nil, entries)),
        inside("journal-opened", journal(48_210, entries)),
        inside("journal-hold", journal(48_211, entries)),
        inside("journal-no-fund", journal(1, [entry(1, .spend, 0, means: .own, hasFund: false)])),
        inside(
            "journal-none",
            JournalPage(filter: JournalPage.Filter(), choices: journalChoices)
        ),
        inside("journal-trouble", troubled),
    ]

    private static let asked: FinanceAsked = {
        var asked = FinanceAsked()
        asked.month = "2026-11"
        asked.property = "1"
        return asked
    }()

    private static let properties = journalChoices.properties

    private static let holds = [0, 1].map { days in
        FundsPage.Hold(
            code: "K5ZA",
            employee: "mary",
            property: "Latitude Peachtree, Atlanta",
            costCentre: "Front office",
            amount: dollars(8_000),
            days: days,
            expiresAt: evening
        )
    }

    private static let funds = [
        inside(
            "funds",
            FundsPage(
                asked: asked,
                properties: properties,
                funds: FundsPage.Scope.allCases.map { scope in
                    FundsPage.Fund(
                        month: scope == .incident ? nil : "2026-11",
                        property: "Latitude Peachtree, Atlanta",
                        scope: scope,
                        isHard: scope != .employeeDay,
                        count: 9,
                        people: scope == .employeeMonth ? 12 : nil,
                        sums: [1_800_000, 143_240, 16_000, 4_500, 18_760, 0].map(dollars)
                    )
                },
                holds: holds,
                held: [dollars(16_000)],
                next: "2026-11.1.guest_day"
            )
        ),
        inside(
            "funds-now",
            FundsPage(
                asked: FinanceAsked(),
                properties: properties,
                holds: holds,
                held: [dollars(16_000)]
            )
        ),
        inside(
            "funds-later",
            FundsPage(asked: asked, properties: properties, isFirst: false)
        ),
        inside(
            "funds-trouble",
            FundsPage(asked: asked, properties: properties, trouble: .kind("wish"))
        ),
    ]

    private static let means = [
        inside(
            "means",
            MeansPage(
                asked: asked,
                properties: properties,
                totals: PageMeans.allCases.map { means in
                    MeansPage.Total(
                        property: "Latitude Peachtree, Atlanta",
                        means: means,
                        entries: 12,
                        sums: [120_000, 4_500, 115_500].map(dollars)
                    )
                },
                owed: [
                    MeansPage.Owed(
                        name: "Wojciech Brzęczyszczykiewicz-Źdźbłowski",
                        employee: "wojtek",
                        property: "Hotel Gdynia Śródmieście",
                        acts: 2,
                        since: october,
                        amount: dollars(12_345)
                    ),
                    MeansPage.Owed(
                        name: "Ana Silva",
                        employee: "ana",
                        property: "Latitude Peachtree, Atlanta",
                        acts: 0,
                        since: nil,
                        amount: dollars(-500)
                    ),
                ],
                paid: paybacks.map {
                    MeansPage.Paid(name: "Ana Silva", employee: "ana", payback: $0)
                }
            )
        ),
        inside("means-none", MeansPage(asked: asked, properties: properties)),
        inside("slip", slip),
        inside(
            "slip-none",
            SlipPage(
                asked: asked,
                properties: properties,
                sums: .init(property: "Grand", day: october, sums: [0, 0, 0].map(dollars))
            )
        ),
        inside(
            "slip-trouble",
            SlipPage(asked: asked, properties: properties, trouble: .day("today"))
        ),
    ]

    private static let slip = SlipPage(
        asked: asked,
        properties: properties,
        lines: [(12_000, 0), (0, 4_500)].enumerated().map { index, sums in
            SlipPage.Line(
                number: 4_711 + Int64(index),
                code: "7K2M",
                kind: index == 0 ? .spend : .repay,
                employee: "mary",
                costCentre: "Front office",
                occurredOn: november,
                out: dollars(Int64(sums.0)),
                back: dollars(Int64(sums.1))
            )
        },
        sums: .init(
            property: "Latitude Peachtree, Atlanta",
            day: november,
            sums: [12_000, 4_500, 7_500].map(dollars)
        )
    )

    private static let samples = [
        inside(
            "sample",
            SamplePage(
                asked: asked,
                properties: properties,
                drawn: [
                    .init(entry: entry(48_212, .spend, 200_000), signs: [.repeated, .atLimit]),
                    .init(entry: entry(48_100, .repay, 5), signs: []),
                ],
                population: 1_234
            )
        ),
        inside("sample-none", SamplePage(asked: asked, properties: properties)),
        inside(
            "sample-trouble",
            SamplePage(asked: asked, properties: properties, trouble: .number("-1"))
        ),
    ]
}
