import LatitudePages
import Messages
import Testing

/// What single states have to say and keep.
@Suite("Page states")
struct StateTests {
    private func tags(_ page: some Page, _ language: Language = .en) -> [HTMLTag] {
        HTMLTag.all(in: page.html(Stories.frame(language, isSignedIn: true)))
    }

    @Test("signing in keeps the handle and the way on, and says the two do not fit")
    func signIn() {
        let page = SignInPage(handle: "mary", next: "/account", trouble: .doNotFit)
        let tags = tags(page)
        #expect(tags.first { $0["id"] == "handle" }?["value"] == "mary")
        #expect(tags.first { $0["name"] == "next" }?["value"] == "/account")
        #expect(tags.contains { $0["role"] == "alert" })
        let title = "Handle and passphrase do not fit together · Sign in · Latitude"
        #expect(tags.first { $0.name == "title" }?.text == title)
    }

    @Test("too many tries name the time to wait, rounded up", arguments: Language.allCases)
    func wait(language: Language) {
        let page = SignInPage(trouble: .wait(seconds: 200))
        let html = page.html(Stories.frame(language, isSignedIn: false))
        let sentence =
            language == .en ? "Try again in 4\u{A0}minutes." : "Spróbuj ponownie za 4\u{A0}minuty."
        #expect(html.contains(sentence))
        #expect(html.contains("role=\"status\"") && !html.contains("role=\"alert\""))
    }

    @Test(
        "causes kept back are said to be untold, never none",
        arguments: Language.allCases,
        [5, nil] as [Int?]
    )
    func causes(language: Language, hidden: Int?) {
        for repeated in [nil, 7] as [Int?] {
            let rows: [(CausesPage.Cause, Int?)] = [
                (.mistake, repeated), (.breakdown, hidden), (.unsaid, nil),
            ]
            let year = CausesPage.Year(
                from: CivilDate(year: 2026, month: 1, day: 1),
                until: CivilDate(year: 2026, month: 10, day: 31),
                causes: rows.map { cause, recent in
                    CausesPage.Row(
                        key: .cause(cause),
                        acts: 9,
                        recent: recent,
                        isRepeated: cause != .unsaid && recent ?? 0 >= 3
                    )
                },
                teams: []
            )
            let html = CausesPage(property: "Grand", judgement: .judged(year))
                .html(Stories.frame(language, isSignedIn: true))
            let none = language == .en ? "No cause stands out" : "nie wyróżnia się żadna"
            #expect(!html.contains(none))
            let kept = language == .en ? "are not shown." : "oznaczonych · nie podajemy."
            #expect(html.contains(kept) == (hidden == nil || repeated == nil))
        }
    }

    @Test(
        "an act that was undone says so first, and asks for nothing",
        arguments: Language.allCases
    )
    func undone(language: Language) {
        let act = Stories.act(isReversed: true)
        let ids = Dictionary(uniqueKeysWithValues: ActStep.allCases.map { ($0, "id") })
        let page = RecoveryPage(act: act, ids: ids)
        let undone = language == .en ? "Undone: " : "Cofnięte: "
        let tags = tags(page, language)
        #expect(tags.first { $0.name == "h1" }?.text.hasPrefix(undone) == true)
        #expect(tags.first { $0.name == "title" }?.text.hasPrefix(undone) == true)
        #expect(!tags.contains { $0.name == "textarea" || $0["type"] == "radio" })
        let open = language == .en ? "Not asked yet" : "Jeszcze bez pytania"
        #expect(!page.html(Stories.frame(language, isSignedIn: true)).contains(open))
        let stands = RecoveryPage(act: Stories.act(), ids: ids)
        #expect(self.tags(stands, language).contains { $0["type"] == "radio" })
    }

