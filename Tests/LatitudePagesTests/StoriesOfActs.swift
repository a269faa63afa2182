import Foundation
import LatitudePages

/// One act and the stories, in every state.
extension Stories {
    static let cover = PageAct.Cover(
        policy: 3,
        owner: "Jan Nowak, ext. 210",
        certifiedUntil: CivilDate(year: 2027, month: 3, day: 31)
    )

    static func entry(
        _ kind: PageAct.EntryKind,
        _ minor: Int64,
        _ later: Double = 0,
        _ words: String? = nil
    ) -> PageAct.Entry {
        PageAct.Entry(kind: kind, amount: dollars(minor), bookedAt: evening + later, words: words)
    }

    static func act(
        _ kind: PageAct.Kind = .spend,
        what: String = "Cold dinner: fresh meal and wine",
        whom: String? = "412",
        minutes: Int = 0,
        isOwn: Bool = true,
        spent: Int64 = 12_000,
        held: Int64 = 0,
        repaid: Int64 = 0,
        isReversed: Bool = false,
        incident: String? = nil,
        evidence: BillsPage.State = .notWanted,
        entries: [PageAct.Entry] = [entry(.spend, 12_000)],
        outcomes: [PageAct.Report] = [],
        telling: PageAct.Telling? = nil
    ) -> PageAct {
        PageAct(
            code: kind == .hold ? "EDA4" : "7K2M",
            kind: kind,
            by: "mary",
            isOwn: isOwn,
            what: isOwn ? what : "",
            whom: isOwn ? whom : nil,
            means: kind == .waiver ? .folio : .till,
            minutes: minutes,
            spent: dollars(spent),
            held: dollars(held),
            repaid: dollars(repaid),
            isReversed: isReversed,
            occurredOn: CivilDate(year: 2026, month: 11, day: 17),
            expiresAt: held > 0 ? evening + 259_200 : nil,
            incident: incident,
            evidence: evidence,
            cover: cover,
            entries: entries,
            outcomes: outcomes,
            telling: telling
        )
    }

    static let hold = act(
        .hold,
        what: "Flight to Hawaii with the laptop",
        whom: "Ms Ito",
        spent: 0,
        held: 150_000,
        entries: [entry(.hold, 150_000)]
    )

    static let told = act(
        minutes: 25,
        repaid: 2_000,
        incident: "B2XN",
        entries: [
            entry(.spend, 12_000), entry(.repay, 2_000, 3_600, "the wine was on the house"),
        ],
        outcomes: [
            .init(outcome: .same, words: nil, reportedAt: evening + 3_600),
            .init(outcome: .delighted, words: "She hugged me.", reportedAt: evening + 90_000),
        ],
        telling: .init(
            words: "The kitchen was closed, so we cooked it again together.",
            share: .team,
            toldAt: evening + 90_000,
            length: 14
        )
    )

    private static let undone = act(
        .waiver,
        what: "",
        whom: nil,
        isReversed: true,
        entries: [entry(.spend, 12_000), entry(.reverse, 12_000, 60, "wrong room")],
        telling: .init(words: "", share: .house, toldAt: evening, length: nil)
    )

    private static let settled = act(
        .hold,
        spent: 131_240,
        entries: [entry(.hold, 150_000), entry(.settle, 131_240, 7_200)],
        telling: .init(words: "Told to nobody yet.", share: .fund, toldAt: evening, length: nil)
    )

    private static let gift = act(
        .gift,
        what: "Walked her to the terminal",
        whom: nil,
        minutes: 25,
        spent: 0,
        entries: [entry(.spend, 0)]
    )

    static let ids: [ActStep: String] = [
        .outcome: "0192f3c4-7a10-7c3e-9d52-000000000011",
        .story: "0192f3c4-7a10-7c3e-9d52-000000000012",
        .settle: "0192f3c4-7a10-7c3e-9d52-000000000013",
        .release: "0192f3c4-7a10-7c3e-9d52-000000000014",
        .repay: "0192f3c4-7a10-7c3e-9d52-000000000015",
        .undo: "0192f3c4-7a10-7c3e-9d52-000000000016",
    ]

