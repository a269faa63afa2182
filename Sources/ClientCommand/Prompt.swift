import Foundation
import Latitude
import LatitudeClient

// What is asked for, or read from a pipe, because it must not stand in an argument.
extension Context {
    /// Asks on the terminal; empty at the end of what is typed.
    func ask(_ prompt: String, isSecret: Bool) throws -> String {
        try console.err.write(prompt)
        let line = console.input.readLine(isSecret)
        // The line break typed was not echoed either.
        if isSecret || line == nil { try console.err.write(line: "") }
        return line ?? ""
    }

    /// The lines of standard input that are not blank; throws `text_invalid` where it is not UTF-8.
    func inputLines() throws(Refusal) -> [String] {
        guard let text = console.input.readAll() else { throw Refusal(.textInvalid) }
        return text.split(whereSeparator: \.isNewline).map { String($0) }
            .filter { $0.contains { !$0.isWhitespace } }
    }

    /// One secret: asked for without echo, or the first line of standard input; may be empty.
    func secret(_ prompt: String) throws -> String {
        guard !console.input.isTerminal else { return try ask(prompt, isSecret: true) }
        return try inputLines().first ?? ""
    }

    /// The server named by `--url` or the environment; nil where neither names one.
    func namedServer(_ url: String?) throws(Refusal) -> ServerAddress? {
        guard let url = url ?? variable("LATITUDE_URL") else { return nil }
        return try ServerAddress(url)
    }

    /// Says when what is sent can be read on the way.
    func warnIfReadable(_ server: ServerAddress, what: String) throws {
        guard server.isReadableOnTheWay else { return }
        try console.err.write(
            line: "Warning: \(server) is not encrypted; others on the way can read \(what)."
        )
    }
}

extension Refusal {
    /// A command that needs a server's address was given none.
    static func noServer(_ verb: String) -> Refusal {
        Refusal(
            .configuration,
            detail: "No server is named.",
            youCan: ["name it: latitude \(verb) --url https://…"]
        )
    }
}
