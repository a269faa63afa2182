import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Testing

@testable import ClientCommand

@Suite("Unsettled acts")
struct UnsettledActsTests {
    let desk = Desk()

    func login(_ handle: String = "jnowak", at server: String = "http://a") throws -> Login {
        let me = try WireCoding.decoder().decode(Me.self, from: Data(Wire.me(handle: handle).utf8))
        return Login(
            server: try ServerAddress(server),
            token: try Token("t"),
            profile: Profile(me)
        )
    }

    func act(_ what: String, _ login: Login, times: [String: String] = [:]) throws -> Act {
        let amount = AmountBody(minor: 500, currency: "USD")
        return try Act(
            booking: RecoveryBody(kind: .spend, amount: amount, what: what),
            typedTimes: times,
            verb: "spend",
            login: login,
            madeAt: Desk.now
        )
    }

    @Test("are on disk, whole and for the owner alone, before anybody can send them")
    func stored() async throws {
        let acts = UnsettledActs(try desk.state)
        let act = try act("tea", login())
        let claimed = try await acts.claim(act, isAnother: false)
        #expect(!claimed.isResumed)
        #expect(desk.unsettled == ["\(act.id).json"])
        let attributes = try FileManager.default.attributesOfItem(atPath: claimed.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let file = String(decoding: try #require(try StateFile.read(claimed.path)), as: UTF8.self)
        for part in ["http://a", "jnowak", "PUT", act.path, "tea", "\(act.id)"] {
            #expect(file.contains(part.replacing("/", with: "/")))
        }
        try claimed.settle()
        #expect(desk.unsettled.isEmpty)
    }

    @Test("are left to the process that holds them")
    func locked() async throws {
        let acts = UnsettledActs(try desk.state)
        let claimed = try await acts.claim(try act("tea", login()), isAnother: false)
        guard case .taken = try acts.take(claimed.path) else {
            Issue.record("a locked act was taken")
            return
        }
        withExtendedLifetime(claimed) {}
    }

    @Test("are taken up under their id by the same line, and by no other")
    func sameLine() async throws {
        let acts = UnsettledActs(try desk.state)
        let first = try act("tea", login())
        _ = try await acts.claim(first, isAnother: false)
        let same = try await acts.claim(try act("tea", login()), isAnother: false)
        #expect(same.isResumed && same.act.id == first.id)
        let others = [
            try act("coffee", login()), try act("tea", login("mary")),
            try act("tea", login(at: "http://b")), try act("tea", login(), times: ["--at": "9:00"]),
        ]
        for other in others {
            let claimed = try await acts.claim(other, isAnother: false)
            #expect(!claimed.isResumed && claimed.act.id == other.id)
        }
        #expect(desk.unsettled.count == 5)
    }

    @Test("typed again while another process sends them wait for it and keep the id")
    func waiting() async throws {
        let acts = UnsettledActs(try desk.state)
        let first = try act("tea", login())
        let holder = Holder(try await acts.claim(first, isAnother: false))
        let second = try act("tea", login())
        async let waiting = acts.claim(second, isAnother: false)
        // Settled by the first: the second is still the same act, and is answered as it was.
        try await holder.settle()
        let claimed = try await waiting
        #expect(claimed.act.id == first.id || claimed.act.id == second.id)
        #expect(desk.unsettled == ["\(claimed.act.id).json"])
    }

    @Test("typed again while another process is still sending them are not said to be not booked")
    func impatient() async throws {
        let acts = UnsettledActs(try desk.state)
        let claimed = try await acts.claim(try act("tea", login()), isAnother: false)
        let refused = await #expect(throws: Refused.self) {
            try await acts.claim(try act("tea", login()), isAnother: false, patience: .zero)
        }
        #expect(refused?.isUnsettled == true && refused?.exitCode == 75)
        withExtendedLifetime(claimed) {}
    }

    @Test("that are booked and told stay so where their file cannot be removed")
    func fileStays() async throws {
        let books = Books()
        let state = try desk.state
        let server = try LoopbackServer { request in
            if request.method == "PUT" {
                // What is no file cannot be unlinked.
                let path = "\(state.unsettled)/\(request.id).json"
                try? FileManager.default.removeItem(atPath: path)
                try? FileManager.default.createDirectory(
                    atPath: path,
                    withIntermediateDirectories: true
                )
            }
            return books.respond(request)
        }
        let environment = ["LATITUDE_URL": server.url, "LATITUDE_TOKEN": "token-1"]
        let result = await desk.run(["spend", "5", "tea"], environment: environment)
        #expect(result.code == 0)
        #expect(result.out.contains("7K000M"))
        #expect(!result.err.contains("Not booked"))
    }

    private actor Holder {
        private var claimed: ClaimedAct?
        init(_ claimed: ClaimedAct) { self.claimed = claimed }
        func settle() throws {
            try claimed?.settle()
            claimed = nil
        }
    }

    @Test("of a process killed while writing are no acts, and are cleared away")
    func leftovers() async throws {
        let state = try desk.state
        try state.create(state.unsettled)
        let leftover = "\(state.unsettled)/\(Identifier()).json.1.2.tmp"
        try StateFile.write(Data("{\"id\"".utf8), to: leftover, isFlushed: false)
        let acts = UnsettledActs(state)
        #expect(acts.paths().isEmpty)
        let claimed = try await acts.claim(try act("tea", login()), isAnother: false)
        #expect(desk.unsettled == ["\(claimed.act.id).json"])
    }

    @Test("that cannot be understood are kept aside with a message")
    func corrupt() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        let state = try desk.state
        try state.create(state.unsettled)
        let path = "\(state.unsettled)/\(Identifier()).json"
        try StateFile.write(Data("{\"version\":1,\"id\"".utf8), to: path, isFlushed: false)
        let first = await desk.run(["me"])
        #expect(first.code == 0)
        #expect(first.err.contains("\(path).unreadable"))
        #expect(FileManager.default.fileExists(atPath: "\(path).unreadable"))
        #expect(await desk.run(["me"]).err.isEmpty)
    }

