import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Letters and the line-up", .timeLimit(.minutes(5)))
struct LetterTests {
    private static let own = "You kept the soup hot. <b>Thank you</b>"

    /// Ada, whose act is told to the house, and Mia, who manages.
    private static func with(
        _ words: String = "The soup was hot.",
        _ body: @Sendable @escaping (HouseRouter, Told) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let mia = try await house.employee("mia", roles: ["manager"])
            for handle in ["ada", "mia"] { try await house.setPassphrase(of: handle) }
            let act = try await house.recoveries.book(.of(.dollars(7)), by: ada.hash)
            let told = Told(ada: ada, mia: mia, act: act)
            try await told.tell(words, .house, in: house)
            var browser = Browser(router)
            try await browser.signIn("mia")
            try await body(router, told)
        }
    }

    private struct Told: Sendable {
        let ada: TestEmployee
        let mia: TestEmployee
        let act: Booking

        func tell(_ words: String, _ share: ShareLevel, in house: TestHouse) async throws {
            let telling = StoryTelling(
                id: Identifier(),
                recovery: .id(act.id),
                words: try Words(words, field: "words"),
                share: share
            )
            _ = try await house.outcomes.tell(telling, by: ada.hash)
        }

        func letterPath(_ id: Identifier = Identifier()) -> String {
            Routes.after(.id(act.id), .letters, id: id)
        }
    }

    private static func body(_ words: String) throws -> String {
        String(decoding: try WireCoding.encoder().encode(LetterBody(words: words)), as: UTF8.self)
    }

    @Test("is written on the interface once, and listed to whom it is to alone")
    func interface() async throws {
        try await Self.with { router, told in
            let fay = try await router.house.employee("fay", roles: ["finance", "admin"])
            let path = told.letterPath()
            for _ in 0..<2 {
                let answer = try await router.send(
                    .put,
                    path,
                    body: try Self.body(Self.own),
                    token: told.mia.token
                )
                #expect(answer.status == .ok)
                #expect(try answer.decoded(Acknowledgement.self).code == told.act.code)
            }
            let again = try await router.send(
                .put,
                told.letterPath(),
                body: try Self.body(Self.own),
                token: told.mia.token
            )
            #expect(again.status == .ok, "the same letter again is the one there is")
            let second = try await router.send(
                .put,
                told.letterPath(),
                body: try Self.body("\(Self.own) And I hear of it wherever I go."),
                token: told.mia.token
            )
            #expect(try second.problem().code == RefusalCode.letterTwice.rawValue)
            let list = try await router.send(.get, Routes.letters, token: told.ada.token)
                .decoded(LetterList.self)
            #expect(list.letters.map(\.words) == [Self.own] && list.next == nil)
            #expect(list.letters.map(\.story) == ["The soup was hot."])
            #expect(list.letters.map(\.from) == ["Mia"])
            for employee in [told.mia, fay] {
                let none = try await router.send(.get, Routes.letters, token: employee.token)
                #expect(try none.decoded(LetterList.self).letters.isEmpty)
            }
            let cases: [(TestEmployee, String, RefusalCode)] = [
                (told.mia, "Well done!", .letterSentence), (told.mia, " ", .textEmpty),
                (told.mia, "The soup was hot", .letterSentence),
                (told.mia, LetterPage.printed.joined(separator: "\n"), .letterSentence),
                (told.ada, Self.own, .notEntitled), (fay, Self.own, .notEntitled),
            ]
            for (employee, words, code) in cases {
                let answer = try await router.send(
                    .put,
                    told.letterPath(),
                    body: try Self.body(words),
                    token: employee.token
                )
                #expect(try answer.problem().code == code.rawValue, "\(words)")
            }
        }
    }

    @Test("is written by a form, read on a sheet, and kept from every other browser")
    func pages() async throws {
        try await Self.with { router, told in
            var mia = Browser(router)
            try await mia.signIn("mia")
            let stories = try await mia.get("/stories").text
            let path = PagePath.letterNew(told.act.code)
            #expect(stories.contains("href=\"\(path)\""))
            #expect(try await mia.get("/today").text.contains("href=\"\(path)\""))
            let page = try await mia.get(path)
            let form = try #require(page.forms.first { $0.action == path })
            let greeting = try await mia.send(form, ["words": "Well done"])
            #expect(greeting.status == .unprocessableContent)
            #expect(greeting.text.contains("No sentence of your own yet"))
            for _ in 0..<2 {
                let answer = try await mia.send(form, ["words": Self.own])
                #expect(answer.status == .seeOther)
            }
            let other = try await mia.send(form, ["words": "And you smiled all night."])
            #expect(other.status == .conflict && other.text.contains("And you smiled all night."))
            let second = try #require(other.forms.first { $0.action == path })
            #expect(second.fields["id"] != form.fields["id"])
            #expect(try await mia.get("\(path)?done").text.contains("Ada has your letter now."))
            var ada = Browser(router)
            try await ada.signIn("ada")
            let list = try await ada.get("/letters")
            #expect(list.text.contains("&lt;b&gt;Thank you&lt;/b&gt;"))
            let sheet = try #require(list.text.firstMatch(of: /href="(\/letters\/[0-9a-f-]+)"/)).1
            let read = try await ada.get(String(sheet)).text
            for word in ["Grand", "The soup was hot.", "You kept the soup hot.", "for Ada", "Mia"] {
                #expect(read.contains(word), "\(word)")
            }
            #expect(try await ada.get("/letters.csv").text.split(separator: "\r\n").count == 2)
            #expect(try await mia.get(String(sheet)).status == .notFound)
            #expect(!(try await mia.get("/letters").text.contains("You kept the soup")))
            #expect(try await ada.get(path).status == .forbidden)
            #expect(!(try await ada.get("/stories").text.contains(path)))
            #expect(
                try await mia.post(path, ["words": Self.own, "form": "x"]).status == .forbidden
            )
            for page in ["/letters/x", "/letters/\(Identifier())"] {
                #expect(try await ada.get(page).status == .notFound)
            }
        }
    }

    @Test("has its story chosen, told today with who chose it, and taken back")
    func lineUp() async throws {
        try await Self.with { router, told in
            var mia = Browser(router)
            try await mia.signIn("mia")
            #expect(try await mia.get("/today").text.contains("none is chosen for today"))
            let chosen = try await mia.fill("/stories", form: PagePath.lineUp)
            #expect(chosen.status == .seeOther)
            #expect(try await mia.get("/today").text.contains("Chosen for today by Mia."))
            let stories = try await mia.get("/stories")
            #expect(stories.text.contains("Chosen for today’s line-up"))
            #expect(!stories.forms.contains { $0.action == PagePath.lineUp })
            try await mia.fill("/today", form: PagePath.lineUpTakeBack)
            #expect(try await mia.get("/today").text.contains("none is chosen for today"))
            let body = #"{"recovery":"\#(told.act.code)"}"#
            let put = try await router.send(.put, Routes.lineUp, body: body, token: told.mia.token)
            #expect(try put.decoded(TodayAnswer.self).storyChosenBy == "Mia")
            let deleted = try await router.send(.delete, Routes.lineUp, token: told.mia.token)
            let today = try deleted.decoded(TodayAnswer.self)
            #expect(today.storyChosenBy == nil && today.story != nil)
            #expect(try await mia.post(PagePath.lineUp, ["form": "x"]).status == .forbidden)
            #expect(try await mia.post(PagePath.lineUp, ["code": "?"]).status == .notFound)
            try await told.tell("Mine.", .fund, in: router.house)
            let gone = try await router.send(.put, Routes.lineUp, body: body, token: told.mia.token)
            #expect(try gone.problem().code == RefusalCode.storyNotShared.rawValue)
        }
    }

    @Test("is told to be too long before anybody presses a button")
    func tooLong() async throws {
        let words = Array(repeating: "soup", count: 74).joined(separator: " ")
        try await Self.with(words) { router, told in
            var mia = Browser(router)
            try await mia.signIn("mia")
            let page = try await mia.get("/stories")
            let sentence = "Too long for the line-up (74\u{A0}words, at most 60)"
            #expect(page.text.contains(sentence))
            #expect(!page.forms.contains { $0.action == PagePath.lineUp })
            let answer = try await router.send(
                .put,
                Routes.lineUp,
                body: #"{"recovery":"\#(told.act.code)"}"#,
                token: told.mia.token
            )
            let problem = try answer.problem()
            #expect(problem.code == RefusalCode.lineUpTooLong.rawValue)
            #expect(problem.detail == "It has 74 words.")
        }
    }

    @Test("offers a manager their own story on its act's page, and nobody else")
    func ownAct() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            for (handle, roles) in [("ada", ["staff"]), ("mia", ["staff", "manager"])] {
                let employee = try await house.employee(handle, roles: roles)
                try await house.setPassphrase(of: handle)
                let act = try await house.recoveries.book(.of(.dollars(7)), by: employee.hash)
                let told = Told(ada: employee, mia: employee, act: act)
                try await told.tell("Told.", .team, in: house)
                var browser = Browser(router)
                try await browser.signIn(handle)
                let page = try await browser.get(PagePath.recovery(act.code))
                let offers = page.forms.contains { $0.action == PagePath.lineUp }
                #expect(offers == roles.contains("manager"))
                #expect(!page.text.contains(PagePath.letterNew(act.code)))
            }
        }
    }
}
