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

@Suite("Sums for managers", .timeLimit(.minutes(5)))
struct PropertyRoutesTests {
    private static let outcomes = ["delighted", "better", "same", "worse", "lost", nil]

    private static func day(_ ago: Int) -> String {
        Date.now.addingTimeInterval(-Double(ago) * 86_400)
            .formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
    }

    /// Half a year of acts of ten people, and as many at another property.
    private static func fill(_ told: ToldHouse) async throws {
        var seed: UInt64 = 11
        func random(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for number in 0..<240 {
            try await told.act(
                by: random(10),
                on: day(1 + random(200)),
                outcomes[random(6)],
                cost: Int64([0, 500, 3_000, 12_000][random(4)]),
                cause: [nil, "mistake", "mistake", "rework", "variation"][random(5)],
                elsewhere: number.isMultiple(of: 3)
            )
        }
    }

    @Test("are those of an independent count, on the interface, the page and in the file")
    func figures() async throws {
        try await HouseRouter.with { router in
            let told = try await ToldHouse.settle(router.house)
            try await Self.fill(told)
            let mia = try await router.house.employee("mia", roles: ["manager"])
            let answer = try await router.send(.get, Routes.outcomes, token: mia.token)
                .decoded(OutcomesAnswer.self)
            #expect(answer.judgement == .judged && answer.property == "Grand")
            #expect(!answer.spans.isEmpty && answer.bands.count > 1)
            for span in answer.spans {
                let cells: [(String, ToldCount)] = [
                    ("delighted", span.delighted), ("better", span.better), ("same", span.same),
                    ("worse", span.worse), ("lost", span.lost),
                ]
                for (outcome, count) in cells {
                    let (acts, people) = try await Self.count(
                        router.house,
                        "c.outcome = '\(outcome)'",
                        span.from,
                        span.until
                    )
                    #expect(count.number == nil || count.number == acts, "\(outcome) \(span.from)")
                    #expect(people >= 3 || people == 0 || count == .suppressed)
                }
                let unasked = try await Self.count(
                    router.house,
                    "c.outcome is null",
                    span.from,
                    span.until
                )
                #expect(span.notAsked == unasked.acts)
            }
            let (from, until) = (try #require(answer.from), try #require(answer.until))
            let good = "c.outcome in ('better', 'delighted')"
            let goods = try await Self.count(router.house, good, from, until).acts
            #expect(answer.good?.count == goods)
            #expect(answer.bands.reduce(0) { $0 + $1.good.count } <= goods)
            #expect(answer.spans.reduce(0) { $0 + $1.good } == goods)
            try await Self.same(router, answer)
        }
    }

    /// The page and the file hold the interface's numbers.
    private static func same(_ router: HouseRouter, _ answer: OutcomesAnswer) async throws {
        try await router.house.setPassphrase(of: "mia")
        var browser = Browser(router)
        try await browser.signIn("mia")
        let page = try await browser.get("/outcomes").text
        for band in answer.bands {
            #expect(page.contains("data-l=\"Asked\">\(band.good.of)</td>"))
            #expect(page.contains("data-l=\"Better or delighted\">\(band.good.count)</td>"))
        }
        let file = try await browser.get("/outcomes.csv").text
        #expect(file.split(separator: "\r\n").count == 1 + answer.spans.count)
        for span in answer.spans {
            #expect(file.contains(",\(span.good),\(span.notGood),\(span.notAsked)\r\n"))
            #expect(
                file.contains("suppressed") == answer.spans.contains { $0.same == .suppressed }
                    || span.same != .suppressed
            )
        }
        let cost = try await browser.get("/outcomes/cost.csv").text
        #expect(cost.split(separator: "\r\n").count == 1 + answer.bands.count)
        let causes = try await router.send(.get, Routes.causes, token: mia(router))
            .decoded(CausesAnswer.self)
        let causesFile = try await browser.get("/causes.csv").text
        #expect(causesFile.split(separator: "\r\n").count == 1 + causes.rows.count)
        #expect(causes.rows.contains { $0.key == "mistake" && $0.isRepeated })
        #expect(try await browser.get("/causes").text.contains("\(causes.acts?.number ?? -1)"))
    }

    private static func mia(_ router: HouseRouter) async throws -> Token? {
        try await router.house.organisation.issueToken(handle: "mia", label: "figures")
    }

    @Test("the months asked for filter everything: sums, months, bands, page and files")
    func months() async throws {
        try await HouseRouter.with { router in
            try await Self.fill(try await ToldHouse.settle(router.house))
            let mia = try await router.house.employee("mia", roles: ["manager"])
            try await router.house.setPassphrase(of: "mia")
            var browser = Browser(router)
            try await browser.signIn("mia")
            var asked: [Int] = []
            for months in [1, 2, 24] {
                let query = "?months=\(months)"
                let answer = try await router.send(
                    .get,
                    Routes.outcomes + query,
                    token: mia.token
                )
                .decoded(OutcomesAnswer.self)
                #expect(answer.from == answer.spans.first?.from)
                #expect(answer.until == answer.spans.last?.until)
                #expect(answer.spans.count <= months)
                let good = answer.spans.reduce(0) { $0 + $1.good }
                let all = answer.spans.reduce(0) { $0 + $1.good + $1.notGood + $1.notAsked }
                #expect(answer.good?.count == good && answer.asked?.of == all)
                #expect(answer.bands.reduce(0) { $0 + $1.good.count } <= good)
                asked.append(answer.asked?.of ?? 0)
                let page = try await browser.get(PagePath.outcomes + query).text
                #expect(page.contains("<option value=\"\(months)\" selected"))
                #expect(page.contains("\(answer.asked?.count ?? -1) of \(all)"))
                #expect(page.contains("<svg") == !answer.spans.isEmpty)
                for (path, rows) in [
                    (PagePath.outcomesCSV, answer.spans.count),
                    (PagePath.outcomesCostCSV, answer.bands.count),
                ] {
                    let file = try await browser.get(path + query).text
                    #expect(file.split(separator: "\r\n").count == 1 + rows)
                }
            }
            #expect(asked == asked.sorted() && asked.last ?? 0 > asked.first ?? 0)
        }
    }

    /// How many acts of the first property, and of how many people, counted by plain SQL.
    private static func count(
        _ house: TestHouse,
        _ condition: String,
        _ from: Day,
        _ until: Day
    ) async throws -> (acts: Int, people: Int) {
        let texts = try await house.texts(
            """
            with c as (
                select x.employee_id, (select o.outcome from outcome o
                    where o.recovery_id = x.recovery_id order by o.reported_at desc limit 1) outcome
                from recovery x
                where x.property_id = \(house.property)
                    and x.occurred_on >= '\(from)' and x.occurred_on <= '\(until)')
            select n::text from (
                select count(*) n, 1 as place from c where \(condition)
                union all
                select count(distinct c.employee_id), 2 from c where \(condition)) t
            order by place
            """
        )
        let numbers = texts.compactMap { Int($0) }
        return (try #require(numbers.first), try #require(numbers.last))
    }

    @Test("are refused to everybody else, and without a month count that can be read")
    func refused() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let fay = try await router.house.employee("fay", roles: ["staff", "finance", "admin"])
            let mia = try await router.house.employee("mia", roles: ["staff", "manager"])
            for path in [Routes.today, Routes.outcomes, Routes.causes] {
                for token in [ada.token, fay.token] {
                    let answer = try await router.send(.get, path, token: token)
                    #expect(try answer.problem().code == RefusalCode.notEntitled.rawValue)
                }
                #expect(try await router.send(.get, path, token: mia.token).status == .ok)
            }
            for months in ["0", "25", "-1", "+6", "6.0", "x", "%00"] {
                let path = "\(Routes.outcomes)?months=\(months)"
                let answer = try await router.send(.get, path, token: mia.token)
                #expect(try answer.problem().code == RefusalCode.valueMalformed.rawValue)
            }
            let short = try await router.send(.get, Routes.outcomes, token: mia.token)
                .decoded(OutcomesAnswer.self)
            #expect(short.judgement == .tooShort && short.spans.isEmpty && short.good == nil)
        }
    }

