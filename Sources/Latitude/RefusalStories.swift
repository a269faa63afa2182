// The catalogue goes on: what is refused of stories, told on and praised.
extension RefusalCode {
    var storyEntry: RefusalEntry? {
        switch self {
        case .storyNotShared:
            .init(
                404,
                65,
                "No story of that act is shared with you.",
                rule: "Owners decide who reads a story; what is told on or praised is shared.",
                youCan: [
                    "find one that is: latitude stories",
                    "let its owner share it: latitude story CODE … --share team",
                ]
            )
        case .lineUpTooLong:
            .init(
                422,
                65,
                "The story is too long for the line-up.",
                rule: "A story for the line-up has at most 60 words, to be told standing.",
                youCan: [
                    "choose a shorter one: latitude stories",
                    "ask its owner to tell it again, shorter: latitude story CODE …",
                ]
            )
        case .letterSentence:
            .init(
                422,
                65,
                "The letter has no sentence of your own yet.",
                rule: """
                    A letter of praise has a sentence of its writer's own: three words or more \
                    that are neither the story's nor printed on every letter.
                    """,
                youCan: [
                    "say what was done well: latitude praise CODE \"You stayed calm when …\"",
                    "say what it meant to you, to the guest, or to the house",
                ]
            )
        case .letterTwice: .init(409, 6, .letterTwice)
        case .letterToOneself:
            .init(
                422,
                65,
                "That act is your own.",
                rule: "A letter of praise is written to somebody else.",
                youCan: ["share the story, so that another manager may write"]
            )
        default: nil
        }
    }
}
