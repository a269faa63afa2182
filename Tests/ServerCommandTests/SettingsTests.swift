import ArgumentParser
import Foundation
import LatitudeServer
import Testing

@testable import ServerCommand

@Suite("A setting is understood, or refused with 78")
struct SettingsTests {
    private static func read(
        file: String? = nil,
        flags: [String: String] = [:],
        _ environment: [String: String] = [:]
    ) throws -> Settings {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "latitude-\(UUID().uuidString).yaml").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try file?.write(toFile: path, atomically: true, encoding: .utf8)
        let line = file == nil ? [] : ["--config", path]
        let options = try StateOptions.parse(line)
        return try Settings(options, flags: flags, environment: environment)
    }

    private static func expectFault(
        _ part: String,
        _ read: () throws -> Settings
    ) {
        do {
            _ = try read()
            Issue.record("“\(part)” was taken")
        } catch {
            let fault = Fault(error)
            #expect(fault.exitCode == 78)
            let all = (fault.lines + [fault.text]).joined(separator: "\n")
            #expect(all.contains(part), "\(all)")
        }
    }

    @Test(
        "in a file",
        arguments: [
            ("databse:\n  url: postgres://x", "did you mean database?"),
            ("databse.url: postgres://x", "did you mean database.url?"),
            ("database:\n  ulr: postgres://x", "did you mean database.url?"),
            ("colour: red", "there is no such setting"),
            ("port: [8080]", "port takes one value"),
            ("port:\n  number: 8080", "port takes one value"),
            ("port:", "port is empty"), ("port: ''", "port is empty"),
            ("port: 8080.5", "no whole number"), ("port: 65536", "not within"),
            ("state: []", "state takes one value"), ("- port", "keys with values"),
            ("proxy: notanaddress", "neither an address nor a range"),
            ("proxy: [10.0.0.7, 10.0.0.0/33]", "“10.0.0.0/33”"),
            ("proxy: []", "proxy is empty"),
            ("tls.key: a\ntls: {key: b}", "set twice"),
            ("port: 1\nport: 2", "already"), ("a: [", "latitude-"),
        ]
    )
    func file(text: String, part: String) {
        Self.expectFault(part) { try Self.read(file: text) }
    }

    @Test(
        "in the environment",
        arguments: [
            ("LATITUDE_DATABSE_URL", "x", "did you mean LATITUDE_DATABASE_URL?"),
            ("LATITUDE_SERVICE_HOST", "10.0.0.1", "there is no such setting"),
            ("LATITUDE_PORT", "tcp://10.0.0.1:8080", "no whole number"),
            ("LATITUDE_DATABASE_URL", "", "LATITUDE_DATABASE_URL is empty"),
            ("LATITUDE_HOST_NAMES", "https://x", "without https://"),
            ("LATITUDE_HOST_NAMES", "hotel.example:443", "without a port"),
            ("LATITUDE_HOST_NAMES", "a,,b", "between two commas"),
            ("LATITUDE_HOST", "http://0.0.0.0", "not an address to listen on"),
            ("LATITUDE_HOST", "127.0.0.256", "not an address to listen on"),
            ("LATITUDE_PROXY", "10.0.0.7:80", "neither an address nor a range"),
        ]
    )
    func environment(name: String, value: String, part: String) {
        Self.expectFault(part) { try Self.read([name: value]) }
    }

    @Test("on the line, and before the environment and the file")
    func order() throws {
        let file = "port: 1\nhost:\n  names: [a.example, b.example]\nreaders: 7"
        let variables = [
            "LATITUDE_PORT": "2", "LATITUDE_RATE_LIMIT": "9", "LATITUDE_URL": "", "OTHER": "",
        ]
        let settings = try Self.read(file: file, flags: ["port": "3"], variables)
        #expect(settings.port == 3)
        #expect(settings.rateLimit == 9)
        #expect(settings.readers == 7)
        #expect(settings.hostNames == ["a.example", "b.example"])
        Self.expectFault("--host-names is empty") { try Self.read(flags: ["host.names": " "]) }
    }

    @Test("and a file without settings sets none")
    func nothing() throws {
        #expect(try Self.read(file: "# all as usual\n\n").port == 8_080)
    }

    @Test("with addresses of both kinds")
    func addresses() throws {
        let settings = try Self.read([
            "LATITUDE_HOST": "::", "LATITUDE_PROXY": "10.0.0.0/8, fd00::/8,192.0.2.7",
            "LATITUDE_HOST_NAMES": "[fd00::1],192.0.2.1",
        ])
        #expect(settings.host == "::")
        #expect(settings.proxies.map(\.description) == ["10.0.0.0/8", "fd00::/8", "192.0.2.7"])
        #expect(try settings.listening().host == "::")
        Self.expectFault("plain HTTP") {
            let settings = try Self.read(["LATITUDE_HOST": "::"])
            _ = try settings.listening()
            return settings
        }
        Self.expectFault("plain HTTP") {
            let settings = try Self.read(["LATITUDE_HOST": "127.evil.example"])
            _ = try settings.listening()
            return settings
        }
    }
}
