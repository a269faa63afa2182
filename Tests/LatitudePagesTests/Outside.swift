import Foundation
import LatitudePages

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
            language: .pl,
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
            MessagePage.refusal(refused),
            MessagePage.fault(requestID: text),
        ]
    }

    func frame(_ language: Language) -> Frame {
        var frame = Stories.frame(language, isSignedIn: true, name: text, property: text)
        frame.organisation = text
        frame.otherLanguagePath = text
        frame.formToken = FormToken(text)
        return frame
    }
}
