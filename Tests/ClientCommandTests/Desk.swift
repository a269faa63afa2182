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
        /// `*` for each line read without echo, `-` for each with.
        var prompts = ""
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

    /// Runs a command in this process, at a terminal where `typed` has what is typed.
    ///
    /// Pauses take no time: `clock` goes forward instead.
    func run(
        _ line: [String],
        typed: [String],
        clock: FakeClock = FakeClock(),
        pausing: @escaping @Sendable () throws -> Void = {}
    ) async -> Result {
        let (out, err) = (Captured(), Captured())
        let lines = Mutex(typed)
        let secrets = Captured()
        var context = Context(
            environment: environment.merging(["NO_COLOR": "1"]) { $1 },
            console: Console(
                out: ConsoleOutput(isTerminal: false) { out.append($0) },
                err: ConsoleOutput(isTerminal: true) { err.append($0) },
                input: ConsoleInput(
                    isTerminal: true,
                    readAll: { nil },
                    readLine: { isSecret in
                        secrets.append(isSecret ? "*" : "-")
                        return lines.withLock { $0.isEmpty ? nil : $0.removeFirst() }
                    }
                )
            ),
            now: { clock.now }
        )
        context.pause = { duration in
            try pausing()
            clock.pass(duration)
        }
        let code = await Program.run(line, in: context)
        return Result(code: code, out: out.text, err: err.text, prompts: secrets.text)
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

/// A clock that goes forward only when somebody pauses.
final class FakeClock: Sendable {
    private let state: Mutex<(now: Date, pauses: [Int64])>

    init(_ now: Date = Desk.now) { state = Mutex((now, [])) }

    var now: Date { state.withLock { $0.now } }
    /// Every pause so far, in seconds.
    var pauses: [Int64] { state.withLock { $0.pauses } }

    func pass(_ duration: Duration) {
        let seconds = duration.components.seconds
        state.withLock { state in
            state.now += TimeInterval(seconds)
            state.pauses.append(seconds)
        }
    }
}

final class Captured: Sendable {
    private let parts = Mutex<[String]>([])
    var text: String { parts.withLock { $0.joined() } }
    func append(_ part: String) { parts.withLock { $0.append(part) } }
}
