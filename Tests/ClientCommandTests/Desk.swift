import Foundation
import Latitude
import LatitudeClient
import Synchronization

@testable import ClientCommand

/// A front desk in a test: a state directory of its own, a fixed clock, captured output.
final class Desk: Sendable {
    let home: String
    let environment: [String: String]
    /// Saturday, 21 November 2026, 18:30 in Warsaw.
    static let now = Date(timeIntervalSince1970: 1_795_282_200)

    /// What a command printed and how it ended.
    struct Result: Sendable {
        let code: Int32
        let out: String
        let err: String
    }

    init(server: String? = nil, token: String = "token-1", others: [String: String] = [:]) {
        home = "\(NSTemporaryDirectory())latitude-desk-\(UUID().uuidString)"
        var environment = ["XDG_STATE_HOME": home, "HOME": home]
        environment["LATITUDE_URL"] = server
        environment["LATITUDE_TOKEN"] = server == nil ? nil : token
        self.environment = environment.merging(others) { $1 }
    }

    deinit { try? FileManager.default.removeItem(atPath: home) }

    var state: StateDirectory {
        get throws { try StateDirectory(environment: environment) }
    }

    /// Names of the files of unsettled acts, sorted.
    var unsettled: [String] { names(in: "unsettled").filter { $0 != ".lock" } }

    /// Names of the files of acts another command settled, sorted.
    var settled: [String] { names(in: "settled") }

    private func names(in directory: String) -> [String] {
        let path = "\(home)/latitude/\(directory)"
        return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    /// Runs a command in this process.
    func run(
        _ line: [String],
        input: String = "",
        environment others: [String: String] = [:],
        at now: Date = Desk.now
    ) async -> Result {
        let out = Captured()
        let err = Captured()
        let context = Context(
            environment: environment.merging(others) { $1 },
            console: Console(
                out: ConsoleOutput(isTerminal: false) { out.append($0) },
                err: ConsoleOutput(isTerminal: false) { err.append($0) },
                input: ConsoleInput(isTerminal: false, readAll: { input }, readLine: { _ in nil })
            ),
            now: { now }
        )
        let code = await Program.run(line, in: context)
        return Result(code: code, out: out.text, err: err.text)
    }

    /// Starts the built program as a process of its own.
    func start(_ line: [String]) throws -> Process {
        let process = Process()
        let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: here).deletingLastPathComponent()
            .appending(path: "latitude")
        process.arguments = line
        process.environment = environment
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}

private final class Captured: Sendable {
    private let parts = Mutex<[String]>([])
    var text: String { parts.withLock { $0.joined() } }
    func append(_ part: String) { parts.withLock { $0.append(part) } }
}
