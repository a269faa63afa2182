import HTTPTypes
import HummingbirdTesting
import Latitude
import Messages
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("A page whose books did not say what became of it", .timeLimit(.minutes(5)))
struct UnansweredPageTests {
    private static let typed = [
        "amount": "120", "words": "fresh \"meal\"\r\nand wine", "whom": "412", "share": "team",
        "minutes": "5",
    ]

    @Test(
        "asks the same again by one button, under the same id, and books once",
        arguments: ["entry", "story"]
    )
    func spend(table: String) async throws {
        try await SpendPageTests.withAda { ada, house in
            let form = try #require(try await ada.get("/spend").forms.first)
            try await house.run(Self.breakOff(table))
            var page = try await ada.send(form, Self.typed)
            for _ in 0..<2 {
                #expect(page.status == .gatewayTimeout)
                #expect(page.text.contains("We do not know yet whether it was booked"))
                #expect(page.forms.count == 1)
                let again = try #require(page.forms.first)
                #expect(again.action == "/spend" && again.fields["id"] == form.fields["id"])
                page = try await ada.send(again)
            }
            try await house.run("drop trigger break_off on \(table)")
            let again = try #require(page.forms.first)
            let first = try await ada.send(again)
            let second = try await ada.send(again)
            #expect(first.status == .seeOther)
            #expect(first.headers[.location] == second.headers[.location])
            #expect(try await house.texts("select amount::text from entry") == ["12000"])
            let stories = try await house.texts("select w.words from story_words w")
            #expect(stories == ["fresh \"meal\"\nand wine"])
        }
    }

    @Test("asks for a step of an act again as well", arguments: ["undo", "outcome"])
    func step(step: String) async throws {
        try await ActPageTests.withAct { ada, code, house in
            let path = "/recoveries/\(code)"
            let table = step == "undo" ? "entry" : "outcome"
            let typed = ["reason": "wrong room", "outcome": "better", "outcome-words": "Glad."]
            try await house.run(Self.breakOff(table))
            let page = try await ada.fill(path, form: "\(path)/\(step)", typed)
            #expect(page.status == .gatewayTimeout)
            try await house.run("drop trigger break_off on \(table)")
            let again = try #require(page.forms.first)
            for _ in 0..<2 {
                let sent = try await ada.send(again)
                #expect(sent.headers[.location] == "\(path)?done=\(step)")
            }
            let entries = try await house.texts("select kind from entry order by entry_id")
            #expect(entries == (step == "undo" ? ["spend", "reverse"] : ["spend"]))
            let outcomes = try await house.texts("select outcome from outcome")
            #expect(outcomes == (step == "undo" ? [] : ["better"]))
        }
    }

    @Test("keeps what was typed, and its id, where nobody could say who sends it")
    func unknownSender() async throws {
        try await SpendPageTests.withAda { ada, house in
            let form = try #require(try await ada.get("/spend").forms.first)
            try await house.run("alter table token rename to token_away")
            var page = try await ada.send(form, Self.typed)
            for _ in 0..<2 {
                #expect(page.status == .internalServerError)
                let again = try #require(page.forms.first)
                #expect(page.forms.count == 1)
                #expect(again.action == "/spend" && again.fields["id"] == form.fields["id"])
                #expect(again.fields["words"]?.contains("fresh \"meal\"") == true)
                page = try await ada.send(again)
            }
            try await house.run("alter table token_away rename to token")
            let again = try #require(page.forms.first)
            let sent = try await ada.send(again)
            #expect(sent.status == .seeOther)
            #expect(try await ada.send(again).headers[.location] == sent.headers[.location])
            #expect(try await house.texts("select amount::text from entry") == ["12000"])
        }
    }

    @Test(
        "promises nothing while the books are away, and brings the form back",
        arguments: [
            ("en", "It is not known to be booked."), ("pl", "Nie wiadomo, czy to zaksięgowano."),
        ]
    )
    func away(language: String, words: String) async throws {
        try await SpendPageTests.withAda { ada, house in
            let form = try #require(try await ada.get("/spend?lang=\(language)").forms.first)
            try await house.shutOut()
            let page = try await ada.send(form, Self.typed)
            #expect(page.status == .serviceUnavailable)
            #expect(page.headers[.retryAfter] == "1")
            #expect(page.text.contains(words))
            for claim in ["Nothing was booked", "Nic nie za"] {
                #expect(!page.text.contains(claim))
            }
            #expect(page.forms.map { $0.fields["id"] } == [form.fields["id"]])
        }
    }

    @Test("sends no form again that came from another house's page, nor any with a secret")
    func strangers() async throws {
        try await SpendPageTests.withAda { ada, house in
            var form = try #require(try await ada.get("/spend").forms.first).fields
            try await house.shutOut()
            form["form"] = "c3RyYW5nZXI="
            let page = try await ada.post("/spend", form)
            #expect(page.status == .serviceUnavailable && page.forms.isEmpty)
            let secret = try await ada.post("/sign-in", ["handle": "ada", "passphrase": "pa55"])
            #expect(secret.status == .serviceUnavailable)
            #expect(!secret.text.contains("pa55"))
        }
    }

    /// From here on whatever is written to a table ends as when a connection breaks off.
    private static func breakOff(_ table: String) -> String {
        """
        create function break_off() returns trigger language plpgsql as $$
        begin
            raise exception 'broken off' using errcode = '40003';
        end $$;
        create trigger break_off before insert on \(table)
        for each row execute function break_off()
        """
    }
}
