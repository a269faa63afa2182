import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("Acts another command settled")
struct SettledActsTests {
    let books = Books()
    let server: LoopbackServer
    let desk: Desk
    static let line = DeliveryTests.line
    static let notice = "Booked already: \"latitude me\" settled it at 18:30;"

    init() throws {
        server = try LoopbackServer(books.respond)
        desk = Desk(server: server.url)
    }

    /// Types a line whose answers are lost, and settles it by `me`.
    func settleByMe(_ line: [String] = Self.line) async {
        books.plan(.drop, .drop)
        #expect(await desk.run(line).code == 75)
        #expect(await desk.run(["me"]).err.contains("Settled: 7K000M 120.00 USD"))
        #expect(desk.unsettled.isEmpty)
        #expect(desk.settled == books.ids.map { "\($0).json" })
    }

    @Test("answer their line once with the receipt; a further time it is a second act")
    func sameLine() async throws {
        await settleByMe()
        let sent = server.requests.count
        let again = await desk.run(Self.line)
        #expect(again.code == 0)
        #expect(again.err == "\(Self.notice) to book it once more: --again\n")
        #expect(server.requests.count == sent, "what is settled is not sent")
        #expect(books.ids.count == 1)
        #expect(desk.settled.isEmpty)
        #expect(await desk.run(["why"]).out.contains("7K000M"))
        let second = await desk.run(Self.line)
        #expect(second.code == 0 && second.err.isEmpty)
        #expect(second.out == again.out.replacing("7K000M", with: "7K001M"))
        #expect(books.ids.count == 2)
    }

    @Test("answer with --json what the server said, unchanged")
    func json() async throws {
        await settleByMe()
        let again = await desk.run(Self.line + ["--json"])
        #expect(again.code == 0)
        #expect(again.out == "\(Wire.receipt(id: try #require(books.ids.first)))\n")
        #expect(again.err.hasPrefix(Self.notice))
    }

    @Test("leave a second act meant as one alone")
    func again() async {
        await settleByMe()
        let second = await desk.run(Self.line + ["--again"])
        #expect(second.code == 0 && second.err.isEmpty)
        #expect(books.ids.count == 2)
        #expect(await desk.run(Self.line).err.hasPrefix(Self.notice))
        #expect(books.ids.count == 2)
    }

    @Test("are as many as were typed: two lines typed again are two acts")
    func twoLines() async {
        let lines = [Self.line, ["spend", "7", "tea"]]
        books.plan(.drop, .drop, .drop, .drop, .drop)
        for line in lines { #expect(await desk.run(line).code == 75) }
        #expect(desk.unsettled.count == 2)
        let first = await desk.run(lines[0])
        #expect(first.code == 0 && first.err.hasPrefix("Taken up:"))
        let second = await desk.run(lines[1])
        #expect(second.code == 0)
        #expect(second.err.hasPrefix("Booked already: \"latitude spend\" settled it"))
        #expect(books.ids.count == 2)
        #expect(desk.unsettled.isEmpty && desk.settled.isEmpty)
    }

    @Test("answer for 15 minutes and are then removed", arguments: [-901, 899, 900, 901])
    func age(seconds: Double) async {
        await settleByMe()
        let isKept = abs(seconds) <= SettledActs.keptSeconds
        let later = Desk.now + seconds
        #expect(await desk.run(["whoami"], at: later).code == 0)
        #expect(desk.settled.count == (isKept ? 1 : 0))
        #expect(await desk.run(Self.line, at: later).code == 0)
        #expect(books.ids.count == (isKept ? 1 : 2))
    }

    @Test("are a new act's line when too old, whichever command looks first")
    func tooOld() async {
        await settleByMe()
        let result = await desk.run(Self.line, at: Desk.now + 901)
        #expect(result.code == 0 && result.err.isEmpty)
        #expect(books.ids.count == 2)
        #expect(desk.settled.isEmpty)
    }

    @Test("answer nobody else's line, and no other one")
    func otherLines() async throws {
        await settleByMe()
        let mary = Books(handle: "mary")
        let other = try LoopbackServer(mary.respond)
        let environment = ["LATITUDE_URL": other.url, "LATITUDE_TOKEN": "token-2"]
        #expect(await desk.run(Self.line, environment: environment).err.isEmpty)
        #expect(mary.ids.count == 1)
        #expect(await desk.run(["spend", "120", "cold dinner"]).err.isEmpty)
        #expect(books.ids.count == 2)
        #expect(desk.settled.count == 1)
    }

    @Test("do not keep anybody from signing out, and answer after signing in again")
    func logout() async {
        let desk = Desk()
        let token = "token\n"
        #expect(await desk.run(["login", "--url", server.url], input: token).code == 0)
        books.plan(.drop, .drop)
        #expect(await desk.run(Self.line).code == 75)
        #expect(await desk.run(["me"]).err.contains("Settled: 7K000M"))
        let signedOut = await desk.run(["logout"])
        #expect(signedOut.code == 0 && signedOut.err.isEmpty)
        #expect(await desk.run(["login", "--url", server.url], input: token).code == 0)
        #expect(await desk.run(Self.line).err.hasPrefix(Self.notice))
        #expect(books.ids.count == 1)
    }

    @Test("are not those that were refused: their line is a new attempt")
    func refused() async {
        let problem = Wire.problem(.overLimit)
        books.plan(.drop, .drop, .answer(422, problem))
        #expect(await desk.run(Self.line).code == 75)
        #expect(await desk.run(["me"]).err.contains("Not booked:"))
        #expect(desk.unsettled.isEmpty && desk.settled.isEmpty)
        #expect(await desk.run(Self.line).code == 0)
        #expect(server.requests.filter { $0.method == "PUT" }.count == 4)
    }

    @Test("are told and not sent where a process was killed before it moved the file")
    func killedBeforeMoving() async throws {
        await settleByMe()
        let state = try desk.state
        let name = try #require(desk.settled.first)
        try FileManager.default.moveItem(
            atPath: "\(state.settled)/\(name)",
            toPath: "\(state.unsettled)/\(name)"
        )
        #expect(await desk.run(Self.line).err.hasPrefix(Self.notice))
        #expect(books.ids.count == 1)
        #expect(desk.unsettled.isEmpty && desk.settled.isEmpty)
    }

    @Test("stay unsettled where they cannot be kept, so that their line books once")
    func cannotBeKept() async throws {
        books.plan(.drop, .drop)
        #expect(await desk.run(Self.line).code == 75)
        let settled = try desk.state.settled
        try StateFile.write(Data(), to: settled, isFlushed: false)
        let result = await desk.run(["me"])
        #expect(result.code == 0)
        #expect(result.err.contains("Kept as it was: \(settled)"))
        #expect(desk.unsettled.count == 1)
        try FileManager.default.removeItem(atPath: settled)
        #expect(await desk.run(Self.line).code == 0)
        #expect(books.ids.count == 1)
    }

    @Test("typed twice at once are told by one process and answered alike by the other")
    func twice() async {
        await settleByMe()
        async let first = desk.run(Self.line)
        async let second = desk.run(Self.line)
        let codes = await [first.code, second.code]
        #expect(codes == [0, 0])
        // The second is the same act while the first is told it, and a new one afterwards.
        #expect((1...2).contains(books.ids.count))
        #expect(desk.unsettled.isEmpty && desk.settled.isEmpty)
    }
}
