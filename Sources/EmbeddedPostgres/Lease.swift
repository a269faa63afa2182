import Synchronization

/// One user's share in a running cluster; the last one to leave stops the server.
///
/// A process that dies without leaving gives up its share, too, but then the server runs on until
/// the next user leaves.
public final class Lease: Sendable {
    private let cluster: Cluster
    /// Nil once we have left; the lock makes a second `leave` harmless from any task.
    private let share: Mutex<FileLock?>

    init(_ cluster: Cluster, _ share: FileLock) {
        self.cluster = cluster
        self.share = Mutex(share)
    }

    deinit { share.withLock { $0?.release() } }

    /// Starts the server again where it has ended or nobody can reach it; false where it runs.
    ///
    /// The data must be there: see `Cluster.status()`.
    public func revive() async throws(ClusterError) -> Bool { try await cluster.revive() }

    /// Gives the share up and stops the server if it was the last one.
    ///
    /// A cluster that `Cluster.start()` left running on purpose goes on. Leaving twice is harmless.
    public func leave() async throws(ClusterError) {
        let held = share.withLock { share in
            defer { share = nil }
            return share
        }
        guard let held else { return }
        defer { held.release() }
        try await cluster.stopAfter(held)
    }
}
