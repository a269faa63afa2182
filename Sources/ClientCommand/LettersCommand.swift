import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude letters`: letters of praise one was written.
struct LettersCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "letters",
        abstract: "Read the letters of praise you were written, newest first.",
        discussion: """
            Example:
              latitude letters
              latitude letters --limit 1
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.letters(
                PageRequest(limit: page.limit, before: page.before)
            )
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for (index, letter) in answer.value.letters.enumerated() {
                if index > 0 { try out.write(line: "") }
                try out.write(LetterView.card(letter, clock: session.clock).text(out.palette))
            }
            if answer.value.letters.isEmpty { try session.talk("No letters yet.") }
            if let next = answer.value.next {
                try session.talk("More: latitude letters --before \(next)")
            }
        }
    }
}

/// A letter for people.
enum LetterView {
    static func card(_ letter: LetterList.Letter, clock: PropertyClock) -> Card {
        let words = letter.words.map(Printable.paragraphs) ?? ["erased with its guest"]
        let story = letter.story.map(Printable.paragraphs) ?? []
        let from = "\(Printable.line(letter.from)), \(Printable.line(letter.property))"
        return Card(
            lead: "\(from), \(clock.text(letter.writtenAt))",
            tag: letter.code,
            rows: words.map { .fact("", $0) }
                + story.enumerated().map { .fact($0 == 0 ? "Story" : "", $1) }
        )
    }
}
