import Foundation
import LatitudePages

extension Stories {
    private static func share(_ count: Int, _ total: Int, _ estimate: (Double, Double, Double))
        -> PageProportion
    {
        PageProportion(
            count: count,
            total: total,
            estimate: .init(share: estimate.0, lower: estimate.1, upper: estimate.2),
            isFew: total < 30
        )
    }

    private static func span(
        _ from: Int,
        _ until: Int,
        _ counts: [PageOutcome: Int],
        good: Int,
        notGood: Int,
        notAsked: Int
    ) -> OutcomesPage.Span {
        OutcomesPage.Span(
            from: CivilDate(year: 2026, month: from, day: 1),
            until: CivilDate(year: 2026, month: until, day: 28),
            counts: counts,
            good: good,
            notGood: notGood,
            notAsked: notAsked
        )
    }

    /// Some months alone, some together, cells left out on either side or on none.
    private static let spans =
        (1...5).map { month in
            span(
                month,
                month,
                [.delighted: 6 + month, .better: 7 + 2 * month, .same: 4, .worse: 6, .lost: 5],
                good: 13 + 3 * month,
                notGood: 15,
                notAsked: 4
            )
        }
        + [
            span(6, 7, [.worse: 0, .lost: 0, .same: 12], good: 44, notGood: 12, notAsked: 0),
            span(
                8,
                8,
                [.delighted: 21, .better: 25, .worse: 0],
                good: 46,
                notGood: 16,
                notAsked: 8
            ),
            span(
                9,
                9,
                [.delighted: 0, .better: 0, .same: 0, .worse: 0, .lost: 0],
                good: 0,
                notGood: 0,
                notAsked: 0
            ),
            span(
                10,
                10,
                [.delighted: 20, .better: 22, .same: 9],
                good: 42,
                notGood: 18,
                notAsked: 6
            ),
        ]

    private static func band(_ above: Int64?, _ upTo: Int64?, _ good: PageProportion)
        -> OutcomesPage.Band
    {
        OutcomesPage.Band(above: above.map(dollars), upTo: upTo.map(dollars), good: good)
    }

    private static let bands = [
        band(nil, 0, share(95, 131, (0.73, 0.64, 0.79))),
        band(0, 2_500, share(128, 142, (0.90, 0.84, 0.94))),
        band(2_500, 100_000, share(88, 98, (0.90, 0.82, 0.94))),
        band(100_000, nil, share(16, 22, (0.73, 0.52, 0.87))),
    ]

    private static func year(
        _ finding: OutcomesPage.Finding,
        _ bands: [OutcomesPage.Band],
        spans: [OutcomesPage.Span]
    ) -> OutcomesPage.Judgement {
        .judged(
            OutcomesPage.Sums(
                from: CivilDate(year: 2026, month: 1, day: 1),
                until: CivilDate(year: 2026, month: 10, day: 31),
                asked: share(510, 594, (0.86, 0.83, 0.88)),
                good: share(384, 510, (0.75, 0.71, 0.79)),
                spans: spans,
                bands: bands,
                finding: finding
            )
        )
    }

    private static let place = "Latitude Peachtree, Atlanta"

    private static func outcomes(_ name: String, _ judgement: OutcomesPage.Judgement) -> Story {
        inside("outcomes\(name)", OutcomesPage(property: place, judgement: judgement, months: 12))
    }

    static let sums =
        days + [
            outcomes("", year(.plateau(from: 1, isWhole: false), bands, spans: spans)),
            outcomes(
                "-whole",
                year(.plateau(from: 0, isWhole: true), Array(bands.prefix(1)), spans: [spans[0]])
            ),
            outcomes("-differs", year(.differs(at: 1), Array(bands.prefix(2)), spans: spans)),
            outcomes("-few", .judged(few)),
            outcomes("-costless", year(.tooFew, [], spans: [spans[0]])),
            outcomes("-short", .tooShort(days: 41)), outcomes("-people", .tooFewPeople),
            causes("", .judged(causesYear(isRepeated: true))),
            causes("-quiet", .judged(causesYear(isRepeated: false))),
            causes("-short", .tooShort(days: 1)), causes("-people", .tooFewPeople),
        ]

