import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Messages
import TestSupport
import Testing

@Suite("Periods over HTTP")
struct PeriodRoutesTests {
    @Test("are closed, listed and opened again, with a reason")
    func close() async throws {
        try await HouseRouter.with { router in
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let month = try #require(Month("2026-01"))
            let closed = try await router.send(
                .put,
                Routes.period(month),
                body: #"{"state":"closed"}"#,
                token: fin.token
            ).decoded(Period.self)
            #expect(closed.state == .closed)
            #expect(closed.changes.map(\.by) == ["fin"])
            let bare = try await router.send(
                .put,
                Routes.period(month),
                body: #"{"state":"open"}"#,
                token: fin.token
            )
            #expect(try bare.problem().code == RefusalCode.textEmpty.rawValue)
            let opened = try await router.send(
                .put,
                Routes.period(month),
                body: #"{"state":"open","reason":"a late bill"}"#,
                token: fin.token
            ).decoded(Period.self)
            #expect(opened.state == .open)
            let list = try await router.send(.get, Routes.periods, token: fin.token)
                .decoded(PeriodList.self)
            #expect(list.periods.contains(opened))
            #expect(list.periods.first?.isOver == false)
            try await router.house.setPassphrase(of: "fin")
            var browser = Browser(router)
            try await browser.signIn("fin")
            #expect(try await browser.get("/close").text.contains("/close.csv"))
            let file = try await browser.get("/close.csv").text.split(separator: "\r\n")
            #expect(file.first == "month,change,at,by,reason")
            let changes = file.dropFirst().map { $0.split(separator: ",")[1] }
            #expect(changes == ["opened_again", "closed"])
            #expect(file.dropFirst().first?.hasSuffix(",fin,a late bill") == true)
        }
    }

    @Test(
        "that are none are told so",
        arguments: ["2026-13", "2026-1", "october", "2026-10-01", "0000-01", "%00"]
    )
    func unknown(text: String) async throws {
        try await HouseRouter.with { router in
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let answer = try await router.send(
                .put,
                "\(Routes.periods)/\(text)",
                body: #"{"state":"closed"}"#,
                token: fin.token
            )
            #expect(try answer.problem().code == RefusalCode.periodUnknown.rawValue)
        }
    }

    @Test("are refused on a page in the reader's language, with a way on that is a page")
    func polish() async throws {
        try await HouseRouter.with { router in
            _ = try await router.house.employee("fay", roles: ["finance"])
            try await router.house.setPassphrase(of: "fay")
            var browser = Browser(router)
            try await browser.signIn("fay")
            let english = try await browser.get("/budget?month=x&lang=en")
            #expect(english.text.contains("The books have no such month."))
            let polish = try await browser.get("/budget?month=x&lang=pl")
            #expect(polish.status == english.status)
            #expect(polish.text.contains("W księgach nie ma takiego miesiąca."))
            #expect(polish.text.contains("księgi: dzięki tej zasadzie"))
            #expect(!polish.text.contains("latitude close") && !polish.text.contains("is none"))
        }
    }
}