    @Test(
        "a refusal is headed by the limit that refused, in every language",
        arguments: Language.allCases,
        PageScope.allCases
    )
    func limit(language: Language, scope: PageScope) {
        let fund = PageFund(
            scope: scope,
            isHard: true,
            limit: Stories.dollars(50_000),
            used: Stories.dollars(0),
            held: Stories.dollars(0)
        )
        let page = Stories.refused(fund, asked: Stories.dollars(60_000))
        let title = tags(page, language).first { $0.name == "title" }?.text ?? ""
        let isOwn = scope == .employeeDay || scope == .employeeMonth
        #expect(title.contains(language == .en ? "your fund" : "Twoim funduszu") == isOwn)
        let other: [PageScope: [Language: String]] = [
            .guestDay: [.en: "this guest and day", .pl: "tego gościa na ten dzień"],
            .incident: [.en: "this incident", .pl: "tego zdarzenia"],
        ]
        if let words = other[scope]?[language] { #expect(title.contains(words)) }
    }

    @Test("enrolment lists what is wrong in the order of the form, and keeps the code")
    func enrol() {
        let page = EnrolPage(
            code: "K7QD",
            codeTrouble: .malformed,
            passphraseTroubles: [.differs, .tooShort]
        )
        let tags = tags(page)
        let links = tags.compactMap { $0["href"] }.filter { $0.hasPrefix("#") }
        #expect(links == ["#main", "#code", "#passphrase", "#passphrase-again"])
        #expect(tags.first { $0["id"] == "code" }?["value"] == "K7QD")
        #expect(tags.first { $0["id"] == "passphrase" }?["aria-describedby"] != nil)
        #expect(tags.first { $0["id"] == "look" }?.text == "Three things to look at")
    }

    @Test("a device is confirmed and turned away by two forms with the same code")
    func device() {
        let tags = tags(DevicePage.confirm(Stories.waiting))
        let actions = tags.filter { $0.name == "form" }.compactMap { $0["action"] }
        #expect(actions == [PagePath.deviceConfirm, PagePath.deviceTurnAway])
        let codes = tags.filter { $0["name"] == "code" }.compactMap { $0["value"] }
        #expect(codes == ["BCDF-GHJK", "BCDF-GHJK"])
        #expect(tags.first { $0.name == "time" }?["datetime"] == "2026-11-17T19:40-05:00")
    }

    @Test("every sign-in of an account is ended by a form of its own")
    func places() {
        let tags = tags(AccountPage(profile: Stories.profile, places: Stories.places, pin: .set))
        let actions = tags.filter { $0.name == "form" }.compactMap { $0["action"] }
        for place in Stories.places {
            #expect(actions.count { $0 == "/account/places/\(place.id)/end" } == 1)
        }
        #expect(tags.count { $0["class"] == "chip chip--good" } == 2, "this one, and the PIN")
    }

    @Test("the forms for secrets open only where something is wrong, and not at a desk")
    func secrets() {
        let page = AccountPage(
            profile: Stories.profile,
            places: Stories.places,
            pin: .locked,
            pinTroubles: [.malformed]
        )
        // The first is the menu of a phone.
        let open = tags(page).filter { $0.name == "details" }.dropFirst().map { $0["open"] != nil }
        #expect(open == [true, false])
        let desk = AccountPage(
            profile: Stories.profile,
            places: Stories.places,
            pin: .set,
            changesSecrets: false
        )
        #expect(!tags(desk).contains { $0["type"] == "password" })
    }

    @Test("a refusal leads to the first page, unless a way of its own leads somewhere")
    func ways() {
        func links(_ way: MessagePage.Way) -> [String] {
            let refused = MessagePage.Refused(
                title: "No.",
                detail: nil,
                rule: "A rule.",
                owner: "Jan",
                youCan: [way],
                code: "no"
            )
            let html = MessagePage.refusal(refused).html(Stories.frame(.pl, isSignedIn: false))
            return [PagePath.home, PagePath.account].filter {
                html.contains("<li><a href=\"\($0)\"")
            }
        }
        #expect(links(.init("go on")) == [PagePath.home])
        #expect(links(.init("go on", path: PagePath.account)) == [PagePath.account])
    }

    @Test("no page without somebody signed in names anybody or navigates")
    func signedOut() {
        let html = SignInPage().html(Stories.frame(.en, isSignedIn: false))
        #expect(!html.contains("<nav") && !html.contains("who-name"))
    }

    @Test("a form token tells itself to nobody but a form")
    func token() {
        let frame = Stories.frame(.en, isSignedIn: true)
        #expect(!"\(frame)".contains("Zm9y") && !"\(frame.formToken)".contains("Zm9y"))
    }
}
