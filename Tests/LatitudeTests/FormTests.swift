import Latitude
import Testing

@Suite("The form of a request")
struct FormTests {
    @Test("is refused for the first rule that applies, and by its own code")
    func precedence() {
        let long = String(repeating: "ż", count: 2_001)
        let cases: [(RefusalCode, (inout RecoveryDraft) -> Void)] = [
            (.textEmpty, { $0.what = " \n " }), (.textTooLong, { $0.what = long }),
            (.textInvalid, { $0.what = "a\0b" }), (.textEmpty, { $0.wrong = "" }),
            (.guestTwice, { ($0.room, $0.guest) = ("412", "Ms Ito") }),
            (.textTooLong, { $0.room = String(repeating: "4", count: 201) }),
            (.amountMissing, { $0.amount = nil }), (.amountZero, { $0.amount = (0, "USD") }),
            (.amountNegative, { $0.amount = (-1, "USD") }),
            (.amountTooLarge, { $0.amount = (Int64.max, "USD") }),
            (.currencyUnknown, { $0.amount = (1, "XYZ") }),
            (.minutesOutOfRange, { $0.minutes = 10_081 }),
            (.minutesOutOfRange, { $0.minutes = -1 }),
            (.textEmpty, { ($0.what, $0.amount) = ("", (0, "USD")) }),
        ]
        for (code, change) in cases {
            var draft = Self.draft
            change(&draft)
            let refusal = #expect(throws: Refusal.self) { try RecoveryRequest(draft) }
            #expect(refusal?.code == code)
        }
    }

    @Test("takes a gift that costs nothing, and 2,000 characters of any script")
    func takes() throws {
        var gift = Self.draft
        (gift.kind, gift.amount) = (.gift, nil)
        #expect(try RecoveryRequest(gift).amount == nil)
        var long = Self.draft
        long.what = String(repeating: "👩🏽‍🚀", count: 2_000)
        #expect(try RecoveryRequest(long).what.text.count == 2_000)
    }

    @Test("keeps words byte for byte, but for blanks at both ends")
    func words() throws {
        for text in ["zażółć gęślą jaźń", "مرحبا بكم", "שלום", "a\u{301}", "🛎️", "x\ny"] {
            let words = try Words("  \(text)\n", field: "what")
            #expect(Array(words.text.utf8) == Array(text.utf8))
        }
    }

    @Test("folds labels, so that one room is one guest")
    func labels() throws {
        #expect(try GuestLabel("  Ms   ITO ", kind: .guest).normalised == "ms ito")
        #expect(try GuestLabel("412A", kind: .room).normalised == "412a")
    }

    @Test("reads codes as they are spoken, and nothing else")
    func codes() {
        #expect(RecoveryCode("7k2m")?.text == "7K2M")
        #expect(RecoveryCode("7K-2O")?.text == "7K20")
        #expect(RecoveryCode("iLo0")?.text == "1100")
        for text in ["", "7K2", "7K2MMMM", "7K2U", "7K 2M", "żółw"] {
            #expect(RecoveryCode(text) == nil, "\(text)")
        }
    }

    @Test("reads days the calendar has")
    func days() {
        #expect(Day("2024-02-29")?.description == "2024-02-29")
        for text in [
            "2026-02-29", "2026-13-01", "2026-1-1", "2026-04-31", "today", "-026-01-01",
            "+026-12-01", "2026-+1-01", "2026-12-+1", "2026-12-1 ", "２０２６-12-01", "0000-01-01",
        ] {
            #expect(Day(text) == nil, "\(text)")
        }
    }

    private static let draft = RecoveryDraft(
        id: Identifier(),
        kind: .spend,
        amount: (12_000, "USD"),
        what: "fresh meal"
    )
}
