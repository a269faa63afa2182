import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("The page of an act", .timeLimit(.minutes(5)))
struct ActPageTests {
    @Test("keeps an outcome once, and shows the latest first")
    func outcome() async throws {
        try await Self.withAct { ada, code, house in
            let path = "/recoveries/\(code)"
            let missing = try await ada.fill(
                path,
                form: "\(path)/outcome",
                ["outcome-words": "Hm."]
            )
            #expect(missing.status == .unprocessableContent)
            #expect(missing.text.contains("Choose what became of the guest."))
            #expect(missing.text.contains("Hm.</textarea>"))
            let form = try #require(missing.forms.first { $0.action == "\(path)/outcome" })
            let typed = ["outcome": "same", "outcome-words": ""]
            for _ in 0..<2 {
                let sent = try await ada.send(form, typed)
                #expect(sent.headers[.location] == "\(path)?done=outcome")
            }
            try await ada.fill(
                path,
                form: "\(path)/outcome",
                ["outcome": "delighted", "outcome-words": "She hugged me."]
            )
            let kept = try await house.texts("select outcome from outcome order by reported_at")
            #expect(kept == ["same", "delighted"])
            let page = try await ada.get("\(path)?done=outcome").text
            #expect(page.contains("The outcome is kept."))
            let reports = try #require(page.components(separatedBy: "id=\"became\"").last)
            let latest = try #require(reports.firstRange(of: "Delighted"))
            let former = try #require(reports.firstRange(of: "Same"))
            #expect(latest.lowerBound < former.lowerBound)
            #expect(page.contains("She hugged me."))
        }
    }

    @Test("tells a story to whom one says, and lowers it again")
    func story() async throws {
        try await Self.withAct { ada, code, house in
            let path = "/recoveries/\(code)"
            for share in ["house", "team", "fund"] {
                let typed = ["story": "<b>We</b> cooked again.", "share": share]
                let sent = try await ada.fill(path, form: "\(path)/story", typed)
                #expect(sent.headers[.location] == "\(path)?done=story")
                let page = try await ada.get(path)
                #expect(page.text.contains("&lt;b&gt;We&lt;/b&gt; cooked again."))
                #expect(page.text.contains("value=\"\(share)\"\n  checked"))
            }
            #expect(try await house.texts("select words from story_words").isEmpty)
            let empty = try await ada.fill(path, form: "\(path)/story", ["story": " "])
            #expect(empty.status == .unprocessableContent)
            #expect(empty.text.contains("id=\"story-e\""))
        }
    }

    @Test("settles a hold at most for what was held, and gives another back")
    func hold() async throws {
        try await SpendPageTests.withAda { ada, house in
            let held = ["amount": "150", "words": "flight", "hold": "1"]
            let place = try await ada.fill("/spend", form: "/spend", held).headers[.location]
            let path = try #require(place).replacing("?done", with: "")
            #expect(try await ada.get(try #require(place)).text.contains("<h1>Held</h1>"))
            let over = try await ada.fill(
                path,
                form: "\(path)/settle",
                ["settled": "150,01", "settle-means": "card"]
            )
            #expect(over.status == .unprocessableContent)
            #expect(over.text.contains("That is more than was held."))
            #expect(over.text.contains("value=\"150,01\""))
            #expect(over.text.contains("<option value=\"card\" selected>"))
            let form = try #require(over.forms.first { $0.action == "\(path)/settle" })
            for _ in 0..<2 {
                let sent = try await ada.send(form, ["settled": "131.24", "settle-means": "card"])
                #expect(sent.headers[.location] == "\(path)?done=settle")
            }
            let settled = try await house.texts("select spent || ' ' || held from recovery")
            #expect(settled == ["13124 0"])
            let after = try await ada.get(path)
            #expect(!after.forms.contains { $0.action.hasSuffix("/settle") })
            let other = try await ada.fill("/spend", form: "/spend", held).headers[.location]
            let otherPath = try #require(other).replacing("?done", with: "")
            try await ada.fill(otherPath, form: "\(otherPath)/release")
            let holds = try await house.texts("select held::text from recovery")
            #expect(holds == ["0", "0"])
        }
    }

