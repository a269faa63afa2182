import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("A PIN")
struct PinTests {
    let house = House()
    let server: LoopbackServer
    let desk: Desk

    init() throws {
        house.answer(Routes.pin, .answer(200, #"{"handle":"ada"}"#))
        server = try LoopbackServer(house.respond)
        desk = Desk(server: server.url, token: "ada-token")
    }

    var sent: [HeardRequest] { server.requests.filter { $0.method == "PUT" } }

    @Test("is typed twice without echo, or comes on two lines")
    func set() async throws {
        let typed = await desk.run(["pin"], typed: ["271828", "271828"])
        #expect(typed.code == 0, "\(typed.err)")
        #expect(typed.prompts == "**")
        #expect(typed.out == "Set. ada takes a shared desk with it: latitude as ada\n")
        let piped = await desk.run(["pin"], input: "271828\n271828\n")
        #expect(piped.code == 0)
        #expect(sent.map(\.body) == [#"{"pin":"271828"}"#, #"{"pin":"271828"}"#])
        #expect(!(typed.out + typed.err + piped.out + piped.err).contains("271828"))
    }

    @Test("is not sent where the two differ or one is missing")
    func mismatch() async throws {
        let typed = await desk.run(["pin"], typed: ["271828", "271829"])
        #expect(typed.code == 65)
        #expect(typed.err.contains("The two PINs differ"))
        #expect(!typed.err.contains("27182"))
        #expect(await desk.run(["pin"], input: "271828\n").code == 65)
        let none = await desk.run(["pin"], typed: [])
        #expect(none.code == 65)
        #expect(none.err.contains("pin_weak"))
        #expect(sent.isEmpty)
    }

    @Test("is refused by the server's rule")
    func weak() async throws {
        house.answer(Routes.pin, .answer(422, Wire.problem(.pinWeak)))
        let result = await desk.run(["pin"], input: "111111\n111111\n")
        #expect(result.code == 65)
        #expect(result.err.hasPrefix("Not set: that PIN is too easy to guess"))
    }

    @Test("is reset by an administrator and shown once")
    func reset() async throws {
        let path = Routes.pin(of: "bob")
        house.answer(path, .answer(200, #"{"handle":"bob","pin":"482913"}"#))
        let result = await desk.run(["pin", "--reset", "Bob"])
        #expect(
            result.out == """
                Reset. bob has a fresh PIN; it is shown this once.
                  PIN   482913
                  Then  bob sets another, signed in alone: latitude pin

                """
        )
        #expect(sent.map(\.body) == ["{}"])
        #expect(result.err.isEmpty)
    }

    @Test("is reset for a handle alone", arguments: ["../me", "a/b", "a b", "", "zażółć", "a?b"])
    func noHandle(handle: String) async throws {
        let result = await desk.run(["pin", "--reset", handle])
        #expect(result.code == 65)
        #expect(result.err.contains("employee_unknown"))
        #expect(sent.isEmpty)
    }
}
