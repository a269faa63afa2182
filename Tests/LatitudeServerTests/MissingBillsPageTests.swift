import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Missing bills for finance", .timeLimit(.minutes(5)))
struct MissingBillsPageTests {
    @Test("are the same by interface, page and file, and narrowed alike")
    func same() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let fay = try await house.employee("fay", roles: ["finance"])
            var codes: [String] = []
            for dollars in [80, 20, 90] {
                let act = try await house.recoveries.book(
                    .of(.dollars(Int64(dollars)), "SECRET words", room: "412"),
                    by: ada.hash
                )
                if dollars != 20 { codes.insert(act.code, at: 0) }
            }
            let path = Routes.missingEvidence
            let answer = try await router.send(.get, path, token: fay.token)
            let list = try answer.decoded(MissingEvidenceList.self)
            #expect(list.acts.map(\.code) == codes)
            #expect(list.acts.map(\.amount) == [.dollars(90), .dollars(80)])
            let grand = try #require(list.properties.first)
            #expect(grand.ages.map(\.acts) == [2, 0, 0, 0])
            #expect(grand.receiptsFrom == .dollars(75))
            let first = try await router.send(.get, "\(path)?limit=1", token: fay.token)
                .decoded(MissingEvidenceList.self)
            let next = try #require(first.next)
            let second = try await router.send(
                .get,
                "\(path)?limit=1&before=\(next)",
                token: fay.token
            ).decoded(MissingEvidenceList.self)
            #expect(first.acts.map(\.code) + second.acts.map(\.code) == codes)
            #expect(second.next == nil)
            try await house.setPassphrase(of: "fay")
            var browser = Browser(router)
            try await browser.signIn("fay")
            let page = try await browser.get("/evidence?age=week&property=\(house.property)")
            for code in codes { #expect(page.text.contains(code)) }
            #expect(!page.text.contains("SECRET"))
            let none = try await browser.get("/evidence?age=older")
            #expect(none.text.contains("No act is like this."))
            let file = try await browser.get("/evidence.csv?property=&age=week")
            let lines = file.text.split(separator: "\r\n").map(String.init)
            #expect(lines.first?.hasPrefix("code,property,cost_centre,employee,") == true)
            #expect(lines.dropFirst().map { String($0.prefix { $0 != "," }) } == codes)
            #expect(lines.last?.hasSuffix(",USD,80.00") == true)
        }
    }

    @Test("are told at the close of their month and at the act, and keep no month open")
    func close() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let fay = try await house.employee("fay", roles: ["finance"])
            let act = try await house.recoveries.book(.of(.dollars(80)), by: ada.hash)
            let hold = try await house.recoveries.book(
                .of(.dollars(100), kind: .hold),
                by: ada.hash
            )
            let settle = try FollowUp(
                id: Identifier(),
                recovery: .id(hold.id),
                step: .settle(.dollars(90), means: nil),
                words: nil
            )
            for _ in 1...2 {
                let list = try await router.send(.get, Routes.periods, token: fay.token)
                    .decoded(PeriodList.self)
                let all = try await router.send(.get, Routes.missingEvidence, token: fay.token)
                    .decoded(MissingEvidenceList.self)
                let told = list.periods.flatMap(\.missingEvidence)
                let sum = all.acts.map(\.amount.minor).reduce(0, +)
                #expect(told.map(\.acts) == [all.acts.count])
                #expect(told.map(\.amount.minor) == [sum])
                _ = try await house.recoveries.book(settle, by: ada.hash)
            }
            try await house.setPassphrase(of: "fay")
            var browser = Browser(router)
            try await browser.signIn("fay")
            let month = act.occurredOn.description.prefix(7)
            let page = try await browser.get("/close").text
            #expect(page.contains("2\u{A0}acts, 170.00\u{A0}USD"))
            #expect(page.contains("/journal?month=\(month)&amp;evidence=missing"))
            let journal = try await browser.get("/journal?month=\(month)&evidence=missing").text
            #expect(journal.contains(act.code) && journal.contains(hold.code))
            #expect(journal.contains("<option value=\"missing\" selected"))
            let seen = try await browser.get("/recoveries/\(act.code)").text
            #expect(seen.contains("<dt>Evidence</dt><dd><bdi>missing</bdi></dd>"))
        }
    }

    @Test("are not for others, and not found by nonsense")
    func others() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let fay = try await house.employee("fay", roles: ["finance"])
            for query in ["age=old", "property=x", "property=-1", "before=x", "limit=0"] {
                let path = "\(Routes.missingEvidence)?\(query)"
                let refused = try await router.send(.get, path, token: fay.token)
                #expect(try refused.problem().code == RefusalCode.valueMalformed.rawValue)
            }
            for role in ["staff", "manager", "admin"] {
                let other = try await house.employee("x\(role)", roles: [role])
                let refused = try await router.send(
                    .get,
                    Routes.missingEvidence,
                    token: other.token
                )
                #expect(try refused.problem().code == RefusalCode.notEntitled.rawValue)
            }
        }
    }
}
