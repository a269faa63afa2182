import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Answers for people")
struct ViewTests {
    let clock = PropertyClock(zoneName: "Europe/Warsaw", now: Desk.now)
    let plain = Palette(isOn: false)

    func decode<Value: Decodable>(_ json: String) throws -> Value {
        try WireCoding.decoder().decode(Value.self, from: Data(json.utf8))
    }

    func fits(_ text: String) -> Bool {
        text.split(separator: "\n").allSatisfy { TextWidth.of($0) <= TextWidth.screen }
    }

    @Test("shows a booking with its funds, its cover and what comes later")
    func booking() throws {
        let funds = [
            Wire.fund(scope: "guest_day", subject: "412", used: 12_000),
            Wire.fund(scope: "employee_month", used: 112_000, held: 50_000),
        ]
        let receipt: Receipt = try decode(Wire.receipt(funds: funds.joined(separator: ",")))
        #expect(
            ReceiptView.card(receipt, clock: clock).text(plain) == """
                Done. 120.00 USD is yours to give - nobody has to approve it.      7K000M
                  Room 412 today       120.00 of 2,000.00 used       1,880.00 left
                  Your November      1,120.00 of 2,000.00 used         380.00 left
                                       500.00 held
                  You may because    policy 3 (Jan Nowak, ext 210),
                                     your certificate to 31 Mar 2027
                  Later              latitude report 7K000M better "…"

                """
        )
    }

    @Test("says that no guest limit applies, and that advice is passed")
    func remarks() throws {
        let fund = Wire.fund(scope: "employee_day", used: 30_000, limit: 25_000, hard: false)
        let receipt: Receipt = try decode(Wire.receipt(funds: fund))
        #expect(
            ReceiptView.card(receipt, clock: clock).text(plain) == """
                Done. 120.00 USD is yours to give - nobody has to approve it.      7K000M
                  You today          300.00 of 250.00 used       50.00 over, advice only
                  Guest              no room or guest named, so no guest limit applies
                  Advice             a limit that only advises is passed; nothing is refused
                  You may because    policy 3 (Jan Nowak, ext 210),
                                     your certificate to 31 Mar 2027
                  Later              latitude report 7K000M better "…"

                """
        )
    }

    @Test(
        "has a headline for every kind of entry",
        arguments: [
            ("spend", "spend", "Done. 120.00 USD is yours to give - nobody has to approve it."),
            ("waiver", "spend", "Done. 120.00 USD is struck off - nobody has to approve it."),
            ("hold", "hold", "Held. 120.00 USD is yours until 24 Nov 18:30"),
            ("hold", "settle", "Settled. 120.00 USD is spent; the rest is back in the fund."),
            ("hold", "release", "Released. 120.00 USD is back in the fund."),
            ("spend", "repay", "Repaid. 120.00 USD is back in the fund; net cost 120.00."),
            ("spend", "reverse", "Undone. 120.00 USD is back in the fund; both stay visible."),
        ]
    )
    func headlines(kind: String, entry: String, expected: String) throws {
        let until = entry == "hold" ? #","expiresAt":"2026-11-24T17:30:00Z""# : ""
        let receipt: Receipt = try decode(Wire.receipt(kind: kind, entry: entry, extra: until))
        let text = ReceiptView.card(receipt, clock: clock).text(plain)
        #expect(text.hasPrefix(expected))
        #expect(fits(text))
    }

    @Test(
        "keeps to 80 columns whatever guests are called",
        arguments: [
            "Łucja Brzęczyszczykiewicz-Żółkiewska z Gżegżółki", "👩‍👩‍👧‍👦🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉",
            "محمد بن عبد الله آل سعود الكبير جدا", "山田太郎と山田花子と山田次郎と山田三郎ご一家様",
        ]
    )
    func widths(guest: String) throws {
        let fund = Wire.fund(
            scope: "guest_day",
            subject: guest,
            used: 1_234_567_89,
            held: 2_000_000_00,
            limit: 9_876_543_21
        )
        let month = Wire.fund(scope: "employee_month", used: 1)
        let receipt: Receipt = try decode(Wire.receipt(funds: "\(fund),\(month)"))
        let text = ReceiptView.card(receipt, clock: clock).text(plain)
        #expect(fits(text), "\(text)")
        let huge = Wire.fund(scope: "guest_day", used: 1 << 53, limit: 1 << 53)
        let vast: Receipt = try decode(Wire.receipt(funds: huge))
        #expect(fits(ReceiptView.card(vast, clock: clock).text(plain)))
        let lines = text.split(separator: "\n")
        let used = lines.compactMap { line in
            line.range(of: " used").map { TextWidth.of(line[..<$0.lowerBound]) }
        }
        #expect(used.count == 2 && Set(used).count == 1, "columns are aligned: \(text)")
    }

    @Test("says in which steps others are told, and that an act may not fit")
    func steps() throws {
        let others = "\"others\":{\"atLeast\":\(Wire.money(10_000)),\"step\":\(Wire.money(10_000))}"
        let fund = Wire.fund(scope: "guest_day", subject: "412", used: 22_000)
            .replacing("{\"scope\"", with: "{\(others),\"scope\"")
        let receipt: Receipt = try decode(Wire.receipt(funds: fund))
        let text = ReceiptView.card(receipt, clock: clock).text(plain)
        #expect(text.contains("Others "))
        #expect(text.contains("in steps of 100.00"))
        #expect(fits(text))
        let check: CheckAnswer = try decode(
            """
            {"amount":\(Wire.money(180_000)),"certifiedUntil":"2027-03-31","funds":[\(fund)],
            "mayNotFit":true,"policy":{"number":3,"owner":"Jan Nowak"}}
            """
        )
        let answer = CheckView.card(check, isDryRun: false, clock: clock).text(plain)
        #expect(answer.hasPrefix("Perhaps. 1,800.00 USD may be too much"))
        #expect(fits(answer))
    }

    @Test("shows a refusal with its detail, ways on, rule and owner")
    func refusal() {
        let problem = Problem(
            Refusal(
                .overLimit,
                detail: "Room 118 has 2,000.00 left today.",
                rule: "2,000.00 USD per guest per day, policy 3",
                owner: "Jan Nowak, ext 210",
                youCan: ["hold it", "ask"]
            )
        )
        let gap = String(repeating: " ", count: 29)
        #expect(
            ProblemView.card(problem, lead: "Not booked").text(plain) == """
                Not booked: that is more than what is left.\(gap.dropLast(5))over_limit
                  Room 118 has 2,000.00 left today.
                  You can  hold it
                           ask
                  Rule     2,000.00 USD per guest per day, policy 3
                  Owner    Jan Nowak, ext 210

                """
        )
    }

    @Test("shows every refusal of the catalogue within 80 columns", arguments: RefusalCode.allCases)
    func refusals(code: RefusalCode) {
        let text = ProblemView.card(Problem(Refusal(code)), lead: "Not recorded").text(plain)
        #expect(fits(text))
        #expect(text.contains(code.rawValue))
        #expect(text.contains("You can"))
        #expect(!text.lowercased().contains("against policy"))
    }

    @Test("shows outcomes before money")
    func me() throws {
        let me: Me = try decode(Wire.me(handle: "jnowak"))
        #expect(
            MeView.card(me, clock: clock).text(plain) == """
                Jan Nowak · Front desk · Hotel Bałtyk                              jnowak
                  This month         14 acts · 9 guests better or delighted · 1 not yet asked
                  Your November      620.00 of 2,000.00 used       880.00 left
                                     500.00 held
                  Held               7K3P  500.00  laptop to Honolulu  until 23 Nov 10:00
                  You may because    policy 3 (Jan Nowak, ext 210),
                                     your certificate to 31 Mar 2027
                  Amounts in         USD

                """
        )
    }

    @Test("lists acts in aligned columns")
    func list() throws {
        let lines = RecoveryView.lines(try decode(Self.list), palette: plain)
        #expect(
            lines.joined(separator: "\n") == """
                7K2M   21 Nov  spend     25.00  USD  412: zimna kolacja 🎉: świeże d…  delighted
                7K3P   20 Nov  hold   1,500.00  USD  laptop to Honolulu                held
                7K4QX  1 Oct   gift       0.00  USD  دكتور: walked along               undone
                """
        )
        #expect(fits(lines.joined(separator: "\n")))
    }

    static let list = """
        [{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","code":"7K2M","kind":"spend",\
        "employee":"jnowak","what":"zimna kolacja 🎉: świeże danie i wino dla całej rodziny",\
        "whom":"412","spent":\(Wire.money(12_000)),"held":\(Wire.money(0)),\
        "repaid":\(Wire.money(9_500)),"minutes":0,"isReversed":false,"occurredOn":"2026-11-21",\
        "bookedAt":"2026-11-21T17:30:00Z","outcome":"delighted"},\
        {"id":"0f8fad5b-d9cb-469f-a165-70867728950f","code":"7K3P","kind":"hold",\
        "employee":"jnowak","what":"laptop to Honolulu","spent":\(Wire.money(0)),\
        "held":\(Wire.money(150_000)),"repaid":\(Wire.money(0)),"minutes":0,"isReversed":false,\
        "occurredOn":"2026-11-20","bookedAt":"2026-11-20T17:30:00Z",\
        "expiresAt":"2026-11-23T17:30:00Z"},\
        {"id":"0f8fad5b-d9cb-469f-a165-708677289510","code":"7K4QX","kind":"gift",\
        "employee":"jnowak","what":"walked along","whom":"دكتور","spent":\(Wire.money(0)),\
        "held":\(Wire.money(0)),"repaid":\(Wire.money(0)),"minutes":20,"isReversed":true,\
        "occurredOn":"2026-10-01","bookedAt":"2026-10-01T17:30:00Z"}]
        """

    @Test("shows an act with its entries, outcomes and story")
    func show() throws {
        let summaries: [RecoverySummary] = try decode(Self.list)
        let first = try WireCoding.encoder().encode(summaries[0])
        let detail: RecoveryDetail = try decode(
            """
            {"recovery":\(String(decoding: first, as: UTF8.self)),"wrong":"served cold",\
            "reason":"recovery","cause":"mistake","means":"till","evidence":"missing",\
            "receiptsFrom":\(Wire.money(7_500)),"incident":"7K2M",\
            "policy":{"number":3,"owner":"Jan Nowak, ext 210"},"certifiedUntil":"2027-03-31",\
            "entries":[{"number":1,"kind":"spend","amount":\(Wire.money(12_000)),\
            "bookedAt":"2026-11-21T17:30:00Z","bookedOn":"2026-11-21"},\
            {"number":2,"kind":"repay","amount":\(Wire.money(9_500)),\
            "bookedAt":"2026-11-21T17:40:00Z","bookedOn":"2026-11-21","words":"supplier"}],\
            "outcomes":[{"outcome":"delighted","words":"she hugged me",\
            "reportedAt":"2026-11-21T18:00:00Z"}],\
            "story":{"code":"7K2M","teller":"Jan Nowak","words":"One.\\nTwo.","share":"house",\
            "toldAt":"2026-11-21T18:00:00Z","outcome":"delighted"}}
            """
        )
        #expect(
            RecoveryView.card(detail, clock: clock).text(plain) == """
                Spend 25.00 USD · delighted                                        7K2M
                  What        zimna kolacja 🎉: świeże danie i wino dla całej rodziny
                  Wrong       served cold
                  For         412
                  When        21 Nov 2026, booked 18:30
                  By          jnowak
                  Cause       mistake
                  Means       till
                  Bill        wanted from 75.00 USD on: latitude add 7K2M --receipt FILE
                  Entries     spend  120.00  18:30
                              repay   95.00  18:40  supplier
                  Outcome     delighted, 19:00: she hugged me
                  Story       Jan Nowak, 19:00, house, delighted
                              One.
                              Two.
                  Covered by  policy 3 (Jan Nowak, ext 210), your certificate to 31 Mar 2027

                """
        )
    }
}
