import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("The policy for people")
struct PolicyTests {
    static let json = """
        {"property":"Hotel Bałtyk","number":3,"from":"2026-11-01","owner":"Jan Nowak, ext 210",\
        "wording":{"pl":"Zażółć gościa od razu.","en":"Put the guest right at once, and log it \
        afterwards: nobody has to approve it."},\
        "limits":[{"scope":"employee_month","amount":\(Wire.money(200_000)),"isHard":true},\
        {"scope":"guest_day","amount":\(Wire.money(200_000)),"isHard":true},\
        {"scope":"employee_day","amount":\(Wire.money(25_000)),"isHard":false}],\
        "receiptsFrom":\(Wire.money(7_500)),\
        "hardRules":["A certificate that is valid on the day.","An amount within every limit that \
        refuses, for as long as it is held or spent."]}
        """

    @Test("has its words, its limits, all that refuses, and what only advises")
    func view() async throws {
        let house = House()
        house.answer(Routes.policy, .answer(200, Self.json))
        let server = try LoopbackServer(house.respond)
        let desk = Desk(server: server.url, token: "ada-token")
        let result = await desk.run(["policy"])
        #expect(
            result.out == """
                Policy 3 · Hotel Bałtyk · from 1 Nov 2026
                  Put the guest right at once, and log it afterwards: nobody has to approve it.
                  Limits   2,000.00 USD per employee and month
                           2,000.00 USD per guest and day
                  Refused  1. A certificate that is valid on the day.
                           2. An amount within every limit that refuses, for as long as it is
                           held or spent.
                  Advice   250.00 USD per employee and day
                  Bills    wanted from 75.00 USD on; none stops a spend
                  Owner    Jan Nowak, ext 210

                """
        )
        #expect(await desk.run(["policy", "--json"]).out == "\(Self.json)\n")
    }

    @Test(
        "is worded in the house's language, else in English, else in any",
        arguments: [
            ("pl", ["pl": "Tak", "en": "Yes", "de": "Ja"], "Tak"),
            ("fr", ["pl": "Tak", "en": "Yes", "de": "Ja"], "Yes"),
            ("fr", ["pl": "Tak", "de": "Ja"], "Ja"),
        ]
    )
    func language(language: String, wording: [String: String], expected: String) throws {
        let decoded = try WireCoding.decoder().decode(
            PolicyDetail.self,
            from: Data(Self.json.utf8)
        )
        let policy = PolicyDetail(
            property: decoded.property,
            number: decoded.number,
            from: decoded.from,
            owner: decoded.owner,
            wording: wording,
            limits: decoded.limits,
            receiptsFrom: decoded.receiptsFrom,
            hardRules: decoded.hardRules
        )
        let text = PolicyView.card(policy, language: language).text(Palette(isOn: false))
        #expect(text.split(separator: "\n").dropFirst().first == "  \(expected)")
    }
}
