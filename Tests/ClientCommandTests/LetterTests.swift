import Foundation
import Latitude
import LatitudeAPI
import Synchronization
import Testing

@testable import ClientCommand

@Suite("Letters and the line-up at the desk")
struct LetterTests {
    private static let letters = """
        {"letters":[{"id":"0f0e0d0c-0b0a-4908-8706-050403020100","code":"7K2M",\
        "property":"Hotel Bałtyk","from":"James Okafor","words":"You kept calm.\\nI tell it on.",\
        "story":"She flew to Honolulu.","writtenAt":"2026-11-21T17:00:00Z"},\
        {"id":"0f0e0d0c-0b0a-4908-8706-050403020101","code":"9FHT","property":"Hotel Bałtyk",\
        "from":"Ewa","writtenAt":"2026-11-20T17:00:00Z"}],"next":"41d9_x"}
        """

    private static func today(_ by: String) -> String {
        """
        {"property":"Hotel Bałtyk","day":"2026-11-21","out":[],"holds":[],\
        "holdsKept":"suppressed","unasked":[],"unaskedKept":"suppressed","story":{"code":"7K2M",\
        "teller":"Mary Coleman","words":"Fixed.","share":"house",\
        "toldAt":"2026-11-21T17:00:00Z"}\(by)}
        """
    }

    private static func run(_ path: String, _ json: String, _ line: [String]) async throws
        -> Desk.Result
    {
        let house = House()
        house.answer(path, .answer(200, json))
        let server = try LoopbackServer(house.respond)
        return await Desk(server: server.url, token: "ada-token").run(line)
    }

    @Test("letters: the words, the story, and what was erased")
    func read() async throws {
        let result = try await Self.run(Routes.letters, Self.letters, ["letters"])
        #expect(
            result.out == """
                James Okafor, Hotel Bałtyk, 18:00                                  7K2M
                         You kept calm.
                         I tell it on.
                  Story  She flew to Honolulu.

                Ewa, Hotel Bałtyk, 20 Nov 18:00                                    9FHT
                    erased with its guest

                """
        )
        #expect(result.err.contains("More: latitude letters --before 41d9_x"))
        let none = try await Self.run(Routes.letters, #"{"letters":[]}"#, ["letters"])
        #expect(none.out.isEmpty && none.err.contains("No letters yet."))
    }

    @Test("line-up: chooses, takes back, and wants one of the two")
    func lineUp() async throws {
        let chosen = try await Self.run(
            Routes.lineUp,
            Self.today(#","storyChosenBy":"Ewa""#),
            ["line-up", "7k2m"]
        )
        #expect(
            chosen.out == """
                Chosen. Told at Hotel Bałtyk on 21 Nov.                            7K2M
                  Story  Mary Coleman, 18:00, house
                         Fixed.

                """
        )
        let back = try await Self.run(Routes.lineUp, Self.today(""), ["line-up", "--take-back"])
        #expect(back.out.hasPrefix("Taken back. The newest story is told again."))
        for line in [["line-up"], ["line-up", "7K2M", "--take-back"]] {
            #expect(try await Self.run(Routes.lineUp, Self.today(""), line).code == 64)
        }
        let today = try await Self.run(
            Routes.today,
            Self.today(#","storyChosenBy":"Ewa""#),
            ["today"]
        )
        #expect(today.out.contains("7K2M, chosen by Ewa"))
        let newest = try await Self.run(Routes.today, Self.today(""), ["today"])
        #expect(newest.out.contains("7K2M, the newest that is shared"))
    }

    @Test("praise: is sent once more under the same id where the answer was lost")
    func praise() async throws {
        let books = Books()
        let isLost = Mutex(true)
        let server = try LoopbackServer { request in
            guard request.method == "PUT" else { return books.respond(request) }
            let isFirst = isLost.withLock { lost in
                defer { lost = false }
                return lost
            }
            return isFirst ? .drop : .answer(200, #"{"id":"\#(request.id)","code":"7K2M"}"#)
        }
        let desk = Desk(server: server.url)
        let result = await desk.run(["praise", "7k2m", "You", "kept", "calm."])
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out.hasPrefix("Written. Who did it reads your letter, and nobody else."))
        let sent = server.requests.filter { $0.method == "PUT" }
        #expect(sent.map(\.body) == Array(repeating: #"{"words":"You kept calm."}"#, count: 2))
        #expect(Set(sent.map(\.path)).count == 1)
        #expect(sent.first?.path.hasPrefix("/api/v1/recoveries/7K2M/letters/") == true)
        #expect(desk.unsettled.isEmpty)
        #expect(await desk.run(["praise", "7K2M", " "]).code == 65)
    }
}
