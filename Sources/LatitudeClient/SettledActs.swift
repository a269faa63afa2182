public import Foundation
import Latitude

/// The acts that another command than their own line found booked: one file each, for a while.
///
/// Whoever types the line again was told that it books once, and is told the receipt in place of
/// booking it a second time; then the file is gone. What is here is settled: it is never sent and
/// nothing waits for it. A second act meant as one (`--again`) leaves it, as it answers the first.
public struct SettledActs: Sendable {
    /// For how many seconds the same line typed again is the act that was settled: long enough to
    /// retype a line whose answer was lost, short enough for an honest second act.
    public static let keptSeconds = TimeInterval(15 * 60)

    private let state: StateDirectory

    /// The settled acts kept in a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// Removes what is older than `keptSeconds` and what cannot be understood: it is booked.
    ///
    /// What a newer command line wrote is left alone, and so is what cannot be read or removed.
    public func removeOld(now: Date) {
        for path in paths() {
            guard let data = try? StateFile.read(path) else { continue }
            switch ActFile.read(data) {
            case .act(let file) where file.answersItsLine(now: now): continue
            case .ofNewerVersion: continue
            case .act, .unreadable: unlink(path)
            }
        }
    }

    /// What is kept of one line.
    enum Found {
        case nothing
        /// The oldest, for this process alone to tell.
        case act(ClaimedAct)
        /// Another process tells it now, or has just told it.
        case taken(Act)
    }

    /// Looks for the same line; `awaited` is the only act it may be, or nil for any.
    func take(sameLineAs act: Act, awaited: Act?, now: Date) throws(Refusal) -> Found {
        var oldest: (path: String, file: ActFile)?
        for path in paths() {
            guard
                let data = try StateFile.read(path),
                case .act(let file) = ActFile.read(data), file.answersItsLine(now: now),
                file.act.isSameLine(as: act), awaited.map({ $0.id == file.act.id }) ?? true
            else { continue }
            if let known = oldest, known.file.act.madeAt <= file.act.madeAt { continue }
            oldest = (path, file)
        }
        guard let (path, file) = oldest else { return .nothing }
        guard case .taken(let lock) = try FileLock.take(path) else { return .taken(file.act) }
        return .act(
            ClaimedAct(file.act, isResumed: true, answer: file.answer, path: path, lock: lock)
        )
    }

    private func paths() -> [String] {
        StateFile.names(in: state.settled).filter { $0.hasSuffix(".json") }
            .map { "\(state.settled)/\($0)" }
    }
}

extension ActFile {
    /// Whether its line, typed at `now`, is told this answer.
    ///
    /// A clock set back may have put the settling ahead of `now`; it counts the same either way.
    fileprivate func answersItsLine(now: Date) -> Bool {
        guard let settled = answer?.settled else { return false }
        return abs(now.timeIntervalSince(settled.at)) <= SettledActs.keptSeconds
    }
}
