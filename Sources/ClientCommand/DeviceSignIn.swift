import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// Signs this machine in by a code that is confirmed where one is signed in already (RFC 8628).
struct DeviceSignIn {
    let client: LatitudeClient
    let context: Context

    /// Seconds more between two questions, each time the server says it is asked too often
    /// (RFC 8628, section 3.5).
    static let slowerBy = 5
    /// The longest pause while the server is away, in seconds.
    static let longestPause = 30
    /// How often to begin where the server asks for a pause first.
    static let beginnings = 3

    /// What this machine is called where it is confirmed.
    static var name: String {
        var bytes = [CChar](repeating: 0, count: 256)
        gethostname(&bytes, bytes.count - 1)
        let known = bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        let host = String(decoding: known, as: UTF8.self)
        return String("latitude \(LatitudeCommand.version) on \(Printable.line(host))".prefix(100))
    }

    /// Shows the code and waits for the token; Ctrl-C ends it with a sentence.
    func token() async throws -> GrantedToken {
        do {
            return try await Interrupt.cancelling {
                do {
                    let asked = try await begin()
                    try show(asked)
                    return try await wait(for: asked)
                } catch {
                    // A request cut off by Ctrl-C looks like a server that is away.
                    try Task.checkCancellation()
                    throw error
                }
            }
        } catch is CancellationError {
            // The terminal shows ^C on this line.
            try context.console.err.write(line: "")
            throw Refusal(
                .notSignedIn,
                detail: "Stopped before anybody confirmed the code; it opens nothing here now.",
                youCan: ["begin anew: latitude login"]
            )
        }
    }

    private func begin() async throws -> DeviceAuthorization {
        let body = DeviceBody(client: Self.name)
        for _ in 1..<Self.beginnings {
            do throws(Refused) {
                return try await client.beginDevice(body).value
            } catch {
                guard error.problem.refusalCode == .tooManyRequests else { throw error }
                let seconds = max(1, error.retryAfter ?? Self.slowerBy)
                // Longer than a code lasts is no pause: the refusal says what to do.
                guard seconds <= 600 else { throw error }
                let line = "The server asks for a pause; going on in \(seconds) s."
                try context.console.err.write(line: line)
                try await context.pause(.seconds(seconds))
            }
        }
        return try await client.beginDevice(body).value
    }

    private func show(_ asked: DeviceAuthorization) throws {
        let err = context.console.err
        let page = Printable.line(asked.verificationAddress)
        let whole = Printable.line(asked.verificationAddressComplete)
        let code = err.palette.strong(Printable.line(asked.userCode))
        let time = DurationText.words(seconds: asked.expiresIn)
        try err.write(
            """
            Open this page where you are signed in:
              \(page)
            and type the code

                \(code)

            or open it with the code filled in:
              \(whole)
            Waiting up to \(time); Ctrl-C stops.

            """
        )
    }

    private func wait(for asked: DeviceAuthorization) async throws -> GrantedToken {
        let end = context.now().addingTimeInterval(TimeInterval(asked.expiresIn))
        var interval = max(1, asked.interval)
        var pause = interval
        while true {
            guard context.now().addingTimeInterval(TimeInterval(pause)) < end else {
                throw Refusal(.deviceExpired)
            }
            try await context.pause(.seconds(pause))
            try Task.checkCancellation()
            switch await client.poll(DeviceTokenBody(deviceCode: asked.deviceCode)) {
            case .granted(let token): return token
            case .waiting: pause = interval
            case .tooFast:
                interval += Self.slowerBy
                pause = interval
            case .busy(let seconds): pause = max(interval, seconds ?? interval)
            case .noAnswer: pause = max(interval, min(2 * pause, Self.longestPause))
            case .refused(let refused): throw refused
            }
        }
    }
}
