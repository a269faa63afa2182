import Foundation
import LatitudePages
import Messages
import Testing

/// One page in one state, by a name that serves as a file name.
struct Story: Sendable, CustomTestStringConvertible {
    let name: String
    let page: any Page
    let frame: @Sendable (Language) -> Frame

    var testDescription: String { name }

    func html(_ language: Language) -> String { page.html(frame(language)) }
}

/// Every page in every state, filled with invented people.
enum Stories {
    static let all =
        signIn + enrol + device + account + recoveries + spend + acts + stories + letters + sums
        + bills + finance + evidence
        + ownMoney + close + exports + budget + messages + odd

    static func frame(
        _ language: Language,
        isSignedIn: Bool,
        name: String = "Mary Okonkwo",
        property: String = "Latitude Peachtree, Atlanta"
    ) -> Frame {
        Frame(
            language: language,
            person: isSignedIn ? Frame.Person(name: name, property: property) : nil,
            navigation: isSignedIn ? NavigationItem.items(for: AccountPage.Role.allCases) : [],
            otherLanguagePath: "?lang=\(language.other.rawValue)",
            organisation: "Parallel Hotels",
            timeZone: TimeZone(identifier: "America/New_York") ?? .gmt,
            formToken: FormToken("Zm9ybS10b2tlbg")
        )
    }

    static func outside(_ name: String, _ page: some Page) -> Story {
        Story(name: name, page: page) { frame($0, isSignedIn: false) }
    }

    static func inside(_ name: String, _ page: some Page) -> Story {
        Story(name: name, page: page) { frame($0, isSignedIn: true) }
    }

    private static let signIn = [
        outside("sign-in", SignInPage()),
        outside(
            "sign-in-do-not-fit",
            SignInPage(handle: "mary", next: "/device?code=BCDF-GHJK", trouble: .doNotFit)
        ),
        outside("sign-in-wait", SignInPage(handle: "mary", trouble: .wait(seconds: 200))),
        outside("sign-in-signed-out", SignInPage(notice: .signedOut)),
        outside("sign-in-ended", SignInPage(notice: .ended)),
        outside("sign-in-enrolled", SignInPage(handle: "mary", notice: .enrolled)),
    ]

    private static let enrol = [
        outside("enrol", EnrolPage()),
        outside(
            "enrol-troubles",
            EnrolPage(
                code: "K7QD-2MX",
                codeTrouble: .malformed,
                passphraseTroubles: [.tooShort, .differs]
            )
        ),
        outside("enrol-missing", EnrolPage(codeTrouble: .missing)),
        outside("enrol-unknown", EnrolPage(code: "K7QD-2MXA-94TF", codeTrouble: .unknown)),
        outside("enrol-common", EnrolPage(code: "K7QD-2MXA-94TF", passphraseTroubles: [.common])),
        outside("enrol-long", EnrolPage(code: "K7QD-2MXA-94TF", passphraseTroubles: [.tooLong])),
        outside("enrol-wait", EnrolPage(code: "K7QD-2MXA-94TF", wait: 45)),
        outside("enrolled", EnrolledPage(handle: "mary")),
    ]

    static let waiting = DevicePage.Waiting(
        code: "BCDF-GHJK",
        client: "latitude 0.1.0 on reception-2",
        begunAt: evening,
        address: "2001:db8:85a3::8a2e:370:7334"
    )

    private static let device = [
        inside("device", DevicePage.enter(code: "", trouble: nil)),
        inside("device-filled-in", DevicePage.enter(code: "BCDF-GHJK", trouble: nil)),
        inside("device-missing", DevicePage.enter(code: "", trouble: .missing)),
        inside("device-malformed", DevicePage.enter(code: "BCDF-G", trouble: .malformed)),
        inside("device-unknown", DevicePage.enter(code: "BCDF-GHJK", trouble: .unknown)),
        inside("device-wait", DevicePage.wait(code: "BCDF-GHJK", seconds: 600)),
        inside("device-confirm", DevicePage.confirm(waiting)),
        inside("device-done", DevicePage.done(client: waiting.client)),
        inside("device-turned-away", DevicePage.turnedAway(client: waiting.client)),
    ]

