import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude stories`: what others and oneself have told.
struct StoriesCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "Read the stories you may read, newest first.",
        discussion: """
            Example:
              latitude stories courier
              latitude stories --limit 5
            """
    )
    static let refusalLead = "Not shown"

    @Argument(help: "Words to search for.")
    var words: [String] = []

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.stories(
                PageRequest(
                    limit: page.limit,
                    before: page.before,
                    search: words.isEmpty ? nil : WordsText.join(words)
                )
            )
            let out = context.console.out
            guard !global.json else {
                return try out.write(line: String(decoding: answer.body, as: UTF8.self))
            }
            for (index, story) in answer.value.stories.enumerated() {
                if index > 0 { try out.write(line: "") }
                try out.write(StoryView.card(story, clock: session.clock).text(out.palette))
            }
            if answer.value.stories.isEmpty { try session.talk("No stories yet.") }
            if let next = answer.value.next {
                try session.talk("More: latitude stories --before \(next)")
            }
        }
    }
}
