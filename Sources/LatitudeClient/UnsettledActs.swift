import Foundation
public import Latitude
import LatitudeAPI

/// The acts whose outcome is not known: one locked file each, written before the act is sent.
///
/// A file exists from before the first attempt until its answer was told. A process holds the lock
/// of the file it works on; what is not locked belongs to nobody alive and may be settled by anyone
/// signed in as the same person at the same server.
public struct UnsettledActs: Sendable {
    private let state: StateDirectory

    /// The acts kept in a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// What is found under one file name.
    public enum Found {
        /// An act nobody else works on.
        case act(ClaimedAct)
        /// Another process works on it, or has just settled it.
        case taken
        /// A file of a newer command line; it is left alone.
        case ofNewerVersion
        /// A file that cannot be understood; it was moved to `keptAs`.
        case unreadable(keptAs: String)
    }

    /// Paths of all files of acts, in no particular order; may be empty.
    public func paths() -> [String] {
        names().filter { $0.hasSuffix(".json") }.map { "\(state.unsettled)/\($0)" }
    }

    /// Acts of every login at a server, also those another process works on; may be empty.
    public func all(at server: ServerAddress) throws(Refusal) -> [Act] {
        var acts: [Act] = []
        for path in paths() {
            guard
                let data = try StateFile.read(path), case .act(let file) = ActFile.read(data),
                file.act.server == server.description
            else { continue }
            acts.append(file.act)
        }
        return acts
    }

    /// Takes one act, unless another process works on it.
    ///
    /// A file that cannot be understood is kept aside under another name, never deleted.
    public func take(_ path: String) throws(Refusal) -> Found {
        guard case .taken(let lock) = try FileLock.take(path) else { return .taken }
        switch ActFile.read(try StateFile.bytes(of: lock.descriptor, path: path)) {
        case .act(let file):
            return .act(
                ClaimedAct(file.act, isResumed: true, answer: file.answer, path: path, lock: lock)
            )
        case .ofNewerVersion: return .ofNewerVersion
        case .unreadable:
            let aside = "\(path).unreadable"
            guard rename(path, aside) == 0 else { throw .cannotWrite(aside, errno) }
            return .unreadable(keptAs: aside)
        }
    }

    /// How long to wait for another process that is sending the same line.
    public static let patience = Duration.seconds(25)

    /// Makes an act this process's own and durable, before it is sent.
    ///
    /// The same line typed while an act is unsettled *is* that act, also while another process is
    /// sending it: then this waits for that process and takes the act over under its id, so that
    /// both get the one answer, unless `isAnother` says that the same line means a second act.
    /// What another command has just settled is that act too: it comes with its answer, to be told
    /// and not sent.
    /// Throws `act_unsettled`, as what may be booked, when the other process does not finish within
    /// `patience`.
    public func claim(
        _ act: Act,
        isAnother: Bool,
        patience: Duration = Self.patience
    ) async throws -> ClaimedAct {
        try state.create(state.unsettled)
        let deadline = ContinuousClock.now + patience
        var awaited: Act?
        while ContinuousClock.now < deadline {
            if let claimed = try attempt(act, isAnother: isAnother, awaited: &awaited) {
                return claimed
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let refusal = Refusal(
            .actUnsettled,
            detail: "Another latitude process is sending the same line and has not finished.",
            youCan: ["wait for it, then type the line again", "run latitude list"]
        )
        throw Refused(Problem(refusal), body: nil, isUnsettled: true)
    }

    /// One try under the directory's lock, so that two processes never both find nothing and write.
    private func attempt(
        _ act: Act,
        isAnother: Bool,
        awaited: inout Act?
    ) throws(Refusal) -> ClaimedAct? {
        guard let directoryLock = try lockDirectory() else { return nil }
        defer { withExtendedLifetime(directoryLock) {} }
        removeLeftovers()
        if !isAnother, let (path, found) = try sameLine(as: act) {
            if case .act(let claimed) = try take(path) { return claimed }
            awaited = found
            return nil
        }
        // Only after the unsettled ones: a file moves from there to the settled ones, never back.
        if !isAnother {
            let settled = SettledActs(state)
            switch try settled.take(sameLineAs: act, awaited: awaited, now: act.madeAt) {
            case .nothing: break
            case .act(let claimed): return claimed
            case .taken(let found):
                awaited = found
                return nil
            }
        }
        let own = awaited ?? act
        let path = "\(state.unsettled)/\(own.id).json"
        let lock = try StateFile.writeLocked(
            try ActFile.firstLine(of: own),
            to: path,
            isFlushed: true
        )
        return ClaimedAct(own, isResumed: awaited != nil, answer: nil, path: path, lock: lock)
    }

    private func sameLine(as act: Act) throws(Refusal) -> (path: String, act: Act)? {
        var oldest: (path: String, act: Act)?
        for path in paths() {
            guard
                let data = try StateFile.read(path),
                case .act(let file) = ActFile.read(data), file.act.isSameLine(as: act)
            else { continue }
            if let known = oldest, known.act.madeAt <= file.act.madeAt { continue }
            oldest = (path, file.act)
        }
        return oldest
    }

    private func lockDirectory() throws(Refusal) -> FileLock? {
        let path = "\(state.unsettled)/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(path, errno) }
        let lock = FileLock(descriptor)
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? lock : nil
    }

    /// Files of processes killed while writing: nothing was sent, as sending follows the rename.
    private func removeLeftovers() {
        for name in names() where name.hasSuffix(".tmp") { unlink("\(state.unsettled)/\(name)") }
    }

    private func names() -> [String] { StateFile.names(in: state.unsettled) }
}
