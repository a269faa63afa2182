import Dispatch
import Synchronization

/// Runs long work on threads of its own, a few pieces at a time, first come, first served.
///
/// Work that computes for tens of milliseconds would hold up Swift's cooperative pool.
final class TurnQueue: Sendable {
    private struct Turn: Sendable {
        let number: UInt64
        /// Does the work; what it returns tells the caller.
        let work: @Sendable () -> @Sendable () -> Void
        let refuse: @Sendable (HasherFault) -> Void
    }

    private struct State {
        var running = 0
        var waiting: [Turn] = []
        var lastNumber: UInt64 = 0
    }

    // A lock, because threads, callers and cancellation meet here, and none of them may await.
    private let state = Mutex(State())
    private let threads: DispatchQueue
    private let places: Int
    private let mostWaiting: Int

    /// A queue that runs `places` pieces of work at once and lets `mostWaiting` more wait.
    init(label: String, places: Int, mostWaiting: Int) {
        threads = DispatchQueue(label: label, qos: .userInitiated, attributes: .concurrent)
        self.places = places
        self.mostWaiting = mostWaiting
    }

    /// Runs the work when its turn comes and returns what it made.
    ///
    /// Throws what the work throws, `busy` when too many wait already, and `cancelled` when the
    /// caller was cancelled before its turn came; work that has begun is finished.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(HasherFault) -> Value
    ) async throws(HasherFault) -> Value {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        let result: Result<Value, HasherFault> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let turn = Turn(
                    number: number,
                    work: {
                        let result = Result(catching: work)
                        return { continuation.resume(returning: result) }
                    },
                    refuse: { continuation.resume(returning: .failure($0)) }
                )
                admit(turn)
                // A cancellation just before found nobody to withdraw.
                if Task.isCancelled { withdraw(number) }
            }
        } onCancel: {
            withdraw(number)
        }
        return try result.get()
    }

    /// How many wait for their turn; for tests.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func admit(_ turn: Turn) {
        enum Place { case thread, queue, none }
        let place: Place = state.withLock { state in
            if state.running < places {
                state.running += 1
                return .thread
            }
            guard state.waiting.count < mostWaiting else { return .none }
            state.waiting.append(turn)
            return .queue
        }
        switch place {
        case .thread: start(turn)
        case .queue: break
        case .none: turn.refuse(.busy)
        }
    }

    private func withdraw(_ number: UInt64) {
        let turn = state.withLock { state in
            state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0) }
        }
        turn?.refuse(.cancelled)
    }

    /// Takes a thread, which stays for as long as somebody waits.
    private func start(_ turn: Turn) {
        threads.async {
            var current: Turn? = turn
            while let turn = current {
                let tell = turn.work()
                // First the place, then the caller, who would find it taken when coming back.
                current = self.next()
                tell()
            }
        }
    }

    /// Whoever has waited longest; nil gives the place back.
    private func next() -> Turn? {
        state.withLock { state in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.running -= 1
            return nil
        }
    }
}