    @Test("of a newer version are left alone")
    func newer() async throws {
        let server = try LoopbackServer(Books().respond)
        let desk = Desk(server: server.url)
        let state = try desk.state
        try state.create(state.unsettled)
        let path = "\(state.unsettled)/\(Identifier()).json"
        try StateFile.write(Data("{\"version\":99}\n".utf8), to: path, isFlushed: false)
        #expect(await desk.run(["me"]).err.contains("newer latitude"))
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test("are never sent for somebody else or to another server")
    func otherLogin() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        books.plan(.drop, .drop)
        #expect(await desk.run(["spend", "5", "tea"]).code == 75)
        let mary = Books(handle: "mary")
        let others = try LoopbackServer(mary.respond)
        for (url, token) in [(others.url, "token-1"), (others.url, "token-2")] {
            let environment = ["LATITUDE_URL": url, "LATITUDE_TOKEN": token]
            let result = await desk.run(["spend", "5", "tea"], environment: environment)
            #expect(result.code == 0)
            #expect(result.err.contains("other_login"))
            #expect(result.err.contains("jnowak at \(server.url)"))
        }
        #expect(mary.ids.count == 2)
        #expect(Set(mary.ids).isDisjoint(with: books.ids))
        #expect(desk.unsettled.count == 1)
        #expect(await desk.run(["me"]).err.contains("Settled: 7K000M"))
    }

    @Test("a killed process had an answer to are told and not sent again")
    func answerNoted() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        let acts = UnsettledActs(try desk.state)
        for isBooked in [true, false] {
            let act = try act("tea \(isBooked)", login(at: server.url))
            let answer = isBooked ? Wire.receipt(minor: 500) : Wire.problem(.overLimit)
            let claimed = try await acts.claim(act, isAnother: false)
            try claimed.note(ActAnswer(isBooked: isBooked, body: Data(answer.utf8)))
        }
        let result = await desk.run(["me"])
        #expect(result.err.contains("Settled: 7K000M 5.00 USD - spend 5.00 USD “tea true”"))
        #expect(result.err.contains("Not booked: spend 5.00 USD “tea false”"))
        #expect(result.err.contains("(over_limit)"))
        #expect(books.ids.isEmpty)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("whose noted answer was cut short are sent again")
    func answerCutShort() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        let acts = UnsettledActs(try desk.state)
        let act = try act("tea", login(at: server.url))
        let path = try await acts.claim(act, isAnother: false).path
        let line = try #require(try StateFile.read(path))
        let cut = line + Data(#"{"isBooked":true,"bo"#.utf8)
        try StateFile.write(cut, to: path, isFlushed: false)
        #expect(await desk.run(["me"]).err.contains("Settled: 7K000M"))
        #expect(books.ids == ["\(act.id)"])
    }

    @Test("are not sent where they cannot be written")
    func diskRefuses() async throws {
        let books = Books()
        let server = try LoopbackServer(books.respond)
        let desk = Desk(server: server.url)
        _ = await desk.run(["me"])
        let state = try desk.state
        try StateFile.write(Data(), to: state.unsettled, isFlushed: false)
        let result = await desk.run(["spend", "5", "tea"])
        #expect(result.code == 78)
        #expect(books.ids.isEmpty)
    }
}