    private static func done(_ name: String, _ act: PageAct, _ funds: [PageFund]) -> Story {
        let page = DonePage(act: act, funds: funds, undoID: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a6c23")
        return staff("done\(name)", page)
    }

    private static func recovery(
        _ name: String,
        _ act: PageAct,
        done: ActStep? = nil,
        attempt: ActAttempt? = nil
    ) -> Story {
        let page = RecoveryPage(act: act, ids: ids, done: done, attempt: attempt)
        return staff("recovery-\(name)", page)
    }

    static func attempt(
        _ step: ActStep,
        _ trouble: ActTrouble,
        _ change: (inout ActAttempt) -> Void = { _ in }
    ) -> ActAttempt {
        var attempt = ActAttempt(step, trouble)
        change(&attempt)
        return attempt
    }

    static let acts =
        [
            done("", act(), [guest, month, day]), done("-hold", hold, [month]),
            done("-waiver", act(.waiver), []), done("-gift", gift, [month]),
            recovery("spend", act()), recovery("told", told, done: .story),
            recovery("hold", hold), recovery("settled", settled, done: .settle),
            recovery("undone", undone, done: .undo), recovery("gift", gift, done: .outcome),
            recovery("others", act(isOwn: false, evidence: .missing)),
        ] + attempts

    private static let attempts = [
        recovery(
            "settle-trouble",
            hold,
            attempt: attempt(.settle, .amount(.unreadable("12o"))) {
                ($0.amount, $0.means) = ("12o", .card)
            }
        ),
        recovery("outcome-trouble", act(), attempt: attempt(.outcome, .outcomeMissing)),
        recovery(
            "outcome-words",
            act(),
            attempt: attempt(.outcome, .words(.tooLong(most: 2_000))) { $0.outcome = .better }
        ),
        recovery(
            "story-trouble",
            told,
            attempt: attempt(.story, .words(.empty)) { $0.share = .house }
        ),
        recovery(
            "repay-trouble",
            told,
            attempt: attempt(.repay, .amount(.zero)) { $0.amount = "0" }
        ),
        recovery("undo-trouble", act(isOwn: false), attempt: attempt(.undo, .words(.invalid))),
        recovery(
            "refused",
            hold,
            attempt: attempt(.settle, .refused(.overHold)) { $0.amount = "1600" }
        ),
        staff(
            "recovery-unknown",
            AskAgainPage(
                .noAnswer,
                action: PagePath.step(.settle, of: "EDA4"),
                fields: [HiddenField(FormField.act, "0192f3c4-7a10-7c3e-9d52-000000000013")]
            )
        ),
    ]

    static let stories = [
        staff(
            "stories",
            StoriesPage(
                rows: [
                    .init(
                        code: "7K2M",
                        teller: "Mary Okonkwo",
                        isOwn: true,
                        words: "The kitchen was closed, so we cooked it again together.",
                        share: .fund,
                        toldAt: evening,
                        outcome: .delighted
                    ),
                    .init(
                        code: "P4F6",
                        teller: "Tomasz Źdźbłowski",
                        isOwn: false,
                        words: "He missed his train; we drove him.\nHe wrote from Kraków.",
                        share: .team,
                        toldAt: evening - 86_400,
                        outcome: nil
                    ),
                    .init(
                        code: "C3RT",
                        teller: "Lena Okafor",
                        isOwn: false,
                        words: "",
                        share: .house,
                        toldAt: evening - 172_800,
                        outcome: .lost
                    ),
                ],
                search: nil,
                next: "41d9_0192f3c4-7a10-7c3e-9d52-000000000016",
                isFirst: true
            )
        ),
        staff("stories-none", StoriesPage(rows: [], search: nil, next: nil, isFirst: true)),
        staff(
            "stories-none-found",
            StoriesPage(rows: [], search: "train & „pociąg”", next: nil, isFirst: false)
        ),
    ]
}
