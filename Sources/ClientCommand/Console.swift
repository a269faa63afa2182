import ArgumentParser
import Foundation

/// The streams of a command, as values: data goes to `out`, talk and refusals to `err`.
struct Console: Sendable {
    let out: ConsoleOutput
    let err: ConsoleOutput
    let input: ConsoleInput

    static func ofProcess() -> Console {
        Console(out: .ofProcess(1), err: .ofProcess(2), input: .ofProcess())
    }

    /// The same streams with colour as asked for: by flag, then environment, then terminal.
    func colored(_ mode: ColorMode, environment: [String: String]) -> Console {
        Console(
            out: out.colored(mode, environment: environment),
            err: err.colored(mode, environment: environment),
            input: input
        )
    }
}

/// Whoever read our output has gone away, as `head` does.
struct ReaderGone: Error {}

/// One stream written to.
struct ConsoleOutput: Sendable {
    let isTerminal: Bool
    var palette = Palette(isOn: false)
    let put: @Sendable (String) throws -> Void

    static func ofProcess(_ descriptor: Int32) -> ConsoleOutput {
        ConsoleOutput(isTerminal: isatty(descriptor) == 1) { text in
            var rest = Array(text.utf8)[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { bytes in
                    Glibc.write(descriptor, bytes.baseAddress, bytes.count)
                }
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno != EINTR {
                    throw ReaderGone()
                }
            }
        }
    }

    func write(_ text: String) throws { try put(text) }

    func write(line: some StringProtocol) throws { try put("\(line)\n") }

    func colored(_ mode: ColorMode, environment: [String: String]) -> ConsoleOutput {
        var stream = self
        stream.palette = Palette(isOn: mode.isOn(environment, isTerminal: isTerminal))
        return stream
    }
}

/// When to use colour.
enum ColorMode: String, CaseIterable, ExpressibleByArgument {
    case auto
    case always
    case never

    /// NO_COLOR (https://no-color.org) and FORCE_COLOR count where the flag says nothing.
    func isOn(_ environment: [String: String], isTerminal: Bool) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto:
            if environment["NO_COLOR"]?.isEmpty == false { return false }
            if let force = environment["FORCE_COLOR"], !force.isEmpty { return force != "0" }
            return isTerminal && environment["TERM"] != "dumb"
        }
    }
}

/// What is read: a terminal that can be asked, or a pipe or file.
struct ConsoleInput: Sendable {
    let isTerminal: Bool
    /// All there is, at most `mostBytes`; nil where it is not UTF-8.
    let readAll: @Sendable () -> String?
    /// One line from a terminal, without echo where it is secret; nil at the end.
    let readLine: @Sendable (_ isSecret: Bool) -> String?

    /// More than any story or token has.
    static let mostBytes = 1 << 20

    static func ofProcess() -> ConsoleInput {
        ConsoleInput(
            isTerminal: isatty(0) == 1,
            readAll: {
                let data = FileHandle.standardInput.readData(ofLength: mostBytes)
                return String(validating: data, as: UTF8.self)
            },
            readLine: { isSecret in
                isSecret ? withoutEcho { Swift.readLine() } : Swift.readLine()
            }
        )
    }

    private static func withoutEcho(_ body: () -> String?) -> String? {
        var before = termios()
        guard tcgetattr(0, &before) == 0 else { return body() }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        let restore: @Sendable () -> Void = { [before] in
            var before = before
            tcsetattr(0, TCSAFLUSH, &before)
        }
        tcsetattr(0, TCSAFLUSH, &silent)
        defer { restore() }
        return Interrupt.restoring(restore, body)
    }
}
