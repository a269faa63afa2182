import Dispatch
import Foundation

/// Ctrl-C answered in place of the process ending where it stands.
enum Interrupt {
    /// Runs `body`; Ctrl-C cancels it.
    static func cancelling<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await body() }
        let signals = watch([SIGINT]) { _ in task.cancel() }
        defer { end(signals) }
        return try await task.value
    }

    /// Runs `body`; a signal that ends the process first calls `before`, so that the terminal is
    /// left as it was found.
    static func restoring<Value>(
        _ before: @escaping @Sendable () -> Void,
        _ body: () -> Value
    ) -> Value {
        let signals = watch([SIGINT, SIGTERM]) { number in
            before()
            signal(number, SIG_DFL)
            kill(getpid(), number)
        }
        defer { end(signals) }
        return body()
    }

    /// A signal listened to, and what became of it before.
    private struct Watched {
        let number: Int32
        let source: any DispatchSourceSignal
        let before: sighandler_t?
    }

    private static func watch(
        _ numbers: [Int32],
        _ handler: @escaping @Sendable (Int32) -> Void
    ) -> [Watched] {
        numbers.map { number in
            // The source hears a signal only where its default, to end the process, is off.
            let before = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { handler(number) }
            source.resume()
            return Watched(number: number, source: source, before: before)
        }
    }

    private static func end(_ watched: [Watched]) {
        for signals in watched {
            signals.source.cancel()
            signal(signals.number, signals.before)
        }
    }
}
