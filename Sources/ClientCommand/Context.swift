import Foundation

/// What a command may use of the world: environment, streams, clock.
struct Context: Sendable {
    /// The environment, read once.
    let environment: [String: String]
    /// The streams.
    let console: Console
    /// The clock.
    let now: @Sendable () -> Date
    /// The verb typed, such as `me`; empty until the line was read.
    var verb = ""

    static func ofProcess() -> Context {
        Context(
            environment: ProcessInfo.processInfo.environment,
            console: .ofProcess(),
            now: { Date() }
        )
    }

    func with(_ console: Console, verb: String) -> Context {
        Context(environment: environment, console: console, now: now, verb: verb)
    }
}
