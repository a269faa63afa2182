import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Sums for managers")
struct PropertyTests {
    static func share(_ count: Int, _ total: Int) -> String {
        let share = OutcomesAnswer.Share(Proportion(count: count, of: total))
        let json = try? WireCoding.encoder().encode(share)
        return String(decoding: json ?? Data(), as: UTF8.self)
    }

    static let outcomes = """
        {"property":"Hotel Bałtyk","judgement":"judged","days":364,"from":"2026-01-01",\
        "until":"2026-10-31","asked":\(share(208, 304)),"good":\(share(151, 208)),"spans":[\
        {"from":"2026-01-01","until":"2026-08-31","delighted":60,"better":59,"same":"suppressed",\
        "worse":0,"lost":"suppressed","good":119,"notGood":42,"notAsked":74},\
        {"from":"2026-10-01","until":"2026-10-31","delighted":14,"better":18,"same":5,"worse":5,\
        "lost":5,"good":32,"notGood":15,"notAsked":22}],"bands":[\
        {"upTo":\(Wire.money(0)),"good":\(share(20, 47))},\
        {"above":\(Wire.money(0)),"upTo":\(Wire.money(2_000)),"good":\(share(16, 22))},\
        {"above":\(Wire.money(2_000)),"upTo":\(Wire.money(5_000)),"good":\(share(72, 79))},\
        {"above":\(Wire.money(5_000)),"good":\(share(52, 60))}],\
        "finding":{"kind":"plateau","band":2}}
        """

    static let causes = """
        {"property":"Hotel Bałtyk","judgement":"judged","days":364,"from":"2026-01-01",\
        "until":"2026-10-31","acts":304,"recent":42,"rows":[\
        {"part":"cause","key":"mistake","acts":97,"recent":18,"isRepeated":true},\
        {"part":"cause","key":"unsaid","acts":49,"recent":"suppressed","isRepeated":false},\
        {"part":"cause","key":"variation","acts":"suppressed","recent":0,"isRepeated":false},\
        {"part":"team","key":"FO","name":"Recepcja","acts":304,"recent":42,"isRepeated":false}]}
        """

    func run(_ path: String, _ json: String, _ arguments: [String]) async throws -> Desk.Result {
        let house = House()
        house.answer(path, .answer(200, json))
        let server = try LoopbackServer(house.respond)
        return await Desk(server: server.url, token: "ada-token").run(arguments)
    }

    @Test("outcomes: sentence, mix, and what cost shows")
    func mix() async throws {
        let result = try await run(Routes.outcomes, Self.outcomes, ["outcomes"])
        #expect(
            result.out == """
                Hotel Bałtyk, 1 Jan 2026 to 31 Oct 2026

                Better or delighted: 73 % (151 of 208; 95 % interval 66 to 78 %) of guests
                asked.
                Asked: 68 % (208 of 304; 95 % interval 63 to 73 %) of acts. Those not asked may
                differ.

                Months          delighted  better  same  worse  lost  not asked  all
                Jan - Aug 2026         60      59     ·      0     ·         74  235
                Oct 2026               14      18     5      5     5         22   69
                · rests on fewer than three recoveries by three people, or would tell what does

                From “20.00 to 50.00 USD” on, more money has not shown a better outcome:
                neighbouring intervals overlap.
                Dearer acts may follow greater trouble, so this shows no cause and no effect.

                Cost                asked  better or delighted    share  95 % interval
                nothing                47                   20     43 %  30 to 57 %
                0.00 to 20.00 USD      22                   16  too few
                20.00 to 50.00 USD     79                   72     91 %  83 to 96 %
                over 50.00 USD         60                   52     87 %  76 to 93 %

                """
        )
        let json = try await run(Routes.outcomes, Self.outcomes, ["outcomes", "--json"])
        #expect(json.out == "\(Self.outcomes)\n")
    }

    @Test("causes: what stands out, then causes and teams")
    func causes() async throws {
        let result = try await run(Routes.causes, Self.causes, ["causes"])
        #expect(
            result.out == """
                Hotel Bałtyk, 1 Jan 2026 to 31 Oct 2026

                Three times or more in the 30 days to last Sunday: mistake.
                Each count says “at least”: recoveries are counted on Mondays, in groups of
                three or more by three people or more. The others wait.

                Cause      acts  30 days
                mistake      97       18  repeated
                not said     49        ·
                variation     ·        0
                all         146       18

                Team      acts  30 days
                Recepcja   304       42
                all        304       42
                · cannot be told: there are none, or too few people stand behind them.

                """
        )
    }

    @Test(
        "causes: what is kept back is said to be untold, never none",
        arguments: [
            ("18", "true", "Three times or more in the 30 days to last Sunday: mistake."),
            (
                "\"suppressed\"", "false",
                "Whether a cause stands out in the 30 days to last Sunday "
            ),
        ]
    )
    func untold(recent: String, isRepeated: String, sentence: String) async throws {
        let json = Self.causes.replacing(
            "\"recent\":18,\"isRepeated\":true",
            with: "\"recent\":\(recent),\"isRepeated\":\(isRepeated)"
        )
        let out = try await run(Routes.causes, json, ["causes"]).out.replacing("\n", with: " ")
        #expect(out.contains(sentence))
        #expect(
            isRepeated == "false" || !out.contains("Others may have"),
            "nobody said is no cause that stands out"
        )
        let hidden = json.replacing("\"recent\":0,", with: "\"recent\":\"suppressed\",")
        let partly = try await run(Routes.causes, hidden, ["causes"]).out
        #expect(partly.contains("No cause stands out") == false)
        #expect(partly.replacing("\n", with: " ").contains("not shown."))
    }

    @Test("say on the side why there is nothing to tell")
    func nothing() async throws {
        let short = """
            {"property":"Shop","judgement":"too_short","days":41,"spans":[],"bands":[],"rows":[]}
            """
        for (path, verb) in [(Routes.outcomes, "outcomes"), (Routes.causes, "causes")] {
            let result = try await run(path, short, [verb])
            #expect(result.out.isEmpty && result.err.contains("go back 41 days"))
            let few = short.replacing("too_short", with: "too_few_people")
            let why = try await run(path, few, [verb]).err.replacing("\n", with: " ")
            #expect(why.contains(verb == "causes" ? "three people" : "--months 24"))
        }
        #expect(try await run(Routes.outcomes, short, ["outcomes", "--months", "25"]).code == 64)
    }
}
