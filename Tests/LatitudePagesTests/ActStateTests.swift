import Foundation
import Messages
import Testing

@testable import LatitudePages

/// What the pages of acts have to say and keep.
@Suite("Pages of acts")
struct ActStateTests {
    private func tags(_ page: some Page, _ language: Language = .en) -> [HTMLTag] {
        HTMLTag.all(in: page.html(Stories.frame(language, isSignedIn: true)))
    }

    @Test(
        "a spend asks for three things, and for all else behind a fold",
        arguments: Language.allCases
    )
    func three(language: Language) {
        let page = SpendPage(draft: SpendDraft(id: "1"), standing: Stories.standing())
        let html = page.html(Stories.frame(language, isSignedIn: true))
        let form = html.components(separatedBy: "<form ")[1]
        let before = HTMLTag.all(in: form.components(separatedBy: "<details>")[0])
        let entries = before.filter { ["input", "textarea", "select"].contains($0.name) }
            .filter { $0["type"] != "hidden" }
        #expect(entries.map { $0["id"] } == ["amount", "words", "whom"])
        #expect(entries.map { $0["required"] != nil } == [true, true, false])
        #expect(before.last { $0.name == "button" } != nil)
        #expect(HTMLTag.all(in: form).first { $0["id"] == "share-fund" }?["checked"] != nil)
    }

    @Test("everything typed is sent along unseen, and read again from there")
    func hidden() {
        let names = Stories.full.hidden.map(\.name)
        #expect(Set(names).count == names.count)
        for name in ["id", "amount", "words", "whom", "minutes", "means", "share"] {
            #expect(names.contains(name))
        }
        #expect(names.contains("hold") && names.contains("new-guest"))
        #expect(!Stories.draft.hidden.contains { $0.name == "hold" })
    }

    @Test("ways on have ids of their own, what is left as its sum, and one main button")
    func ways() {
        let tags = tags(Stories.refused(Stories.guest, asked: Stories.dollars(260_000)), .pl)
        let ids = tags.filter { $0["name"] == "id" }.compactMap { $0["value"] }
        #expect(ids.count == 4 && Set(ids).count == 4)
        let sums = tags.filter { $0["name"] == "amount" }.compactMap { $0["value"] }
        #expect(sums == ["1780,00", "1780,00", "2600", "2600"])
        #expect(tags.count { $0["class"]?.contains("btn--main") == true } == 1)
    }

    @Test("a bar never reaches past its end")
    func bar() {
        let frame = Stories.frame(.en, isSignedIn: true)
        for (used, held, widths) in [
            (12_000, 16_000, ["6.0%", "8.0%"]), (250_000, 10, ["100.0%", "0.0%"]),
            (199_999, 5_000, ["100.0%", "0.0%"]), (0, 200_000, ["0.0%", "100.0%"]),
            (-5_000, 0, ["0.0%", "0.0%"]),
        ] as [(Int64, Int64, [String])] {
            let fund = PageFund(
                scope: .employeeMonth,
                isHard: true,
                limit: Stories.dollars(200_000),
                used: Stories.dollars(used),
                held: Stories.dollars(held)
            )
            let view = FundView(fund, frame: frame)
            #expect([view.usedWidth, view.heldWidth] == widths, "\(used) and \(held)")
        }
    }

    @Test("a limit that advises and is passed says by how much", arguments: Language.allCases)
    func over(language: Language) {
        let view = FundView(Stories.day, frame: Stories.frame(language, isSignedIn: true))
        let expected = language == .en ? "120.00\u{A0}USD over" : "ponad limit 120,00\u{A0}USD"
        #expect(view.left == expected)
    }

    @Test("the day an act happened is told beside when it was booked where it is another")
    func when() {
        let frame = Stories.frame(.en, isSignedIn: true)
        let same = ActFactsView(Stories.act(), frame: frame).facts
        #expect(same.contains { $0.value == "17\u{A0}Nov\u{A0}2026, 19:40" })
        let late = Stories.act(entries: [Stories.entry(.spend, 12_000, 86_400)])
        let facts = ActFactsView(late, frame: frame).facts
        let told = "17\u{A0}Nov\u{A0}2026, booked 18\u{A0}Nov\u{A0}2026, 19:40"
        #expect(facts.contains { $0.value == told })
    }