    private static func act(
        _ code: String,
        daysAgo: Int,
        isOwn: Bool = false,
        isHold: Bool = false
    ) -> TodayPage.Act {
        TodayPage.Act(
            code: code,
            by: "Ola Źrebiec",
            isOwn: isOwn,
            story: isOwn ? nil : "Zgubiony szalik czekał na gościa, zanim zauważył brak.",
            occurredOn: CivilDate(year: 2026, month: 11, day: 17 - daysAgo),
            daysAgo: daysAgo,
            expiresAt: isHold ? evening + 86_400 : nil
        )
    }

    private static let days = [
        inside(
            "today",
            TodayPage(
                property: place,
                day: CivilDate(year: 2026, month: 11, day: 17),
                out: [
                    TodayPage.Rescue(name: "Tom Brooks", until: evening + 3_600),
                    TodayPage.Rescue(name: "Hina Palakiko", until: evening + 90_000),
                ],
                holds: (0..<11).map { act("H4T\($0)", daysAgo: 1, isHold: true) },
                unasked: [
                    act("3MKS", daysAgo: 9), act("9FHT", daysAgo: 1),
                    act("D3WQ", daysAgo: 0, isOwn: true),
                ],
                story: TodayPage.Told(
                    code: "7K3P",
                    teller: "Mary Coleman",
                    words: """
                        The guest rang from Honolulu: his laptop was still in room 118. Mary took \
                        the next flight and handed it to him at half past nine.
                        """,
                    isForHouse: true,
                    outcome: .delighted,
                    chosenBy: "James Okafor",
                    isPraisable: true
                )
            )
        ),
        inside(
            "today-team",
            TodayPage(
                property: place,
                day: CivilDate(year: 2026, month: 11, day: 17),
                out: [],
                holds: [],
                unasked: [],
                story: TodayPage.Told(
                    code: "7K3P",
                    teller: "Mary",
                    words: "Fixed.",
                    isForHouse: false,
                    outcome: nil,
                    chosenBy: nil,
                    isPraisable: false
                )
            )
        ),
        inside(
            "today-quiet",
            TodayPage(
                property: place,
                day: CivilDate(year: 2026, month: 11, day: 17),
                out: [],
                holds: [],
                unasked: [],
                story: nil
            )
        ),
    ]

    private static let few = OutcomesPage.Sums(
        from: CivilDate(year: 2026, month: 1, day: 1),
        until: CivilDate(year: 2026, month: 10, day: 31),
        asked: share(22, 30, (0.73, 0.56, 0.86)),
        good: share(16, 22, (0.73, 0.52, 0.87)),
        spans: [span(1, 10, [:], good: 16, notGood: 6, notAsked: 8)],
        bands: [
            band(nil, 2_500, share(9, 12, (0.75, 0.47, 0.91))),
            band(nil, nil, share(7, 10, (0.7, 0.4, 0.89))),
        ],
        finding: .tooFew
    )

    private static func causes(_ name: String, _ judgement: CausesPage.Judgement) -> Story {
        inside("causes\(name)", CausesPage(property: place, judgement: judgement))
    }

    private static func causesYear(isRepeated: Bool) -> CausesPage.Year {
        let counts: [(CausesPage.Cause, Int?, Int?)] = [
            (.mistake, 97, 18), (.unsaid, 49, nil), (.delight, 48, 7), (.inefficiency, 27, 0),
            (.rework, 27, 0), (.breakdown, nil, nil), (.variation, nil, nil),
        ]
        let teams = isRepeated ? [("Front office", 120, 20), ("Spa and beach", 0, 0)] : []
        return CausesPage.Year(
            from: CivilDate(year: 2026, month: 1, day: 1),
            until: CivilDate(year: 2026, month: 10, day: 31),
            causes: counts.map { cause, acts, recent in
                CausesPage.Row(
                    key: .cause(cause),
                    acts: acts,
                    recent: recent,
                    isRepeated: isRepeated && cause == .mistake
                )
            },
            teams: teams.map { name, acts, recent in
                CausesPage.Row(key: .team(name), acts: acts, recent: recent, isRepeated: false)
            }
                + [
                    CausesPage.Row(
                        key: .team("Żywność i napoje"),
                        acts: nil,
                        recent: nil,
                        isRepeated: false
                    )
                ]
        )
    }
}
