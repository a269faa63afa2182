import Messages

/// The form that turns an enrolment code into a first, or a new, passphrase.
public struct EnrolPage: Page {
    /// What was typed as code, shown again: twelve letters are long to copy twice.
    public let code: String
    /// What is wrong with the code; nil for nothing.
    public let codeTrouble: CodeTrouble?
    /// What is wrong with the passphrases; empty for nothing.
    public let passphraseTroubles: [PassphraseTrouble]
    /// Seconds to wait after too many tries; nil for no wait.
    public let wait: Int?

    /// The form in one state; passphrases are never shown again.
    public init(
        code: String = "",
        codeTrouble: CodeTrouble? = nil,
        passphraseTroubles: [PassphraseTrouble] = [],
        wait: Int? = nil
    ) {
        self.code = code
        self.codeTrouble = codeTrouble
        self.passphraseTroubles = passphraseTroubles
        self.wait = wait
    }

    /// The values of `enrol.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let codeError = codeTrouble.map { texts.enrol.code($0, code) }
        let passphrases = PassphraseFields(troubles: passphraseTroubles, texts: texts.form)
        let summary = summary(codeError: codeError, passphrases, texts.form)
        let view = EnrolView(
            action: PagePath.enrol,
            signIn: PagePath.signIn,
            summary: summary,
            code: FieldView(
                FormField.code,
                texts.enrol.codeLabel,
                .code(code, fill: "one-time-code"),
                hint: texts.enrol.codeHint,
                error: codeError
            ),
            passphrases: passphrases.fields
        )
        let title = PageHead.title(texts.enrol.title, after: summary)
        let head = PageHead(title: title, isNarrow: true)
        return Rendering(.enrol, in: frame, head: head, texts: texts.enrol, page: view)
    }

    private func summary(
        codeError: String?,
        _ passphrases: PassphraseFields,
        _ texts: FormTexts
    ) -> SummaryView? {
        if let wait {
            return SummaryView(
                title: texts.tooOften,
                detail: texts.tryAgainIn(wait),
                isMistyped: false
            )
        }
        let code = codeError.map { SummaryView.Item(field: FormField.code, text: $0) }
        let items = [code].compactMap { $0 } + passphrases.items
        return SummaryView(items, detail: texts.secretsGone, texts: texts)
    }
}

/// A new passphrase asked for twice, with what is wrong with it.
struct PassphraseFields {
    let fields: [FieldView]
    let items: [SummaryView.Item]

    init(troubles: [PassphraseTrouble], texts: FormTexts) {
        func error(_ field: String) -> String? {
            troubles.first { $0.field == field }.map(texts.passphrase)
        }
        let wanted = [
            (FormField.passphrase, texts.newPassphrase, texts.passphraseHint),
            (FormField.passphraseAgain, texts.newPassphraseAgain, nil),
        ]
        fields = wanted.map { id, label, hint in
            FieldView(id, label, .newPassphrase, hint: hint, error: error(id))
        }
        items = wanted.compactMap { id, label, _ in
            error(id).map { SummaryView.Item(field: id, text: "\(label): \($0)") }
        }
    }
}

/// What is next after a passphrase was set with an enrolment code.
public struct EnrolledPage: Page {
    /// The handle to sign in with from now on.
    public let handle: String

    /// The page for one person.
    public init(handle: String) { self.handle = handle }

    /// The values of `result.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).enrol
        let view = ResultView(
            tone: "good",
            title: texts.done,
            detail: texts.yourHandle(handle),
            next: texts.next,
            way: ResultView.Way(path: PagePath.signIn, text: texts.signIn)
        )
        let head = PageHead(title: texts.done, isNarrow: true)
        return Rendering(.result, in: frame, head: head, texts: ResultTexts.of(frame), page: view)
    }
}

/// The values of `enrol.mustache`.
struct EnrolView: Sendable {
    let action: String
    let signIn: String
    let summary: SummaryView?
    let code: FieldView
    let passphrases: [FieldView]
}
