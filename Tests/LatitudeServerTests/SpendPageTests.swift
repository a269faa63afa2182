import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("The spend page", .timeLimit(.minutes(5)))
struct SpendPageTests {
    private static let dinner = ["amount": "120", "words": "fresh meal", "whom": "412"]

    @Test("books once, however often its form is sent, and leads to the act")
    func once() async throws {
        try await Self.withAda { ada, house in
            let page = try await ada.get("/spend")
            let form = try #require(page.forms.first)
            #expect(form.action == "/spend" && form.fields["id"]?.count == 36)
            let first = try await ada.send(form, Self.dinner)
            let second = try await ada.send(form, Self.dinner)
            #expect(first.status == .seeOther && second.status == .seeOther)
            let place = try #require(first.headers[.location])
            #expect(place == second.headers[.location])
            let codes = try await house.texts("select code from recovery")
            #expect(codes.map { "/recoveries/\($0)?done" } == [place])
            let done = try await ada.get(place)
            #expect(done.status == .ok)
            #expect(done.text.contains("<span class=\"code\">\(codes[0])</span>"))
            #expect(done.text.contains("120.00\u{A0}USD is yours to give"))
            #expect(done.text.contains("<strong>1,880.00</strong>"))
            let undone = try await ada.send(try #require(done.forms.first))
            #expect(undone.headers[.location] == "/recoveries/\(codes[0])?done=undo")
            #expect(try await house.texts("select reversed::text from recovery") == ["true"])
        }
    }

    @Test(
        "reads sums as they are written where people live",
        arguments: [
            ("1 880,00", 188_000), ("1\u{A0}880,00", 188_000), ("1880.00", 188_000),
            ("0", 0), (" 12,5 ", 1_250), ("7 usd", 700),
        ] as [(String, Int64)]
    )
    func sums(typed: String, minor: Int64) async throws {
        try await Self.withAda { ada, house in
            let sent = try await ada.fill(
                "/spend?lang=pl",
                form: "/spend",
                ["amount": typed, "words": "kolacja"]
            )
            #expect(sent.status == .seeOther, "\(typed)")
            let booked = try await house.texts(
                "select x.kind || ' ' || e.amount from recovery x join entry e using (recovery_id)"
            )
            #expect(booked == [minor == 0 ? "gift 0" : "spend \(minor)"])
        }
    }

    @Test("keeps all that was typed, and says at each field what is wrong")
    func mistakes() async throws {
        try await Self.withAda { ada, house in
            let typed = [
                "amount": "1,250", "words": " \r\n", "whom": "Ms <Ito>", "minutes": "soon",
                "share": "house", "means": "own", "new-guest": "1",
            ]
            let page = try await ada.fill("/spend", form: "/spend", typed)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("may mean 1250.00 or 1.25 USD"))
            for field in ["amount", "words", "minutes"] {
                #expect(page.text.contains("id=\"\(field)-e\""), "\(field)")
            }
            let again = try #require(page.forms.first).fields
            for (name, value) in typed where !["words", "means"].contains(name) {
                #expect(again[name] == value, "\(name)")
            }
            #expect(page.text.contains("<option value=\"own\" selected>"))
            #expect(page.text.contains("<details open>"))
            #expect(try await house.texts("select code from recovery").isEmpty)
            // The same form, put right, books under the id it began with.
            let fixed = try await ada.send(
                try #require(page.forms.first),
                ["amount": "12.50", "words": "taxi", "minutes": "20"]
            )
            #expect(fixed.status == .seeOther)
            let ids = try await house.texts("select recovery_id::text from recovery")
            #expect(ids == [again["id"]])
            #expect(try await house.texts("select share from story") == ["house"])
        }
    }

    @Test("tells an act that is shared once, and nobody of one that is not")
    func shares() async throws {
        try await Self.withAda { ada, house in
            let form = try #require(try await ada.get("/spend").forms.first)
            let typed = Self.dinner.merging(["share": "team"]) { $1 }
            try await ada.send(form, typed)
            try await ada.send(form, typed)
            #expect(try await house.texts("select share from story") == ["team"])
            try await ada.fill("/spend", form: "/spend", Self.dinner)
            #expect(try await house.texts("select share from story") == ["team"])
        }
    }

    @Test("gives a form that was sent with something else before an id of its own")
    func reused() async throws {
        try await Self.withAda { ada, house in
            let form = try #require(try await ada.get("/spend").forms.first)
            try await ada.send(form, Self.dinner)
            let other = ["amount": "35", "words": "taxi"]
            let page = try await ada.send(form, other)
            #expect(page.status == .conflict)
            let fresh = try #require(page.forms.first)
            #expect(fresh.fields["id"] != form.fields["id"])
            #expect(fresh.fields["amount"] == "35" && fresh.fields["words"] == "taxi")
            #expect(try await ada.send(fresh).status == .seeOther)
            let sums = try await house.texts("select amount::text from entry order by entry_id")
            #expect(sums == ["12000", "3500"])
        }
    }

    @Test("needs a token of a page of the same sign-in")
    func token() async throws {
        try await Self.withAda { ada, house in
            try await ada.get("/spend")
            for form in ["", "AAAA"] {
                let sent = try await ada.post(
                    "/spend",
                    Self.dinner.merging(["form": form]) { $1 }
                )
                #expect(sent.status == .forbidden)
            }
            let elsewhere: HTTPFields = [.secFetchSite: "cross-site"]
            #expect(try await ada.post("/spend", Self.dinner, elsewhere).status == .forbidden)
            #expect(try await house.texts("select code from recovery").isEmpty)
        }
    }

