import Messages

/// The form a manager writes a letter of praise by: the letter itself, with room for their words.
public struct WriteLetterPage: Page {
    /// What is wrong with the words.
    public enum Trouble: String, CaseIterable, Hashable, Sendable {
        /// Nothing was written.
        case empty = "text_empty"
        /// Nothing in it is a sentence of the writer's own.
        case noSentence = "letter_sentence"
        /// It is longer than what fits.
        case tooLong = "text_too_long"
        /// It holds characters that cannot be kept.
        case invalid = "text_invalid"
        /// The letter was given already, with other words.
        case given = "id_reused"
    }

    /// The letter's id, made before it is sent: sent twice, it is one letter.
    public let id: String
    /// The code of the act it praises.
    public let code: String
    /// Whom it is to: who did the act.
    public let to: String
    /// The story it quotes.
    public let story: String
    /// What was typed.
    public var words = ""
    /// What is wrong with that; nil for nothing.
    public var trouble: Trouble?
    /// Whether a letter was given just now.
    public var isGiven = false

    /// An empty letter.
    public init(id: String, code: String, to: String, story: String) {
        self.id = id
        self.code = code
        self.to = to
        self.story = story
    }

    /// The values of `write_letter.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let error = trouble.map(texts.letter.trouble)
        let summary = error.flatMap { text in
            SummaryView(
                [SummaryView.Item(field: FormField.words, text: text)],
                detail: texts.letter.notGiven,
                texts: texts.form
            )
        }
        let form = WriteLetterView.Form(
            action: PagePath.letterNew(code),
            id: id,
            to: texts.letter.to(to),
            story: story,
            words: WordsFieldView(
                FormField.words,
                texts.letter.words,
                value: words,
                hint: texts.letter.wordsHint,
                error: error
            ),
            from: frame.person?.name ?? "",
            property: frame.person?.property ?? ""
        )
        let view = WriteLetterView(
            code: code,
            notice: isGiven ? texts.letter.given(to) : nil,
            summary: summary,
            form: isGiven ? nil : form,
            back: PagePath.stories
        )
        let title = PageHead.title(texts.letter.newTitle, after: summary)
        let head = PageHead(title: title, isNarrow: true, item: .stories)
        return Rendering(.writeLetter, in: frame, head: head, texts: texts.letter, page: view)
    }
}

/// The values of `write_letter.mustache`.
struct WriteLetterView: Sendable {
    struct Form: Sendable {
        let action: String
        let id: String
        let to: String
        let story: String
        let words: WordsFieldView
        let from: String
        let property: String
    }

    let code: String
    let notice: String?
    let summary: SummaryView?
    /// Nil once the letter is given.
    let form: Form?
    let back: String
}
