import Glibc

/// A lock on a file that ends with its holder, however the holder ends.
///
/// `flock` belongs to the open file, so two tasks of one process exclude each other as two
/// processes do. The descriptor is closed on exec, for a server that inherited it would hold on
/// for ever.
struct FileLock: Sendable {
    private let descriptor: Int32

    /// Opens the lock file, which stays when the lock is gone, without locking it.
    init(opening path: String, as account: Account) throws(ClusterError) {
        descriptor = try account.acting { () throws(ClusterError) in
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw Disk.failure("open", path) }
            return descriptor
        }
    }

    /// Waits for the lock; nil if the file was removed meanwhile, along with its cluster.
    static func exclusive(
        _ path: String,
        as account: Account,
        timeout: Duration
    ) async throws(ClusterError) -> FileLock? {
        let deadline = ContinuousClock.now + timeout
        let lock = try FileLock(opening: path, as: account)
        while !lock.tryExclusive() {
            do {
                guard ContinuousClock.now < deadline else { throw CancellationError() }
                try await Task.sleep(for: .milliseconds(10))
            } catch {
                lock.release()
                throw ClusterError(
                    "Another latitude is busy with \(path). Try again in a moment.",
                    .tryAgain
                )
            }
        }
        if lock.isStill(at: path, as: account) { return lock }
        lock.release()
        return nil
    }

    /// Takes the lock for us alone unless anybody else holds it.
    func tryExclusive() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Takes the lock along with others unless somebody holds it alone.
    func tryShared() -> Bool { flock(descriptor, LOCK_SH | LOCK_NB) == 0 }

    /// Unlocks and closes; to be called once.
    ///
    /// Unlocking first matters: a child between fork and exec still has the file open.
    func release() {
        _ = flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private func isStill(at path: String, as account: Account) -> Bool {
        var own = stat()
        guard fstat(descriptor, &own) == 0, let there = account.acting({ Disk.metadata(path) })
        else { return false }
        return own.st_dev == there.st_dev && own.st_ino == there.st_ino
    }
}
