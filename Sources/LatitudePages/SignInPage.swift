import Messages

/// The form that signs a browser in.
public struct SignInPage: Page {
    /// Why somebody sees the form who did not ask for it.
    public enum Notice: Hashable, Sendable {
        /// They signed out.
        case signedOut
        /// Their sign-in ended for want of use, or was ended elsewhere.
        case ended
        /// They chose their first passphrase just now.
        case enrolled
    }

    /// Why nobody was signed in.
    public enum Trouble: Hashable, Sendable {
        /// Nobody has that handle and that passphrase; which of them is wrong is not said.
        case doNotFit
        /// There were too many tries; how many seconds to wait.
        case wait(seconds: Int)
    }

    /// What was typed as handle, shown again.
    public let handle: String
    /// The path to go to afterwards, as the server decided it.
    public let next: String
    /// What is said above the form; nil for nothing.
    public let notice: Notice?
    /// What went wrong; nil the first time.
    public let trouble: Trouble?

    /// The form in one state; the passphrase is never shown again.
    public init(
        handle: String = "",
        next: String = PagePath.home,
        notice: Notice? = nil,
        trouble: Trouble? = nil
    ) {
        self.handle = handle
        self.next = next
        self.notice = notice
        self.trouble = trouble
    }

    /// The values of `sign_in.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let summary = trouble.map { trouble in
            switch trouble {
            case .doNotFit:
                SummaryView(title: texts.signIn.doNotFit, detail: texts.signIn.typeAgain)
            case .wait(let seconds):
                SummaryView(
                    title: texts.form.tooOften,
                    detail: texts.form.tryAgainIn(seconds),
                    isMistyped: false
                )
            }
        }
        let view = SignInView(
            action: PagePath.signIn,
            next: next,
            enrol: PagePath.enrol,
            notice: notice.map(texts.signIn.notice),
            summary: summary,
            handle: FieldView(FormField.handle, texts.signIn.handle, .handle(handle)),
            passphrase: FieldView(
                FormField.passphrase,
                texts.signIn.passphrase,
                .presentPassphrase
            )
        )
        let head = PageHead(
            title: PageHead.title(texts.signIn.title, after: summary),
            isNarrow: true
        )
        return Rendering(.signIn, in: frame, head: head, texts: texts.signIn, page: view)
    }
}

/// The values of `sign_in.mustache`.
struct SignInView: Sendable {
    let action: String
    let next: String
    let enrol: String
    let notice: String?
    let summary: SummaryView?
    let handle: FieldView
    let passphrase: FieldView
}

/// The words of signing in.
struct SignInTexts: Sendable {
    let title: String
    let handle: String
    let passphrase: String
    let button: String
    let firstTime: String
    let enrol: String
    let forgotten: String
    let doNotFit: String
    let typeAgain: String
    let notice: @Sendable (SignInPage.Notice) -> String

    static let english = Self(
        title: "Sign in",
        handle: "Handle",
        passphrase: "Passphrase",
        button: "Sign in",
        firstTime: "Here for the first time?",
        enrol: "Use your enrolment code",
        forgotten: "Passphrase forgotten? Your administrator gives you a fresh enrolment code.",
        doNotFit: "Handle and passphrase do not fit together",
        typeAgain: "Type both again. A handle is short and in small letters, such as ada.",
        notice: { notice in
            switch notice {
            case .signedOut: "You are signed out here."
            case .ended: "Your sign-in ended. Sign in again and go on where you were."
            case .enrolled: "Your passphrase is set. Sign in with it now."
            }
        }
    )

    static let polish = Self(
        title: "Zaloguj się",
        handle: "Login",
        passphrase: "Hasło",
        button: "Zaloguj się",
        firstTime: "Jesteś tu pierwszy raz?",
        enrol: "Użyj kodu startowego",
        forgotten: "Nie pamiętasz hasła? Nowy kod startowy da Ci administrator.",
        doNotFit: "Login i hasło do siebie nie pasują",
        typeAgain: "Wpisz oba ponownie. Login jest krótki, z małych liter, na przykład ada.",
        notice: { notice in
            switch notice {
            case .signedOut: "Na tym urządzeniu nastąpiło wylogowanie."
            case .ended: "Twoje logowanie wygasło. Zaloguj się i wróć do tego samego miejsca."
            case .enrolled: "Hasło ustawione. Teraz zaloguj się."
            }
        }
    )
}
