public import EmbeddedPostgres
import Glibc
import LatitudeStore
import Synchronization

/// The throw-away cluster of this test process, shared by all its tests.
///
/// It does without fsync. It is deleted when the process exits, or by the next test process if
/// this one is killed.
public enum TestCluster {
    /// The running cluster; the first caller starts it, everybody gets the same.
    public static func shared() async throws -> Cluster { try await cluster.value }

    /// A directory that nobody else uses, not made yet, for a test that needs its own cluster.
    ///
    /// A cluster in it is stopped and deleted like the shared one.
    public static func freshDirectory() -> String {
        prepare
        return "\(directory)-\(count.add(1, ordering: .relaxed).newValue)"
    }

    private static let cluster = Task {
        prepare
        let cluster = Cluster(
            directory: directory,
            roles: RoleNames.standard.script,
            durable: false
        )
        try await cluster.start()
        return cluster
    }

    private static let prefix = "latitude-test-"

    /// Named after this process; its start time tells it from a later one with the same id.
    private static let directory = "/tmp/\(prefix)\(getpid())-\(startTime(of: getpid()) ?? "0")"

    private static let count = Atomic(0)

    /// Deletes what killed test processes have left, and sees to it that this one leaves nothing.
    private static let prepare: Void = {
        discard { processID, start in startTime(of: processID) != start }
        atexit { TestCluster.discard { processID, _ in processID == getpid() } }
    }()

    /// Stops and deletes the clusters of test processes, without a task: at exit none would run.
    private static func discard(where isOver: (pid_t, String) -> Bool) {
        for name in Cluster.names(in: "/tmp") where name.hasPrefix(prefix) {
            let parts = name.dropFirst(prefix.count).split(separator: "-")
            guard parts.count > 1, let processID = pid_t(parts[0]),
                isOver(processID, String(parts[1]))
            else { continue }
            Cluster(directory: "/tmp/\(name)", durable: false).discard()
        }
    }

    /// When a process started, in the kernel's own count; nil when there is no such process.
    private static func startTime(of processID: pid_t) -> String? {
        guard let file = fopen("/proc/\(processID)/stat", "re") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 4096)
        let count = fread(&line, 1, line.count, file)
        let text = String(decoding: line.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
        // The second field, the program's name, may hold blanks; the 22nd is the start time.
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[end...].split(separator: " ")
        return fields.count > 20 ? String(fields[20]) : nil
    }
}