    @Test("a closed fund has neither a form nor anything left, and a way on")
    func closed() {
        let page = SpendPage(draft: Stories.draft, standing: Stories.standing(closed: .left))
        let tags = tags(page)
        #expect(!tags.contains { $0.name == "form" || $0["id"] == "left" })
        #expect(tags.contains { $0["class"] == "ticks" })
    }

    @Test("what a hold came to is asked before all else")
    func holdFirst() {
        let tags = tags(RecoveryPage(act: Stories.hold, ids: Stories.ids))
        let sections = tags.filter { $0.name == "section" }.map { $0["aria-labelledby"] }
        #expect(sections.prefix(2) == ["settle-h2", "release-h2"])
    }

    @Test("a code is said as over the radio")
    func spoken() {
        #expect(SpokenText.words("7K2M", in: .en) == "seven, kilo, two, mike")
        #expect(SpokenText.words("Z0QX", in: .pl) == "zulu, zero, quebec, xray")
    }

    @Test("a sum is typed again as it would be read", arguments: Language.allCases)
    func typed(language: Language) {
        let expected = language == .en ? "1234567.89" : "1234567,89"
        #expect(Stories.dollars(123_456_789).typed(in: language) == expected)
    }

    @Test("what follows an act is what can follow it")
    func steps() {
        #expect(Stories.hold.steps == [.settle, .release, .outcome, .story])
        #expect(Stories.act().steps == [.outcome, .story, .repay, .undo])
        #expect(Stories.act(isReversed: true).steps == [])
        #expect(Stories.act(isOwn: false).steps == [.undo])
        #expect(Stories.act(.gift, spent: 0).steps == [.outcome, .story, .undo])
        #expect(Stories.act(repaid: 12_000).steps == [.outcome, .story, .undo])
        let released = Stories.act(.hold, spent: 0)
        #expect(released.steps == [.outcome, .story])
    }

    @Test("a trouble stands at its field, and a refusal at none")
    func troubles() {
        let hold = Stories.hold
        for (attempt, field) in [
            (Stories.attempt(.settle, .amount(.negative)), "settled"),
            (Stories.attempt(.outcome, .outcomeMissing), "outcome"),
            (Stories.attempt(.outcome, .words(.invalid)), "outcome-words"),
            (Stories.attempt(.story, .words(.empty)), "story"),
        ] {
            let tags = tags(RecoveryPage(act: hold, ids: Stories.ids, attempt: attempt))
            #expect(tags.contains { $0["href"] == "#\(field)" }, "\(field)")
            #expect(tags.count { $0["class"] == "error" } == 1)
            #expect(tags.contains { $0["id"] == "\(field)-e" }, "\(field)")
        }
        for refusal in ActRefusal.allCases {
            let attempt = Stories.attempt(.settle, .refused(refusal))
            let tags = tags(RecoveryPage(act: hold, ids: Stories.ids, attempt: attempt))
            #expect(!tags.contains { $0["class"] == "error" })
            #expect(tags.contains { $0["role"] == "status" })
        }
    }

    @Test("every kind, scope, means, share, step and refusal has words of its own")
    func complete() {
        for language in Language.allCases {
            let texts = Texts.of(language)
            let amounts: [AmountTrouble] = [
                .missing, .unreadable("x"), .decimals(Stories.dollars(1)), .otherCurrency,
                .negative, .zero, .tooLarge,
                .ambiguous("1,250", Stories.dollars(125_000), Stories.dollars(125)),
            ]
            let groups: [[String]] = [
                PageScope.allCases.map(texts.fund.scope), PageScope.allCases.map(texts.fund.per),
                PageScope.allCases.map(texts.refused.place),
                PageMeans.allCases.map(texts.act.means),
                PageShare.allCases.map(texts.act.reader),
                PageShare.allCases.map(texts.stories.shared),
                PageShare.allCases.map(texts.recovery.readBy),
                PageAct.Kind.allCases.map { texts.recovery.title($0, "1", true) },
                [true, false].map { texts.recovery.title(.hold, "1", $0) },
                PageAct.EntryKind.allCases.map(texts.recovery.entry),
                ActStep.allCases.map(texts.recovery.done),
                ActRefusal.allCases.map(texts.recovery.refusal),
                AskAgainPage.Reason.allCases.map(texts.askAgain.title),
                amounts.map { texts.act.amountTrouble($0, "USD") },
            ]
            for group in groups {
                #expect(Set(group).count == group.count)
                #expect(group.allSatisfy { !$0.isEmpty && !$0.contains("!") })
            }
        }
    }
}
