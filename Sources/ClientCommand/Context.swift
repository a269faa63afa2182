import Foundation

/// What a command may use of the world: environment, streams, clock.
struct Context: Sendable {
    /// The environment, read once.
    let environment: [String: String]
    /// The streams.
    let console: Console
    /// The clock.
    let now: @Sendable () -> Date

    static func ofProcess() -> Context {
        Context(
            environment: ProcessInfo.processInfo.environment,
            console: .ofProcess(),
            now: { Date() }
        )
    }

    func with(_ console: Console) -> Context {
        Context(environment: environment, console: console, now: now)
    }
}
