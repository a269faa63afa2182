import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient
import Synchronization
import Testing

@testable import ClientCommand

@Suite("Signing a device in")
struct DeviceSignInTests {
    static let waiting = Behaviour.answer(400, Wire.problem(.deviceWaiting))
    static let tooFast = Behaviour.answer(400, Wire.problem(.deviceTooFast))

    /// Signs in at a terminal; the pauses are those between the questions.
    func login(
        _ polls: [Behaviour],
        at desk: Desk = Desk()
    ) async throws -> (result: Desk.Result, pauses: [Int64], server: LoopbackServer) {
        let house = House()
        house.state.withLock { $0.polls = polls }
        let server = try LoopbackServer(house.respond)
        let clock = FakeClock()
        let result = await desk.run(["login", "--url", server.url], typed: [], clock: clock)
        return (result, clock.pauses, server)
    }

    @Test("shows the code, waits until it is confirmed, and keeps the login")
    func confirmed() async throws {
        let desk = Desk()
        let (result, pauses, server) = try await login([Self.waiting, Self.waiting], at: desk)
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out == "Signed in as ada (Jan Nowak) at \(server.url).\n")
        #expect(
            result.err == """
                Open this page where you are signed in:
                  https://example.com/device
                and type the code

                    BCDF-GHJK

                or open it with the code filled in:
                  https://example.com/device?code=BCDF-GHJK
                Waiting up to 10 minutes; Ctrl-C stops.

                """
        )
        #expect(pauses == [5, 5, 5])
        let first = try #require(server.requests.first)
        #expect(first.path == Routes.deviceAuthorizations)
        #expect(first.authorization == nil)
        let asked = try WireCoding.decoder().decode(DeviceBody.self, from: Data(first.body.utf8))
        #expect(asked.client.hasPrefix("latitude \(LatitudeCommand.version) on "))
        #expect(server.requests[1].body == #"{"deviceCode":"secret-device"}"#)
        #expect(!(result.out + result.err).contains("secret-device"))
        #expect(!(result.out + result.err).contains("ada-session"))
        #expect(try CredentialsFile(desk.state).load()?.profile.handle == "ada")
        #expect(await desk.run(["whoami"]).code == 0)
    }

    @Test("waits five seconds longer for good each time it asks too often")
    func tooFast() async throws {
        let polls = [Self.waiting, Self.tooFast, Self.waiting, Self.tooFast, Self.waiting]
        let (result, pauses, _) = try await login(polls)
        #expect(result.code == 0)
        #expect(pauses == [5, 5, 10, 10, 15, 15])
    }

    @Test("goes on where the connection is lost or the server is away, less often meanwhile")
    func lost() async throws {
        let away = Behaviour.answer(503, Wire.problem(.serverAway))
        let (result, pauses, _) = try await login([.drop, away, .drop, .drop, Self.waiting])
        #expect(result.code == 0)
        #expect(pauses == [5, 10, 20, 30, 30, 5])
    }

    @Test("waits as long as the server asks it to")
    func busy() async throws {
        let busy = Behaviour.later(429, Wire.problem(.tooManyRequests), seconds: 42)
        let (result, pauses, _) = try await login([busy, Self.waiting])
        #expect(result.code == 0)
        #expect(pauses == [5, 42, 5])
    }

    @Test("begins once more where the server asks for a pause first, and not for ever")
    func busyAtFirst() async throws {
        let house = House()
        let beginnings = Mutex(0)
        let most = Mutex(1)
        let server = try LoopbackServer { request in
            guard request.path == Routes.deviceAuthorizations else { return house.respond(request) }
            let isEarly = beginnings.withLock { count in
                count += 1
                return count <= most.withLock { $0 }
            }
            let busy = Wire.problem(.tooManyRequests)
            return isEarly ? .later(429, busy, seconds: 7) : house.respond(request)
        }
        let clock = FakeClock()
        let line = ["login", "--url", server.url]
        let result = await Desk().run(line, typed: [], clock: clock)
        #expect(result.code == 0)
        #expect(clock.pauses == [7, 5])
        #expect(result.err.hasPrefix("The server asks for a pause; going on in 7 s.\n"))
        most.withLock { $0 = 1_000 }
        let refused = await Desk().run(line, typed: [])
        #expect(refused.code == 69)
        #expect(refused.err.contains("too_many_requests"))
    }

    @Test(
        "ends where the device is turned away",
        arguments: [RefusalCode.deviceRefused, .deviceExpired, .deviceUnknown, .internalFault]
    )
    func turnedAway(code: RefusalCode) async throws {
        let desk = Desk()
        let answer = Behaviour.answer(code.entry.status, Wire.problem(code))
        let (result, _, server) = try await login([Self.waiting, answer], at: desk)
        #expect(result.code == code.entry.exitCode)
        #expect(result.err.contains(code.rawValue))
        #expect(result.out.isEmpty)
        #expect(try CredentialsFile(desk.state).load() == nil)
        #expect(!server.requests.contains { $0.path == Routes.me })
    }

    @Test("asks no more once the code has run out")
    func expired() async throws {
        let polls = [Behaviour](repeating: Self.waiting, count: 1_000)
        let (result, pauses, server) = try await login(polls)
        #expect(result.code == 77)
        #expect(result.err.contains("device_expired"))
        #expect(pauses.reduce(0, +) < 600)
        #expect(server.requests.filter { $0.path == Routes.deviceTokens }.count == 119)
    }

    @Test("says so when it is stopped, and keeps nothing")
    func stopped() async throws {
        let server = try LoopbackServer(House().respond)
        let desk = Desk()
        let line = ["login", "--url", server.url]
        let result = await desk.run(line, typed: [], pausing: { throw CancellationError() })
        #expect(result.code == 77)
        #expect(result.err.contains("Stopped before anybody confirmed the code"))
        #expect(try CredentialsFile(desk.state).load() == nil)
    }

    @Test("asks for the address where none is named, and for a token only when told to")
    func typed() async throws {
        let server = try LoopbackServer(House().respond)
        let asked = await Desk().run(["login"], typed: [server.url])
        #expect(asked.code == 0)
        #expect(asked.prompts == "-")
        let line = ["login", "--url", server.url, "--token-stdin"]
        let before = server.requests.count
        let result = await Desk().run(line, typed: ["bob-token"])
        #expect(result.out.hasPrefix("Signed in as bob"))
        #expect(result.prompts == "*")
        #expect(server.requests.dropFirst(before).allSatisfy { $0.method == "GET" })
    }

    @Test("keeps the house's keys where the server has some")
    func keys() async throws {
        let house = House()
        let server = try LoopbackServer(house.respond)
        let desk = Desk()
        let line = ["login", "--url", server.url]
        #expect(await desk.run(line, input: "ada-token\n").code == 0)
        #expect(try KeysFile(desk.state).load() == nil)
        house.answer(Routes.keys, .answer(200, #"{"keys":["latitude-verifying-key-1 AAAA"]}"#))
        #expect(await desk.run(line, input: "ada-token\n").code == 0)
        #expect(try KeysFile(desk.state).load()?.keys == ["latitude-verifying-key-1 AAAA"])
    }

    @Test("shows nothing of the server's that steers the terminal")
    func steering() async throws {
        let house = House()
        let evil = House.authorization.replacing("BCDF", with: #"\u001b[2JBCDF"#)
        house.answer(Routes.deviceAuthorizations, .answer(201, evil))
        let server = try LoopbackServer(house.respond)
        let line = ["--color", "never", "login", "--url", server.url]
        let result = await Desk().run(line, typed: [])
        #expect(!result.err.contains("\u{1B}"))
    }
}