    @Test("shows why a fund is closed, and books nothing meanwhile")
    func closed() async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("new", certified: false)
            try await router.house.setPassphrase(of: "new")
            var new = Browser(router)
            try await new.signIn("new")
            let page = try await new.get("/spend")
            #expect(page.status == .ok && page.forms.isEmpty)
            #expect(page.text.contains("Your fund opens with your first certificate"))
            // The page has no form; another page's token is of the same sign-in.
            try await new.get("/account")
            let sent = try await new.post("/spend", Self.dinner)
            #expect(sent.status == .unprocessableContent)
            #expect(sent.text.contains("Your fund opens with your first certificate"))
            #expect(try await router.house.texts("select code from recovery").isEmpty)
        }
    }

    @Test("takes a room for the same guest, however it is written")
    func rooms() async throws {
        try await Self.withAda { ada, house in
            for whom in ["412", "Room 412", " pok. 412 "] {
                let typed = ["amount": "5", "words": "tea", "whom": whom]
                #expect(try await ada.fill("/spend", form: "/spend", typed).status == .seeOther)
            }
            let guests = try await house.texts("select distinct guest_id::text from recovery")
            #expect(guests.count == 1)
            _ = try await ada.fill(
                "/spend",
                form: "/spend",
                ["amount": "5", "words": "tea", "whom": "412", "new-guest": "1"]
            )
            let after = try await house.texts("select distinct guest_id::text from recovery")
            #expect(after.count == 2)
        }
    }

    static func withAda(
        _ body: @Sendable @escaping (inout Browser, TestHouse) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("ada")
            try await router.house.setPassphrase(of: "ada")
            var ada = Browser(router)
            try await ada.signIn("ada")
            try await body(&ada, router.house)
        }
    }
}

@Suite("A refused spend", .timeLimit(.minutes(5)))
struct RefusedSpendTests {
    private static let flight = [
        "amount": "2600", "words": "missed his \"train\":\r\nflight", "whom": "118",
    ]

    @Test("offers ways on that work, and keeps every word")
    func ways() async throws {
        for way in 0..<4 {
            try await SpendPageTests.withAda { ada, house in
                let page = try await ada.fill("/spend", form: "/spend", Self.flight)
                #expect(page.status == .unprocessableContent)
                // Both limits are as high; the page is headed by the one that refused.
                let isOfGuest = page.forms.contains { $0.fields["new-guest"] != nil }
                let title =
                    isOfGuest
                    ? "Not booked: 600.00\u{A0}USD too much for this guest and day"
                    : "Not booked: 600.00\u{A0}USD too much for your fund this month"
                #expect(page.text.contains("<h1>\(title)</h1>"))
                #expect(page.text.contains("Jan Nowak, ext 210"))
                #expect(page.forms.count == (isOfGuest ? 4 : 3))
                guard way < page.forms.count else { return }
                let form = page.forms[way]
                #expect(form.fields["words"] == "missed his \"train\":\nflight")
                let first = try await ada.send(form)
                let second = try await ada.send(form)
                #expect(first.status == second.status)
                #expect(first.headers[.location] == second.headers[.location])
                let booked = try await house.texts(
                    """
                    select x.kind || ' ' || e.amount from recovery x
                    join entry e using (recovery_id)
                    """
                )
                switch (form.fields["change"], form.fields["hold"], form.fields["new-guest"]) {
                case (_?, _, _):
                    #expect(first.status == .ok && booked.isEmpty)
                    #expect(first.forms.first?.fields["amount"] == "2600")
                    #expect(first.forms.first?.fields["words"] == form.fields["words"])
                case (_, _?, _): #expect(booked == ["hold 200000"])
                case (_, _, _?): #expect(first.status == .unprocessableContent && booked.isEmpty)
                default: #expect(booked == ["spend 200000"])
                }
            }
        }
    }

    @Test("books for a new guest where the guest before had all of it")
    func newGuest() async throws {
        let limits = [PolicyPlan.Limit(.guestDay, 10_000)]
        try await TestHouse.with(limits: limits) { house in
            try await HouseRouter.serve(house.books, of: house) { router in
                _ = try await house.employee("ada")
                try await house.setPassphrase(of: "ada")
                var ada = Browser(router)
                try await ada.signIn("ada")
                let typed = ["amount": "100", "words": "suite", "whom": "417"]
                let nobody = try await ada.fill(
                    "/spend",
                    form: "/spend",
                    typed.merging(["whom": ""]) { $1 }
                )
                #expect(nobody.status == .unprocessableContent)
                #expect(nobody.text.contains("name the room or the guest"))
                try await ada.fill("/spend", form: "/spend", typed)
                let page = try await ada.fill("/spend", form: "/spend", typed)
                #expect(page.status == .unprocessableContent)
                // Nothing is left, so nothing of it is offered.
                #expect(page.forms.map { $0.fields["new-guest"] } == ["1", nil])
                #expect(try await ada.send(page.forms[0]).status == .seeOther)
                let sums = try await house.texts("select amount::text from entry")
                #expect(sums == ["10000", "10000"])
            }
        }
    }
}
