import Foundation
import LatitudePages
import Messages

/// Pages in which everything that comes from outside is one text.
struct Outside: Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    var account: AccountPage {
        AccountPage(
            profile: AccountPage.Profile(
                name: text,
                handle: text,
                property: text,
                roles: [.staff],
                certificate: .none
            ),
            places: [
                AccountPage.Place(
                    id: "1",
                    label: text,
                    kind: .token,
                    since: Stories.evening,
                    usedAt: Stories.evening,
                    isCurrent: false
                )
            ],
            pin: .set,
            notice: .placeEnded(label: text)
        )
    }

    var pages: [any Page] {
        let refused = MessagePage.Refused(
            title: text,
            detail: text,
            rule: text,
            owner: text,
            youCan: [MessagePage.Way(text, path: text), MessagePage.Way(text)],
            code: text
        )
        let waiting = DevicePage.Waiting(
            code: text,
            client: text,
            begunAt: Stories.evening,
            address: text
        )
        return [
            SignInPage(handle: text, next: text, trouble: .doNotFit),
            EnrolPage(code: text, codeTrouble: .unknown),
            EnrolledPage(handle: text),
            DevicePage.enter(code: text, trouble: .malformed),
            DevicePage.confirm(waiting),
            DevicePage.done(client: text),
            DevicePage.turnedAway(client: text),
            account,
            SpendPage(draft: draft, troubles: [.amount(.unreadable(text))], standing: standing),
            SpendRefusedPage(
                draft: draft,
                asked: Stories.dollars(260_000),
                fund: Stories.guest,
                policy: policy,
                ids: SpendRefusedPage.Ids(spend: "1", hold: "2", newGuest: "3", change: "4")
            ),
            AskAgainPage(.noAnswer, action: "/spend", fields: draft.hidden),
            DonePage(act: act, funds: [Stories.month], undoID: "1"),
            RecoveryPage(act: act, ids: Stories.ids),
            StoriesPage(rows: [story], search: text, next: text, isFirst: true),
            MessagePage.refusal(refused),
            MessagePage.fault(requestID: text),
        ]
    }

    private var draft: SpendDraft {
        SpendDraft(id: text, amount: text, words: text, whom: text, minutes: text)
    }

    private var policy: PagePolicy {
        PagePolicy(number: 1, owner: text, wording: text, limits: [])
    }

    private var standing: PageStanding {
        let row = RecoveriesPage.Row(
            code: text,
            what: text,
            whom: text,
            spent: Stories.dollars(1),
            held: nil,
            bookedAt: Stories.evening,
            outcome: nil,
            isReversed: false
        )
        return Stories.standing(policy: policy, recent: [row])
    }

    private var act: PageAct {
        let entry = Stories.entry(.spend, 100, 0, text)
        return Stories.act(
            what: text,
            whom: text,
            incident: text,
            entries: [entry],
            outcomes: [.init(outcome: .same, words: text, reportedAt: Stories.evening)],
            telling: .init(words: text, share: .team, toldAt: Stories.evening, length: 1)
        )
    }

    private var story: StoriesPage.Row {
        StoriesPage.Row(
            code: text,
            teller: text,
            isOwn: false,
            words: text,
            share: .house,
            toldAt: Stories.evening,
            outcome: nil
        )
    }

    func frame(_ language: Language) -> Frame {
        var frame = Stories.frame(language, isSignedIn: true, name: text, property: text)
        frame.organisation = text
        frame.otherLanguagePath = text
        frame.formToken = FormToken(text)
        return frame
    }
}
