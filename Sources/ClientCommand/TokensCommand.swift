import ArgumentParser
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude tokens`: one's own ways in, and the end of one.
struct TokensCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "tokens",
        abstract: "List where you are signed in, or end one of these tokens.",
        discussion: """
            The first characters of an id are enough, four at least.

            Example:
              latitude tokens
              latitude tokens --revoke 0f8fad5b
            """
    )
    static let refusalLead = "Not done"

    @Option(help: ArgumentHelp("End this token.", valueName: "id"))
    var revoke: String?

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        let prefix = try revoke.map { text throws(Refusal) in try TokenPrefix(text) }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let list = try await session.client.tokens()
            guard let prefix else { return try show(list, in: session) }
            try await end(try prefix.only(of: list.value.tokens), in: session)
        }
    }

    private func show(_ list: LatitudeClient.Answer<TokenList>, in session: Session) throws {
        let out = session.context.console.out
        guard !global.json else {
            return try out.write(line: String(decoding: list.body, as: UTF8.self))
        }
        let tokens = list.value.tokens
        for line in TokenView.lines(tokens, clock: session.clock, palette: out.palette) {
            try out.write(line: line)
        }
    }

    private func end(_ token: TokenSummary, in session: Session) async throws {
        let answer = try await session.client.endToken(token.id)
        try session.tell(answer.body, json: global.json) { _ in
            Card(
                tone: .good,
                lead: "Ended:",
                text: "\(Printable.line(token.label)) (\(token.kind.rawValue)).",
                tag: TokenView.short(token.id)
            )
        }
        guard token.isCurrent else { return }
        guard session.source.isKept, try !session.hasUnsettled() else {
            return try session.talk("It was this login's own: latitude login")
        }
        try CredentialsFile(session.state).remove()
        LastAnswer.remove(from: session.state)
        try session.talk("It was this login's own: you are signed out.")
    }
}

/// The first characters of a token's id.
struct TokenPrefix {
    private let text: String

    /// Throws `value_malformed` where that can begin no id, or is too short to mean one.
    init(_ typed: String) throws(Refusal) {
        text = typed.lowercased().trimmingCharacters(in: .whitespaces)
        guard text.count >= 4 else {
            throw Self.malformed("“\(typed.prefix(40))” is too short: four characters at least.")
        }
    }

    /// The one token whose id begins so; throws where that is none or several.
    func only(of tokens: [TokenSummary]) throws(Refusal) -> TokenSummary {
        let found = tokens.filter { "\($0.id)".hasPrefix(text) }
        guard let first = found.first else {
            let detail = "None of your ids begins with “\(text.prefix(40))”."
            throw Refusal(.tokenUnknown, detail: detail)
        }
        guard found.count == 1 else {
            let ids = found.map { "\($0.id)" }.joined(separator: ", ")
            throw Self.malformed("“\(text)” begins several: \(ids).")
        }
        return first
    }

    private static func malformed(_ detail: String) -> Refusal {
        Refusal(.valueMalformed, detail: detail, youCan: ["see them: latitude tokens"])
    }
}

/// Ways in below each other.
enum TokenView {
    /// A line for each token, in the order they come.
    static func lines(
        _ tokens: [TokenSummary],
        clock: PropertyClock,
        palette: Palette
    ) -> [String] {
        var table = Table(columns: [.left, .rest, .left, .left, .left])
        table.rows = tokens.map { token in
            [
                short(token.id), Printable.line(token.label), token.kind.rawValue,
                "since \(clock.dayText(token.createdAt))",
                used(token, clock: clock),
            ]
        }
        return table.lines(palette: palette)
    }

    /// The one that asks is used now, so that it is marked in place of a time.
    private static func used(_ token: TokenSummary, clock: PropertyClock) -> String {
        guard !token.isCurrent else { return "this one" }
        guard let usedAt = token.usedAt else { return "" }
        let day = clock.dayText(usedAt)
        return "used \(day == "today" ? clock.text(usedAt) : day)"
    }

    /// Enough of an id to name it.
    static func short(_ id: Identifier) -> String { String("\(id)".prefix(8)) }
}
