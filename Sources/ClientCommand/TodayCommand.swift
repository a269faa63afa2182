import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeClient

/// `latitude today`: what is open at a property.
struct TodayCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "today",
        abstract: "For managers: what is open at your property, for the line-up.",
        discussion: """
            Who is out for a guest, holds, guests nobody asked, and one story to tell. Listed are \
            acts whose owners share them, and your own.

            Example:
              latitude today
              latitude line-up 7K2M
            """
    )
    static let refusalLead = "Not shown"

    @OptionGroup var global: GlobalOptions

    func run(in context: Context) async throws {
        try await Session.run(in: context) { session in
            try await session.settleOthers()
            let answer = try await session.client.today()
            try session.tell(answer.body, json: global.json) { _ in
                TodayView.card(answer.value, clock: session.clock)
            }
        }
    }
}

/// What is open, for people.
enum TodayView {
    static func card(_ today: TodayAnswer, clock: PropertyClock) -> Card {
        var card = Card(
            lead: DayText.long(today.day),
            text: "· \(Printable.line(today.property))"
        )
        if let story = today.story {
            card.rows.append(.fact("Story", StoryView.head(story, clock: clock)))
            for paragraph in Printable.paragraphs(story.words) {
                card.rows.append(.fact("", paragraph))
            }
            let chosen = today.storyChosenBy.map { "chosen by \(Printable.line($0))" }
            card.rows.append(.fact("", "\(story.code), \(chosen ?? "the newest that is shared")"))
        } else {
            card.rows.append(.fact("Story", "none of up to 60 words is shared"))
        }
        let out = today.out.map { "\(Printable.line($0.name)), back \(clock.text($0.until))" }
        card.rows += facts("Out", out.isEmpty ? ["nobody"] : out)
        card.rows += facts(
            "Not asked",
            today.unasked.map { line($0, "of \(DayText.short($0.occurredOn))") } + [kept]
        )
        card.rows += facts(
            "Holds",
            today.holds.map { act in
                line(act, act.expiresAt.map { "ends \(clock.text($0))" } ?? "")
            } + [kept]
        )
        return card
    }

    private static func facts(_ label: String, _ texts: [String]) -> [Card.Row] {
        texts.enumerated().map { .fact($0 == 0 ? label : "", $1) }
    }

    private static func line(_ act: TodayAnswer.Act, _ when: String) -> String {
        let by = act.isOwn ? "you" : Printable.line(act.by)
        let story = act.story.map { ": \(TextWidth.cut(Printable.line($0), to: 60))" } ?? ""
        return "\(act.code), \(by), \(when)\(story)"
    }

    private static let kept = "what others keep to the fund is not counted here"
}
