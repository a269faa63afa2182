public import Logging
public import ServiceLifecycle

/// Gives back holds whose time is over, every few seconds.
public struct HoldSweeper: Service {
    private let store: RecoveryStore
    private let interval: Duration
    private let logger: Logger

    /// A sweeper that rests for `interval` between two sweeps.
    public init(store: RecoveryStore, interval: Duration = .seconds(5), logger: Logger) {
        self.store = store
        self.interval = interval
        self.logger = logger
    }

    /// Sweeps until a graceful shutdown; a sweep that fails is logged and tried again.
    public func run() async throws {
        for await _ in Ticks(interval: interval).cancelOnGracefulShutdown() {
            do {
                try await store.expireHolds()
            } catch {
                logger.warning("holds were not swept", metadata: ["error": "\(error)"])
            }
        }
    }
}

/// A tick after each rest, until cancelled.
struct Ticks: AsyncSequence, Sendable {
    let interval: Duration

    struct Iterator: AsyncIteratorProtocol {
        let interval: Duration

        mutating func next() async -> Void? {
            // Cancellation ends the rest early, and the sequence with it.
            try? await Task.sleep(for: interval)
            return Task.isCancelled ? nil : ()
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(interval: interval) }
}
