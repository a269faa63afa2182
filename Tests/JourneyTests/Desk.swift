import Foundation
import TestSupport

/// Somebody's desk: the command line in a state directory of its own.
struct Desk: Sendable {
    /// What is kept between two commands, without the `latitude` at its end.
    let home: String
    /// Everything the command line inherits.
    let environment: [String: String]

    /// A desk whose login comes from the environment, or from `login` without a token.
    init(in directory: String, port: Int? = nil, token: String? = nil) throws {
        home = "\(directory)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: home,
            withIntermediateDirectories: true
        )
        var environment = ["HOME": home, "XDG_STATE_HOME": home, "LC_ALL": "C.UTF-8"]
        environment["LATITUDE_URL"] = port.map { "http://127.0.0.1:\($0)" }
        environment["LATITUDE_TOKEN"] = token
        self.environment = environment
    }

    /// Types a line and waits for its end.
    func type(_ line: String..., input: String = "") async throws -> Ending {
        try await run(line, input: input)
    }

    /// Types a line and waits for its end, or kills it with -9 once `killedAfter` returns.
    func run(
        _ line: [String],
        input: String = "",
        killedAfter moment: (@Sendable () async throws -> Void)? = nil
    ) async throws -> Ending {
        try await Ending.of(
            Binaries.latitude,
            line,
            environment: environment,
            input: input,
            killedAfter: moment
        )
    }

    /// Names of the files of acts whose outcome is not known; may be empty.
    var unsettled: [String] {
        let path = "\(home)/latitude/unsettled"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0 != ".lock" }
    }
}