    @Test("takes back what came back, and undoes the rest, once")
    func back() async throws {
        try await Self.withAct { ada, code, house in
            let path = "/recoveries/\(code)"
            let none = try await ada.fill(path, form: "\(path)/repay", ["repaid": "0"])
            #expect(none.status == .unprocessableContent)
            #expect(none.text.contains("id=\"repaid-e\""))
            let repaid = try await ada.fill(
                path,
                form: "\(path)/repay",
                ["repaid": "20", "repay-means": "till"]
            )
            #expect(repaid.headers[.location] == "\(path)?done=repay")
            let own = ["repaid": "20", "repay-means": "own"]
            let refused = try await ada.fill(path, form: "\(path)/repay", own)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("out of your own pocket"))
            let page = try await ada.get(path)
            let undo = try #require(page.forms.first { $0.action == "\(path)/undo" })
            let repay = try #require(page.forms.first { $0.action == "\(path)/repay" })
            for _ in 0..<2 {
                let sent = try await ada.send(undo, ["reason": "wrong room"])
                #expect(sent.headers[.location] == "\(path)?done=undo")
            }
            let late = try await ada.send(repay, ["repaid": "1"])
            #expect(late.status == .conflict)
            #expect(late.text.contains("This act was undone before"))
            let entries = try await house.texts("select kind from entry order by entry_id")
            #expect(entries == ["spend", "repay", "reverse"])
            let after = try await ada.get(path)
            #expect(after.text.contains("wrong room"))
            #expect(after.forms.map(\.action) == [], "an act that was undone asks for nothing")
        }
    }

    @Test("is found by nobody else, whatever is sent there, and is told like one that is not")
    func another() async throws {
        try await Self.withAct { ada, code, house in
            _ = try await house.employee("bob")
            try await house.setPassphrase(of: "bob")
            var bob = Browser(ada.router)
            try await bob.signIn("bob")
            try await bob.get("/spend")
            let unknown = try await bob.get("/recoveries/0000")
            #expect(unknown.status == .notFound)
            for path in ["/recoveries/\(code)", "/recoveries/\(code)?done"] {
                let page = try await bob.get(path)
                #expect(page.status == .notFound)
                #expect(!page.text.contains("fresh meal"))
            }
            #expect(try await bob.get("/recoveries/\(code)/cover").status == .notFound)
            for step in ["outcome", "story", "settle", "release", "repay", "undo"] {
                let sent = try await bob.post(
                    "/recoveries/\(code)/\(step)",
                    ["outcome": "better", "story": "Mine.", "settled": "1", "repaid": "1"]
                )
                #expect(sent.status == .notFound, "\(step)")
            }
            #expect(try await house.texts("select kind from entry") == ["spend"])
            #expect(try await house.texts("select outcome from outcome").isEmpty)
        }
    }

    @Test("shows finance money and no words, and lets them undo with a reason alone")
    func finance() async throws {
        try await Self.withAct { ada, code, house in
            _ = try await house.employee("fay", roles: ["finance"])
            try await house.setPassphrase(of: "fay")
            let path = "/recoveries/\(code)"
            try await ada.fill(path, form: "\(path)/outcome", ["outcome": "lost"])
            var fay = Browser(ada.router)
            try await fay.signIn("fay")
            for address in [path, "\(path)?done"] {
                let page = try await fay.get(address)
                #expect(page.status == .ok)
                #expect(page.text.contains("120.00\u{A0}USD"))
                for word in ["fresh meal", "Room 412", ">412<", "Lost", "<blockquote"] {
                    #expect(!page.text.contains(word), "\(word)")
                }
                #expect(page.forms.map(\.action) == ["\(path)/undo"])
            }
            let silent = try await fay.fill(path, form: "\(path)/undo")
            #expect(silent.status == .unprocessableContent)
            let sent = try await fay.fill(path, form: "\(path)/undo", ["reason": "Booked twice."])
            #expect(sent.headers[.location] == "\(path)?done=undo")
            #expect(try await house.texts("select reversed::text from recovery") == ["true"])
        }
    }

    @Test("leads to the same cover note as the interface")
    func cover() async throws {
        try await Self.withAct { ada, code, house in
            let note = try await ada.get("/recoveries/\(code)/cover")
            #expect(note.status == .ok)
            #expect(note.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(note.headers[.cacheControl] == "no-store")
            let token = try await house.organisation.issueToken(handle: "ada", label: "test")
            let other = try await ada.router.send(
                .get,
                "/api/v1/recoveries/\(code)/cover",
                token: token
            )
            #expect(note.text == other.text)
        }
    }

    /// Lends `body` a browser in which Ada is signed in, and the code of an act of hers.
    static func withAct(
        _ body: @Sendable @escaping (inout Browser, String, TestHouse) async throws -> Void
    ) async throws {
        try await SpendPageTests.withAda { ada, house in
            let typed = ["amount": "120", "words": "fresh meal", "whom": "412"]
            try await ada.fill("/spend", form: "/spend", typed)
            let codes = try await house.texts("select code from recovery")
            try await body(&ada, try #require(codes.first), house)
        }
    }
}
