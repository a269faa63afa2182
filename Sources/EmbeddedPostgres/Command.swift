import Subprocess
import SystemPackage

/// A PostgreSQL program, run as the cluster's account in an environment of its own.
struct Command: Sendable {
    /// Where the program is, nil for a program of the system.
    let binaries: String?
    let account: Account
    let home: String

    /// What a program printed, on both streams, and whether it was content.
    struct Outcome: Sendable {
        let succeeded: Bool
        let text: String
    }

    /// Runs a program to its end.
    ///
    /// Inherited surroundings have bitten: an unset locale makes a SQL_ASCII cluster, root's HOME
    /// lends its certificates to libpq inside the server, and a working directory of root cannot
    /// be entered. So there are none.
    ///
    /// `setpriv` changes the user, not Subprocess: that calls `setgroups` after a bare `clone3`,
    /// where glibc waits for ever for a thread that was just being made, about once in 30 times.
    func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:]
    ) async throws(ClusterError) -> Outcome {
        let path = [binaries, "/usr/bin", "/bin"].compactMap { $0 }.joined(separator: ":")
        var surroundings: [Environment.Key: String] = [
            "PATH": path, "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC",
        ]
        for (name, value) in environment {
            surroundings[Environment.Key(stringLiteral: name)] = value
        }
        var words = [program] + arguments
        if account.isAssumed {
            words =
                ["setpriv", "--reuid=\(account.userID)", "--regid=\(account.groupID)"]
                + ["--init-groups", "--"] + words
        }
        do {
            let result = try await Subprocess.run(
                .name(words[0]),
                arguments: Arguments(Array(words.dropFirst())),
                environment: .custom(surroundings),
                workingDirectory: "/",
                output: .string(limit: 1_048_576),
                error: .combinedWithOutput
            )
            return Outcome(
                succeeded: result.terminationStatus.isSuccess,
                text: result.standardOutput
            )
        } catch {
            throw ClusterError(
                "Cannot run \(program) as user \(account.name): \(error).",
                .software
            )
        }
    }
}