    @Test("show managers pages, and name nobody and nothing that is not shared")
    func canary() async throws {
        try await HouseRouter.with { router in
            let told = try await ToldHouse.settle(router.house)
            try await Self.fill(told)
            let house = router.house
            let ada = try await house.employee("ada-canary")
            let ben = try await house.employee("ben")
            _ = try await house.employee("mia", roles: ["manager"])
            for (employee, share) in [(ada, ShareLevel.fund), (ben, .house)] {
                let act = try await house.recoveries.book(
                    .of(
                        .dollars(7),
                        "CANARY-WHAT \(employee.handle)",
                        kind: .hold,
                        room: "CANARY-GUEST"
                    ) {
                        $0.wrong = "CANARY-WRONG"
                    },
                    by: employee.hash
                )
                _ = try await house.outcomes.tell(
                    StoryTelling(
                        id: Identifier(),
                        recovery: .id(act.id),
                        words: try Words("TOLD-\(employee.handle)", field: "words"),
                        share: share
                    ),
                    by: employee.hash
                )
            }
            try await house.setPassphrase(of: "mia")
            var browser = Browser(router)
            try await browser.signIn("mia")
            var all = ""
            for path in ["/today", "/outcomes", "/outcomes?months=24", "/causes"]
                + [PagePath.outcomesCSV, PagePath.outcomesCostCSV, PagePath.causesCSV]
            {
                let response = try await browser.get(path)
                #expect(response.status == .ok, "\(path)")
                all += response.text
            }
            let token = try await house.organisation.issueToken(handle: "mia", label: "x")
            for path in [Routes.today, Routes.outcomes, Routes.causes] {
                all += try await router.send(.get, path, token: token).text
            }
            #expect(try all.firstMatch(of: Regex("\\bTOLD-ben\\b")) != nil)
            for canary in ["CANARY", "TOLD-ada", "Ada-Canary", "ada-canary", "E3", "Garden"] {
                // As a word of its own: the token of a form may hold any two characters.
                let word = try Regex("\\b\(canary)\\b")
                #expect(all.firstMatch(of: word) == nil, "\(canary)")
            }
        }
    }
}
