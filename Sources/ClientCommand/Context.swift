import Foundation

/// What a command may use of the world: environment, streams, clock.
struct Context: Sendable {
    /// The environment, read once.
    var environment: [String: String]
    /// The streams.
    var console: Console
    /// The clock.
    let now: @Sendable () -> Date
    /// The verb typed, such as `me`; empty until the line was read.
    var verb = ""
    /// Waits; throws `CancellationError` when stopped meanwhile.
    var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

    static func ofProcess() -> Context {
        Context(
            environment: ProcessInfo.processInfo.environment,
            console: .ofProcess(),
            now: { Date() }
        )
    }

    func with(_ console: Console, verb: String) -> Context {
        var context = self
        (context.console, context.verb) = (console, verb)
        return context
    }

    /// The same without a login in the environment, so that the one kept counts.
    var withoutLogin: Context {
        var context = self
        context.environment["LATITUDE_URL"] = nil
        context.environment["LATITUDE_TOKEN"] = nil
        return context
    }

    /// A variable of the environment; nil where it is empty.
    func variable(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
