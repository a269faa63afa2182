import Messages

/// The books did not say what became of it: what was sent, to be sent again by one button.
///
/// It may be booked whatever this server knows, as another one may have been asked before.
public struct AskAgainPage: Page {
    /// Why the books did not say it.
    public enum Reason: CaseIterable, Hashable, Sendable {
        /// They were asked, and their answer did not come.
        case noAnswer
        /// They were away or had too much to do.
        case away
    }

    /// Why the books did not say it.
    public let reason: Reason
    /// Where it is sent, as before.
    public let action: String
    /// What is sent, as before, its id among it.
    public let fields: [HiddenField]

    /// What was sent where, and why it is not known what became of it.
    public init(_ reason: Reason, action: String, fields: [HiddenField]) {
        self.reason = reason
        self.action = action
        self.fields = fields
    }

    /// The values of `ask_again.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).askAgain
        let view = AskAgainView(
            title: texts.title(reason),
            detail: texts.detail(reason),
            action: action,
            fields: fields,
            button: texts.button(reason)
        )
        let head = PageHead(title: view.title, isNarrow: true, item: Self.item(of: action))
        return Rendering(.askAgain, in: frame, head: head, texts: texts, page: view)
    }

    /// The page of the navigation that an address belongs to.
    private static func item(of action: String) -> NavigationItem? {
        NavigationItem.allCases.first { action == $0.path || action.hasPrefix("\($0.path)/") }
    }
}

/// The values of `ask_again.mustache`.
struct AskAgainView: Sendable {
    let title: String
    let detail: String
    let action: String
    let fields: [HiddenField]
    let button: String
}

/// The words of `ask_again.mustache`.
struct AskAgainTexts: Sendable {
    let title: @Sendable (AskAgainPage.Reason) -> String
    let detail: @Sendable (AskAgainPage.Reason) -> String
    let button: @Sendable (AskAgainPage.Reason) -> String
    let guestFirst: String

    static let english = Self(
        title: { reason in
            switch reason {
            case .noAnswer: "We do not know yet whether it was booked"
            case .away: "The books cannot be reached just now"
            }
        },
        detail: { reason in
            switch reason {
            case .noAnswer:
                "The books gave no answer. Asking again is safe: the same act is never booked "
                    + "twice."
            case .away:
                "It is not known to be booked. What you typed is kept on this page: send it again, "
                    + "and it is booked once."
            }
        },
        button: { $0 == .noAnswer ? "Ask again" : "Send again" },
        guestFirst: """
            If it stays like this, the guest still comes first. Write the act down; it can be \
            recorded later.
            """
    )

    static let polish = Self(
        title: { reason in
            switch reason {
            case .noAnswer: "Jeszcze nie wiadomo, czy to zaksięgowano"
            case .away: "Księga jest teraz nieosiągalna"
            }
        },
        detail: { reason in
            switch reason {
            case .noAnswer:
                "Księga nie odpowiedziała. Można bezpiecznie zapytać ponownie: to samo działanie "
                    + "nigdy nie zapisze się dwa razy."
            case .away:
                "Nie wiadomo, czy to zaksięgowano. Wpisany tekst jest zachowany na tej stronie: "
                    + "wyślij go jeszcze raz, a zapisze się raz."
            }
        },
        button: { $0 == .noAnswer ? "Zapytaj ponownie" : "Wyślij jeszcze raz" },
        guestFirst: """
            Jeśli tak zostanie, gość i tak jest najważniejszy. Zanotuj działanie; można je zapisać \
            później.
            """
    )
}
