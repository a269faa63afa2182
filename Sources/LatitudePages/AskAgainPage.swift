import Messages

/// The books did not answer: what was sent, to be sent again by one button.
public struct AskAgainPage: Page {
    /// What is known of it.
    public enum Known: CaseIterable, Hashable, Sendable {
        /// It may be booked or not; asking again settles it.
        case nothing
        /// It is not booked: the books were away or had too much to do.
        case notBooked
    }

    /// What is known.
    public let known: Known
    /// Where it is sent, as before.
    public let action: String
    /// What is sent, as before, its id among it.
    public let fields: [HiddenField]
    /// The page it came from.
    public let item: NavigationItem

    /// What was sent where, and what is known of it.
    public init(known: Known, action: String, fields: [HiddenField], item: NavigationItem) {
        self.known = known
        self.action = action
        self.fields = fields
        self.item = item
    }

    /// The values of `ask_again.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).askAgain
        let view = AskAgainView(
            title: texts.title(known),
            detail: texts.detail(known),
            action: action,
            fields: fields,
            button: texts.button(known)
        )
        let head = PageHead(title: view.title, isNarrow: true, item: item)
        return Rendering(.askAgain, in: frame, head: head, texts: texts, page: view)
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
    let title: @Sendable (AskAgainPage.Known) -> String
    let detail: @Sendable (AskAgainPage.Known) -> String
    let button: @Sendable (AskAgainPage.Known) -> String
    let guestFirst: String

    static let english = Self(
        title: { known in
            switch known {
            case .nothing: "We do not know yet whether it was booked"
            case .notBooked: "The books cannot be reached just now"
            }
        },
        detail: { known in
            switch known {
            case .nothing:
                "The connection broke while the books were answering. Asking again is safe: the "
                    + "same act is never booked twice."
            case .notBooked: "Nothing was booked. What you typed is kept on this page."
            }
        },
        button: { $0 == .nothing ? "Ask again" : "Try again" },
        guestFirst: """
            If it stays like this, the guest still comes first. Write the act down; it can be \
            recorded later.
            """
    )

    static let polish = Self(
        title: { known in
            switch known {
            case .nothing: "Jeszcze nie wiadomo, czy to zaksięgowano"
            case .notBooked: "Księga jest teraz nieosiągalna"
            }
        },
        detail: { known in
            switch known {
            case .nothing:
                "Połączenie przerwało się, gdy księga odpowiadała. Można bezpiecznie zapytać "
                    + "ponownie: to samo działanie nigdy nie zapisze się dwa razy."
            case .notBooked: "Nic nie zaksięgowano. Wpisany tekst jest zachowany na tej stronie."
            }
        },
        button: { $0 == .nothing ? "Zapytaj ponownie" : "Spróbuj ponownie" },
        guestFirst: """
            Jeśli tak zostanie, gość i tak jest najważniejszy. Zanotuj działanie; można je zapisać \
            później.
            """
    )
}
