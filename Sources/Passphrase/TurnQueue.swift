import Dispatch
import Synchronization

/// Runs long work on threads of its own, a few pieces at a time.
///
/// Callers take turns, and what one
/// caller asks is done in order: whoever asks for a hundred things keeps nobody waiting for more
/// than one of them.
///
/// Work that computes for tens of milliseconds would hold up Swift's cooperative pool.
final class TurnQueue: Sendable {
    private struct Turn: Sendable {
        let number: UInt64
        /// Does the work; what it returns tells the caller.
        let work: @Sendable () -> @Sendable () -> Void
        let refuse: @Sendable (HasherFault) -> Void
    }

    /// What one caller waits for, never empty.
    private struct Lane: Sendable {
        let caller: String
        var turns: [Turn]
    }

    private struct State {
        var running = 0
        /// In the order in which callers are served; whoever was served goes to the end.
        var lanes: [Lane] = []
        var lastNumber: UInt64 = 0

        var waitingCount: Int { lanes.reduce(0) { $0 + $1.turns.count } }

        mutating func add(_ turn: Turn, of caller: String) {
            if let lane = lanes.firstIndex(where: { $0.caller == caller }) {
                lanes[lane].turns.append(turn)
            } else {
                lanes.append(Lane(caller: caller, turns: [turn]))
            }
        }

        mutating func remove(lane: Int, turn: Int) -> Turn {
            let removed = lanes[lane].turns.remove(at: turn)
            if lanes[lane].turns.isEmpty { lanes.remove(at: lane) }
            return removed
        }

        /// Takes the last turn of whoever waits for most, for a caller who waits for less.
        mutating func makeRoom(for caller: String) -> Turn? {
            let own = lanes.first { $0.caller == caller }?.turns.count ?? 0
            let longest = lanes.indices.max { lanes[$0].turns.count < lanes[$1].turns.count }
            guard let longest, lanes[longest].turns.count > own + 1 else { return nil }
            return remove(lane: longest, turn: lanes[longest].turns.count - 1)
        }
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

    /// Runs the work when the caller's turn comes and returns what it made.
    ///
    /// Throws what the work throws, `busy` when too many wait and none waits for more than this
    /// caller, and `cancelled` when the caller was cancelled before its turn came; work that has
    /// begun is finished.
    func run<Value: Sendable>(
        for caller: String,
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
                admit(turn, of: caller)
                // A cancellation just before found nobody to withdraw.
                if Task.isCancelled { withdraw(number) }
            }
        } onCancel: {
            withdraw(number)
        }
        return try result.get()
    }

    /// How many wait for their turn; for tests.
    var waitingCount: Int { state.withLock { $0.waitingCount } }

    private func admit(_ turn: Turn, of caller: String) {
        enum Place { case thread, queue, none, instead(of: Turn) }
        let place: Place = state.withLock { state in
            if state.running < places {
                state.running += 1
                return .thread
            }
            guard state.waitingCount >= mostWaiting else {
                state.add(turn, of: caller)
                return .queue
            }
            guard let other = state.makeRoom(for: caller) else { return .none }
            state.add(turn, of: caller)
            return .instead(of: other)
        }
        switch place {
        case .thread: start(turn)
        case .queue: break
        case .none: turn.refuse(.busy)
        case .instead(let other): other.refuse(.busy)
        }
    }

    private func withdraw(_ number: UInt64) {
        let turn: Turn? = state.withLock { state in
            for lane in state.lanes.indices {
                guard let turn = state.lanes[lane].turns.firstIndex(where: { $0.number == number })
                else { continue }
                return state.remove(lane: lane, turn: turn)
            }
            return nil
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

    /// What the caller next in turn has waited for longest; nil gives the place back.
    private func next() -> Turn? {
        state.withLock { state in
            guard var lane = state.lanes.first else {
                state.running -= 1
                return nil
            }
            state.lanes.removeFirst()
            let turn = lane.turns.removeFirst()
            if !lane.turns.isEmpty { state.lanes.append(lane) }
            return turn
        }
    }
}
