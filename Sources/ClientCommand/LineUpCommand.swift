import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude line-up`: chooses the story that is told today.
struct LineUpCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "line-up",
        abstract: "For managers: choose the story told at your property today.",
        discussion: """
            A story that is shared with you, of at most 60 words. It is told until the day is \
            over, another is chosen, or its owner shares it no more; then it is the newest again.

            Example:
              latitude line-up 7K2M
              latitude line-up --take-back
            """
    )
    static let refusalLead = "Not chosen"

    @Argument(help: "The act's code.")
    var code: String?

    @Flag(help: "Take today's choice back.")
    var takeBack = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard takeBack == (code == nil) else {
            throw ValidationError("Name one act, or --take-back.")
        }
    }

    func run(in context: Context) async throws {
        let reference = try code.map { text in try CodeText.parse(text) }
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer =
                if let reference {
                    try await session.client.choose(reference)
                } else {
                    try await session.client.takeLineUpBack()
                }
            try session.tell(answer.body, json: global.json) { _ in
                LineUpView.card(answer.value, clock: session.clock)
            }
        }
    }
}

/// What is told now, for people.
enum LineUpView {
    static func card(_ today: TodayAnswer, clock: PropertyClock) -> Card {
        let property = Printable.line(today.property)
        guard let story = today.story else {
            return Card(lead: "None chosen.", text: "No story of up to 60 words is shared.")
        }
        let isChosen = today.storyChosenBy != nil
        return Card(
            tone: .good,
            lead: isChosen ? "Chosen." : "Taken back.",
            text: isChosen
                ? "Told at \(property) on \(DayText.short(today.day))."
                : "The newest story is told again.",
            tag: story.code,
            rows: [.fact("Story", StoryView.head(story, clock: clock))]
                + Printable.paragraphs(story.words).map { .fact("", $0) }
        )
    }
}
