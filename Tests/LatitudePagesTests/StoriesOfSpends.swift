import Foundation
import LatitudePages
import Messages

/// The pages of acts in every state.
extension Stories {
    /// A page as somebody without a role sees it.
    static func staff(_ name: String, _ page: some Page) -> Story {
        Story(name: name, page: page) { language in
            var frame = frame(language, isSignedIn: true)
            frame.navigation = NavigationItem.items(for: [.staff])
            return frame
        }
    }

    static let month = PageFund(
        scope: .employeeMonth,
        isHard: true,
        limit: dollars(200_000),
        used: dollars(12_000),
        held: dollars(16_000)
    )
    static let day = PageFund(
        scope: .employeeDay,
        isHard: false,
        limit: dollars(50_000),
        used: dollars(62_000),
        held: dollars(0)
    )
    static let guest = PageFund(
        scope: .guestDay,
        isHard: true,
        limit: dollars(200_000),
        used: dollars(12_000),
        held: dollars(0),
        step: dollars(10_000)
    )
    static let policy = PagePolicy(
        number: 3,
        owner: "Jan Nowak, ext. 210",
        wording: "2,000 USD per guest and day.",
        limits: [
            .init(scope: .employeeDay, amount: dollars(50_000), isHard: false),
            .init(scope: .employeeMonth, amount: dollars(200_000), isHard: true),
            .init(scope: .guestDay, amount: dollars(200_000), isHard: true),
            .init(scope: .incident, amount: dollars(100_000), isHard: false),
        ]
    )
    private static let march = CivilDate(year: 2027, month: 3, day: 31)
    private static let dinner = "Cold dinner: fresh meal and wine"

    static let recent = [
        RecoveriesPage.Row(
            code: "7K2M",
            what: dinner,
            whom: "412",
            spent: dollars(12_000),
            held: nil,
            bookedAt: evening,
            outcome: nil,
            isReversed: false
        ),
        RecoveriesPage.Row(
            code: "K5ZA",
            what: "A dress for the wedding",
            whom: "Ms Wojciechowska-Brzęczyszczykiewicz",
            spent: dollars(0),
            held: dollars(16_000),
            bookedAt: evening - 7_200,
            outcome: .delighted,
            isReversed: false
        ),
        RecoveriesPage.Row(
            code: "B2XN",
            what: "",
            whom: nil,
            spent: dollars(7_500),
            held: nil,
            bookedAt: evening - 86_400,
            outcome: .worse,
            isReversed: true
        ),
    ]

    static func standing(
        closed: PageStanding.Closed? = nil,
        funds: [PageFund] = [month, day],
        policy: PagePolicy? = policy,
        recent: [RecoveriesPage.Row] = recent,
        undone: [PageStanding.Undone] = []
    ) -> PageStanding {
        PageStanding(
            currency: "USD",
            closed: closed,
            certifiedUntil: march,
            policy: policy,
            funds: closed == nil ? funds : [],
            acts: 14,
            better: 9,
            notAsked: 1,
            recent: recent,
            undone: undone
        )
    }

    private static let undone = [
        PageStanding.Undone(
            code: "B2XN",
            by: "kofi",
            at: evening - 3_600,
            reason: "booked twice, see 7K2M"
        ),
        PageStanding.Undone(code: "K5ZA", by: "kofi", at: evening - 86_400, reason: nil),
    ]

    static let draft = SpendDraft(
        id: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a6c21",
        amount: "2600",
        words: "missed the connection:\nflight to Gdańsk",
        whom: "118"
    )

    static let full = SpendDraft(
        id: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a6c22",
        amount: "1,250",
        words: "",
        whom: String(repeating: "W", count: 201),
        minutes: "twenty",
        means: .own,
        share: .team,
        isHold: true,
        isNewGuest: true
    )

    static let spend = [
        staff("spend", SpendPage(draft: SpendDraft(id: draft.id), standing: standing())),
        staff(
            "spend-first",
            SpendPage(
                draft: SpendDraft(id: draft.id),
                standing: standing(funds: [], policy: nil, recent: [])
            )
        ),
        staff(
            "spend-troubles",
            SpendPage(
                draft: full,
                troubles: [
                    .amount(.ambiguous("1,250", dollars(125_000), dollars(125))), .words(.empty),
                    .whom(.tooLong(most: 200)), .minutes,
                ],
                standing: standing()
            )
        ),
        staff(
            "spend-guest-needed",
            SpendPage(draft: draft, troubles: [.guestNeeded], standing: standing(funds: []))
        ),
        staff("spend-used", SpendPage(draft: draft, wasUsed: true, standing: standing())),
        staff(
            "spend-undone",
            SpendPage(draft: SpendDraft(id: draft.id), standing: standing(undone: undone))
        ),
        closed("not-certified", .notCertified),
        closed("certificate-ended", .certificateEnded(CivilDate(year: 2026, month: 10, day: 31))),
        closed("left", .left),
        staff(
            "spend-no-policy",
            SpendPage(draft: draft, standing: standing(closed: .noPolicy, policy: nil))
        ),
        staff("spend-refused", refused(guest, asked: dollars(260_000))),
        staff(
            "spend-refused-hold",
            refused(
                PageFund(
                    scope: .employeeMonth,
                    isHard: true,
                    limit: dollars(200_000),
                    used: dollars(123_456),
                    held: dollars(20_000)
                ),
                asked: dollars(123_456_789),
                full
            )
        ),
        staff(
            "spend-refused-empty",
            refused(
                PageFund(
                    scope: .employeeDay,
                    isHard: true,
                    limit: dollars(5_000),
                    used: dollars(5_000),
                    held: dollars(0)
                ),
                asked: dollars(500),
                policy: nil
            )
        ),
        staff(
            "spend-unknown",
            AskAgainPage(.noAnswer, action: "/spend", fields: full.hidden)
        ),
        staff(
            "spend-away",
            AskAgainPage(.away, action: "/spend", fields: draft.hidden)
        ),
    ]

    private static func closed(_ name: String, _ closed: PageStanding.Closed) -> Story {
        staff("spend-\(name)", SpendPage(draft: draft, standing: standing(closed: closed)))
    }

    static func refused(
        _ fund: PageFund,
        asked: PageMoney,
        _ draft: SpendDraft = draft,
        policy: PagePolicy? = policy
    ) -> SpendRefusedPage {
        SpendRefusedPage(
            draft: draft,
            asked: asked,
            fund: fund,
            policy: policy,
            ids: SpendRefusedPage.Ids(
                spend: "0192f3c4-7a10-7c3e-9d52-000000000001",
                hold: "0192f3c4-7a10-7c3e-9d52-000000000002",
                newGuest: "0192f3c4-7a10-7c3e-9d52-000000000003",
                change: "0192f3c4-7a10-7c3e-9d52-000000000004"
            )
        )
    }
}
