import Synchronization

/// Hands out a fixed number of permits, first come, first served.
final class PermitQueue: Sendable {
    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var isClosed = false
    }

    // A lock, so that giving a permit back and cancelling a waiter need no await.
    private let state: Mutex<State>
    private let maximumWaiters: Int

    init(count: Int, maximumWaiters: Int) {
        state = Mutex(State(free: count))
        self.maximumWaiters = maximumWaiters
    }

    /// Waits for a permit, to be given back with `release()`.
    ///
    /// Throws `poolExhausted` when too many wait already, `deadlineExceeded` when the wait was in
    /// vain or the task was cancelled, and `closed`.
    func acquire(until deadline: ContinuousClock.Instant) async throws(PostgresError) {
        guard !Task.isCancelled else { throw .deadlineExceeded }
        guard let waiter = try takeOrQueue() else { return }
        let outcome = await withTaskGroup(of: Void.self) { group in
            group.addTask {
                // Ends early when the wait is over, or when the caller is cancelled.
                try? await Task.sleep(until: deadline, clock: .continuous)
                self.abandon(waiter)
            }
            let outcome = await waiter.outcome()
            group.cancelAll()
            return outcome
        }
        try outcome.get()
    }

    /// Gives a permit to whoever has waited longest, or keeps it.
    func release() {
        state.withLock { state in
            while !state.waiters.isEmpty {
                // One who gave up a moment ago does not take it.
                if state.waiters.removeFirst().settle(.success(())) { return }
            }
            state.free += 1
        }
    }

    /// Turns everybody away, now and later.
    func close() {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.settle(.failure(.closed)) }
    }

    /// How many wait; for tests and metrics.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// A place in the queue, or nil when a permit was free.
    private func takeOrQueue() throws(PostgresError) -> Waiter? {
        try state.withLock { (state) throws(PostgresError) -> Waiter? in
            guard !state.isClosed else { throw .closed }
            if state.free > 0 {
                state.free -= 1
                return nil
            }
            guard state.waiters.count < maximumWaiters else { throw .poolExhausted }
            let waiter = Waiter()
            state.waiters.append(waiter)
            return waiter
        }
    }

    private func abandon(_ waiter: Waiter) {
        guard waiter.settle(.failure(.deadlineExceeded)) else { return }
        state.withLock { $0.waiters.removeAll { $0 === waiter } }
    }
}

/// One caller who waits, settled exactly once by whoever comes first.
private final class Waiter: Sendable {
    typealias Outcome = Result<Void, PostgresError>

    private enum State {
        case undecided
        case awaited(CheckedContinuation<Outcome, Never>)
        case decided(Outcome)
    }

    // A lock, because permit, deadline and cancellation race for it.
    private let state = Mutex(State.undecided)

    /// Decides, unless that has happened; tells whether it did.
    @discardableResult
    func settle(_ outcome: Outcome) -> Bool {
        state.withLock { state in
            switch state {
            case .undecided: break
            case .awaited(let continuation): continuation.resume(returning: outcome)
            case .decided: return false
            }
            state = .decided(outcome)
            return true
        }
    }

    /// Waits for the decision; called once.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                guard case .decided(let outcome) = state else {
                    state = .awaited(continuation)
                    return
                }
                continuation.resume(returning: outcome)
            }
        }
    }
}
