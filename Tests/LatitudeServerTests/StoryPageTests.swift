import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeStore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("The page of stories", .timeLimit(.minutes(5)))
struct StoryPageTests {
    @Test("shows what is shared with whoever looks, to search and to keep")
    func shared() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            _ = try await house.employee("bob")
            _ = try await house.employee("dee", at: try await house.secondProperty())
            for (words, share) in [
                ("We drove him to the <train>.", ShareLevel.house),
                ("=cmd|' /C calc'!A0", .team), ("Kept to myself.", .fund),
            ] {
                try await Self.tell(words, share, by: ada, in: house)
            }
            let expected: [(String, [String])] = [
                ("ada", ["&lt;train&gt;", "=cmd", "Kept to myself."]),
                ("bob", ["&lt;train&gt;", "=cmd"]), ("dee", ["&lt;train&gt;"]),
            ]
            for (handle, words) in expected {
                try await house.setPassphrase(of: handle)
                var browser = Browser(router)
                try await browser.signIn(handle)
                let page = try await browser.get("/stories")
                for word in ["&lt;train&gt;", "=cmd", "Kept to myself."] {
                    #expect(page.text.contains(word) == words.contains(word), "\(handle): \(word)")
                }
                #expect(page.text.contains("href=\"/recoveries/") == (handle == "ada"))
                let found = try await browser.get("/stories?q=TRAIN").text
                #expect(found.contains("&lt;train&gt;") && !found.contains("=cmd"))
                #expect(found.contains("/stories.csv?q=TRAIN"))
                let none = try await browser.get("/stories?q=zeppelin").text
                #expect(none.contains("No story holds these words."))
                let file = try await browser.get("/stories.csv")
                #expect(file.headers[.contentDisposition]?.contains("stories.csv") == true)
                let lines = file.text.split(separator: "\r\n")
                #expect(lines.count == words.count + 1)
                #expect(file.text.contains(",'=cmd") == words.contains("=cmd"))
            }
        }
    }

    @Test("pages by what was told before, and keeps what is looked for")
    func pages() async throws {
        try await SpendPageTests.withAda { browser, house in
            let token = try await house.organisation.issueToken(handle: "ada", label: "test")
            let hash = try #require(token).hash
            for number in 1...25 {
                try await Self.tell("Story \(number).", .house, by: hash, in: house)
            }
            let first = try await browser.get("/stories?q=story")
            #expect(first.text.contains("Story 25.") && !first.text.contains("Story 5."))
            let next = try #require(
                first.text.firstMatch(of: /rel="next" href="([^"]*)"/)
            ).1.replacing("&amp;", with: "&")
            #expect(next.hasPrefix("/stories?q=story&before="))
            let second = try await browser.get(String(next))
            #expect(second.text.contains("Story 5.") && !second.text.contains("Story 6."))
            #expect(!second.text.contains("rel=\"next\""))
            for query in ["before=nonsense", "before=1_2", "limit=-1"] {
                #expect(try await browser.get("/stories?\(query)").status == .badRequest)
            }
        }
    }

    private static func tell(
        _ words: String,
        _ share: ShareLevel,
        by employee: TestEmployee,
        in house: TestHouse
    ) async throws {
        try await tell(words, share, by: employee.hash, in: house)
    }

    private static func tell(
        _ words: String,
        _ share: ShareLevel,
        by token: TokenHash,
        in house: TestHouse
    ) async throws {
        let act = Identifier()
        _ = try await house.recoveries.book(.of(.dollars(1), id: act), by: token)
        let telling = StoryTelling(
            id: Identifier(),
            recovery: .id(act),
            words: try Words(words, field: "words"),
            share: share
        )
        _ = try await house.outcomes.tell(telling, by: token)
    }
}