    /// 17 November 2026, 19:40 in Atlanta.
    static let evening = Date(timeIntervalSince1970: 1_794_962_400)

    static let profile = AccountPage.Profile(
        name: "Mary Okonkwo",
        handle: "mary",
        property: "Latitude Peachtree, Atlanta",
        roles: [.staff, .manager],
        certificate: .valid(through: CivilDate(year: 2027, month: 3, day: 31))
    )

    static let places = [
        AccountPage.Place(
            id: "0192f3c4-7a10",
            label: "Firefox on Android",
            kind: .browser,
            since: evening - 86_400,
            usedAt: evening,
            isCurrent: true
        ),
        AccountPage.Place(
            id: "0192f3c4-7a11",
            label: "latitude 0.1.0 on reception-2",
            kind: .token,
            since: evening - 864_000,
            usedAt: nil,
            isCurrent: false
        ),
        AccountPage.Place(
            id: "0192f3c4-7a12",
            label: "Front desk 1",
            kind: .desk,
            since: evening - 3_600,
            usedAt: evening - 600,
            isCurrent: false
        ),
    ]

    private static let account = [
        inside("account", AccountPage(profile: profile, places: places, pin: .set)),
        inside(
            "account-place-ended",
            AccountPage(
                profile: profile,
                places: Array(places.prefix(1)),
                pin: .none,
                notice: .placeEnded(label: "Front desk 1")
            )
        ),
        inside(
            "account-pin-set",
            AccountPage(profile: ended, places: places, pin: .set, notice: .pinSet)
        ),
        inside(
            "account-changed",
            AccountPage(profile: none, places: places, pin: .set, notice: .passphraseChanged)
        ),
        inside(
            "account-pin-trouble",
            AccountPage(
                profile: profile,
                places: places,
                pin: .locked,
                pinTroubles: [.easy, .differs]
            )
        ),
        inside(
            "account-passphrase-trouble",
            AccountPage(
                profile: profile,
                places: places,
                pin: .set,
                passphraseTroubles: [.wrongOld, .tooShort]
            )
        ),
        inside(
            "account-wait",
            AccountPage(
                profile: profile,
                places: places,
                pin: .set,
                pinTroubles: [.malformed],
                wait: 60
            )
        ),
        inside(
            "account-at-desk",
            AccountPage(profile: profile, places: places, pin: .set, changesSecrets: false)
        ),
    ]

    private static let ended = profile(
        [.admin, .finance],
        .ended(on: CivilDate(year: 2026, month: 10, day: 31))
    )
    private static let none = profile([.staff], .none)

    private static func profile(
        _ roles: [AccountPage.Role],
        _ certificate: AccountPage.Certificate
    ) -> AccountPage.Profile {
        AccountPage.Profile(
            name: "Wojciech Brzęczyszczykiewicz-Źdźbłowski",
            handle: "wojtek",
            property: "Hotel Gdynia Śródmieście",
            roles: roles,
            certificate: certificate
        )
    }

    private static let messages = [
        inside("message-refusal", MessagePage.refusal(refused)),
        outside("message-not-found", MessagePage.notFound),
        inside("message-fault", MessagePage.fault(requestID: "0192f3c4-7a10-7c3e-9d52-5b1e8f0a")),
    ]

    private static let refused = MessagePage.Refused(
        title: "That is not done from a shared desk.",
        detail: "You are signed in at Front desk 1.",
        rule: "Secrets are changed where one is signed in alone.",
        owner: "Jan Nowak, ext. 210",
        youCan: [MessagePage.Way("sign in on a device of your own: latitude login")],
        code: "not_at_a_desk"
    )

    /// Names of 200 letters without a space, and from right to left.
    private static let odd = [
        odd("long", String(repeating: "Źdźbło", count: 34)), odd("rtl", "مريم الأندلس"),
    ]

    private static func odd(_ name: String, _ text: String) -> Story {
        Story(name: "account-\(name)", page: Outside(text).account) { language in
            frame(language, isSignedIn: true, name: text, property: text)
        }
    }
}
