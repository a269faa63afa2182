import Foundation
import TestSupport
import Testing

@Suite("The start of a server", .timeLimit(.minutes(5)))
struct StartTests {
    @Test(
        "ends with 78 and one sentence of ours for what cannot work",
        arguments: [
            (["--port", "70000"], "not within"),
            (["--host", "192.0.2.1", "--proxy", "10.0.0.7"], "not an address of this machine"),
            (["--host", "0.0.0.0"], "plain HTTP"),
            (["--host-names", "https://x"], "without https://"),
            (["--proxy", "10.0.0.7", "--proxy", "notanaddress"], "“notanaddress”"),
            (["--tls-certificate", "/etc", "--tls-key", "/etc"], "/etc is a directory"),
            (["--config", "/nowhere.yaml"], "there is no file /nowhere.yaml"),
            (["--config", "/etc"], "/etc cannot be read"),
        ]
    )
    func refused(line: [String], part: String) async throws {
        try await TestDatabase.with { database in
            let environment = ServerProcess.environment(database)
            let ending = try await Ending.of(
                Binaries.server,
                ["serve", "--port", "0"] + line,
                environment: environment
            )
            #expect(ending.exitCode == 78, "\(ending.err)")
            #expect(ending.err.contains(part), "\(ending.err)")
            #expect(!ending.err.contains("Error") && !ending.err.contains("errno"))
        }
    }

    @Test("says when another program has the port, and SIGHUP ends no server")
    func port() async throws {
        try await TestDatabase.with { database in
            _ = try await ServerProcess.with(database) { server in
                server.hangUp()
                let second = try await Ending.of(
                    Binaries.server,
                    ["serve", "--port", "\(server.port)"],
                    environment: ServerProcess.environment(database)
                )
                #expect(second.exitCode == 78)
                #expect(second.err.contains("Port \(server.port) of 127.0.0.1 is in use already"))
                server.hangUp()
                let alive = try await Wire.sendAll([.get("/livez")], port: server.port)
                #expect(alive.map(\.status) == [200])
            }
        }
    }
}
