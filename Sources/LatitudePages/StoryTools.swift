/// What a manager may do with a story they read.
public struct StoryTools: Hashable, Sendable {
    /// How it stands with today's line-up.
    public enum Choice: Hashable, Sendable {
        /// It is told today, as was chosen.
        case chosen
        /// It may be chosen.
        case free
        /// It has more words than are told standing.
        case tooLong(words: Int, most: Int)
    }

    /// How it stands with today's line-up; nil where that is said elsewhere.
    public let choice: Choice?
    /// Whether a letter of praise may be written for it: it is somebody else's.
    public let isPraisable: Bool

    /// Both.
    public init(choice: Choice?, isPraisable: Bool) {
        self.choice = choice
        self.isPraisable = isPraisable
    }
}

/// The values of `story_tools.mustache`.
struct StoryToolsView: Sendable {
    struct Choose: Sendable {
        let path: String
        let code: String
        let button: String
    }

    struct Letter: Sendable {
        let path: String
        let text: String
        let code: String
    }

    let choose: Choose?
    let letter: Letter?
    let note: String?

    /// `isNoted` false where the page tells by itself that the story is chosen.
    init(_ tools: StoryTools, of code: String, isNoted: Bool = true, texts: LineUpTexts) {
        switch tools.choice {
        case .chosen:
            choose = Choose(path: PagePath.lineUpTakeBack, code: code, button: texts.takeBack)
            note = isNoted ? texts.chosen : nil
        case .free:
            choose = Choose(path: PagePath.lineUp, code: code, button: texts.choose)
            note = nil
        case .tooLong(let words, let most): (choose, note) = (nil, texts.tooLong(words, most))
        case nil: (choose, note) = (nil, nil)
        }
        letter =
            tools.isPraisable
            ? Letter(path: PagePath.letterNew(code), text: texts.letter, code: code) : nil
    }
}

/// The words of what a manager may do with a story.
struct LineUpTexts: Sendable {
    let choose: String
    let takeBack: String
    let chosen: String
    /// How many words it has, and how many at most are told.
    let tooLong: @Sendable (Int, Int) -> String
    let letter: String

    static let english = Self(
        choose: "Choose for the line-up",
        takeBack: "Take it off the line-up",
        chosen: "Chosen for today’s line-up",
        tooLong: { words, most in
            let noun = PluralText.english(one: "word", other: "words")
            return "Too long for the line-up (\(noun.text(words)), at most \(most))"
        },
        letter: "Write a letter of praise"
    )

    static let polish = Self(
        choose: "Wybierz na odprawę",
        takeBack: "Zdejmij z odprawy",
        chosen: "Wybrana na dzisiejszą odprawę",
        tooLong: { words, most in
            let noun = PluralText.polish(
                one: "słowo",
                few: "słowa",
                many: "słów",
                other: "słowa"
            )
            return "Za długa na odprawę (\(noun.text(words)), najwyżej \(most))"
        },
        letter: "Napisz list pochwalny"
    )
}
