import Foundation
import LatitudeAPI
import Subprocess
import SystemPackage

/// How a program ended, and what it printed.
struct Ending: Sendable {
    /// Nil when it was killed.
    let exitCode: Int32?
    let out: String
    let err: String

    /// The JSON on standard output.
    func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try WireCoding.decoder().decode(type, from: Data(out.utf8))
    }

    /// Runs a program to its end in an environment of its own.
    ///
    /// `killedAfter` nil lets it live; else it is killed with -9 once that returns, wherever it is.
    static func of(
        _ program: String,
        _ arguments: [String],
        environment: [String: String],
        input: String = "",
        killedAfter moment: (@Sendable () async throws -> Void)? = nil
    ) async throws -> Ending {
        let result = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(arguments),
            environment: .custom(surroundings(environment)),
            input: .string(input),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        ) { execution in
            guard let moment else { return }
            // It may have ended by itself meanwhile.
            defer { try? execution.send(signal: .kill) }
            try await moment()
        }
        return Ending(
            exitCode: result.terminationStatus.exitCode,
            out: result.standardOutput,
            err: result.standardError
        )
    }

    /// The environment in the form Subprocess takes.
    static func surroundings(_ environment: [String: String]) -> [Environment.Key: String] {
        var keys: [Environment.Key: String] = [:]
        for (name, value) in environment { keys[Environment.Key(stringLiteral: name)] = value }
        return keys
    }
}

extension TerminationStatus {
    /// Nil when a signal ended it.
    var exitCode: Int32? {
        if case .exited(let code) = self { return Int32(code) }
        return nil
    }
}
