import Glibc

/// The running server of a cluster, proven to be ours.
///
/// The file `postmaster.pid` alone proves nothing: after a crash its number may belong to any
/// process, which must neither be trusted nor sent a signal.
struct Postmaster: Sendable {
    let processID: pid_t
    /// Where the server listens, nil while it has not said so yet.
    let socketDirectory: String?
    let isReady: Bool
    /// The directory of the programs that belong to the server.
    let binaries: String

    /// The live server of this data directory, nil when there is none.
    static func find(dataDirectory: String, as account: Account) -> Postmaster? {
        account.acting {
            guard let text = Disk.read("\(dataDirectory)/postmaster.pid") else { return nil }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
            guard let processID = pid_t(lines[0]), processID > 0,
                let program = program(of: processID, in: dataDirectory)
            else { return nil }
            let socket = lines.count > 4 && !lines[4].isEmpty ? lines[4] : nil
            return Postmaster(
                processID: processID,
                socketDirectory: socket,
                isReady: lines.count > 7 && lines[7] == "ready",
                binaries: program.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
            )
        }
    }

    /// The live server processes in this data directory, with or without a postmaster.
    static func processes(in dataDirectory: String, as account: Account) -> [pid_t] {
        account.acting {
            Disk.names(in: "/proc").compactMap { pid_t($0) }
                .filter { program(of: $0, in: dataDirectory) != nil }
        }
    }

    /// Makes a left-over `postmaster.pid` harmless once no live server stands behind it.
    ///
    /// The number in it is replaced instead of the file removed: PostgreSQL goes on to check by
    /// the shared memory key in the same file that no backend of the dead server lives on. A
    /// zombie counts as dead here, while PostgreSQL would wait for it, for ever under a first
    /// process that does not reap.
    static func disarm(
        dataDirectory: String,
        as account: Account,
        durable: Bool
    ) throws(ClusterError) {
        let path = "\(dataDirectory)/postmaster.pid"
        try account.acting { () throws(ClusterError) in
            guard let text = Disk.read(path) else { return }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            guard let processID = pid_t(trimmed(lines[0])), processID > 0 else {
                // Empty after a full disk; there is no key in it to protect.
                if let user = processes(in: dataDirectory, as: account).first {
                    throw ClusterError(
                        "Process \(user) still uses \(dataDirectory). Wait for it or end it.",
                        .tryAgain
                    )
                }
                unlink(path)
                return
            }
            guard kill(processID, 0) == 0 || errno == EPERM else { return }
            let rest = lines.dropFirst().joined(separator: "\n")
            try Disk.write("\(impossibleProcessID)\n\(rest)", to: path, durable: durable)
        }
    }

    /// One more than the highest process id that Linux ever gives (`PID_MAX_LIMIT`).
    private static let impossibleProcessID = 4_194_304

    /// The program of a process that lives, is PostgreSQL and works in this data directory.
    private static func program(of processID: pid_t, in dataDirectory: String) -> String? {
        let process = "/proc/\(processID)"
        guard let facts = Disk.read("\(process)/stat"), let end = facts.lastIndex(of: ")"),
            let state = facts[end...].dropFirst(2).first, state != "Z", state != "X",
            let program = Disk.target("\(process)/exe"),
            // A minor upgrade under a running server leaves "postgres (deleted)".
            program.split(separator: "/").last?.hasPrefix("postgres") == true,
            let there = Disk.metadata("\(process)/cwd"), let own = Disk.metadata(dataDirectory),
            there.st_dev == own.st_dev, there.st_ino == own.st_ino
        else { return nil }
        return program
    }
}

/// A line without the blanks around it.
func trimmed(_ line: some StringProtocol) -> String {
    let blanks: (Character) -> Bool = { $0.isWhitespace }
    let start = line.drop(while: blanks)
    return String(start.reversed().drop(while: blanks).reversed())
}
