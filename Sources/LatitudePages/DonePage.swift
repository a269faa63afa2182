import Messages

/// An act just booked: its code, what is left, and what comes next.
public struct DonePage: Page {
    /// The act.
    public let act: PageAct
    /// Every fund it drew on as it left them, tightest first.
    public let funds: [PageFund]
    /// The id of undoing it, made before it is sent.
    public let undoID: String

    /// An act and what is left.
    public init(act: PageAct, funds: [PageFund], undoID: String) {
        self.act = act
        self.funds = funds
        self.undoID = undoID
    }

    /// The values of `done.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language)
        let amount = act.opened.text(in: frame.language)
        let view = DoneView(
            title: act.kind == .hold ? texts.done.held : texts.done.title,
            lede: lede(amount, frame),
            code: act.code,
            spoken: SpokenText.words(act.code, in: frame.language),
            facts: ActFactsView(act, frame: frame).facts,
            hasFunds: !funds.isEmpty,
            currency: texts.refused.inCurrency(act.spent.currency),
            funds: funds.enumerated().map {
                FundRow($1, isTightest: $0 == 0 && funds.count > 1, frame: frame)
            },
            steps: PageFund.steps(of: funds, in: frame.language),
            next: next(texts.done),
            another: PagePath.spend,
            act: PagePath.recovery(act.code),
            because: [
                texts.done.policy(act.cover.policy, act.cover.owner),
                texts.done.certificate(frame.dates.day(act.cover.certifiedUntil)),
            ],
            cover: PagePath.cover(act.code),
            undo: act.steps.contains(.undo) ? UndoView(act.code, undoID, texts: texts) : nil
        )
        let head = PageHead(title: "\(view.title) · \(act.code)", item: .spend)
        return Rendering(.done, in: frame, head: head, texts: texts.done, page: view)
    }

    private func lede(_ amount: String, _ frame: Frame) -> String {
        let texts = Texts.of(frame.language).done
        return switch act.kind {
        case .hold: texts.yoursUntil(amount, act.expiresAt.map { frame.dates.moment($0) } ?? "")
        case .waiver: texts.struckOff(amount)
        case .spend, .gift: act.opened.minor == 0 ? texts.costNothing : texts.yours(amount)
        }
    }

    private func next(_ texts: DoneTexts) -> [DoneView.Next] {
        let path = PagePath.recovery(act.code)
        var next: [DoneView.Next] = []
        if act.kind == .hold {
            next.append(.init(texts.settle, texts.settleWhy, "\(path)#\(FormField.settled)"))
        }
        next.append(.init(texts.ask, texts.askWhy, "\(path)#\(FormField.outcome)"))
        next.append(.init(texts.tell, texts.tellWhy, "\(path)#\(FormField.story)"))
        return next
    }
}

/// The values of `done.mustache`.
struct DoneView: Sendable {
    struct Next: Sendable {
        let link: String
        let why: String
        let path: String

        init(_ link: String, _ why: String, _ path: String) {
            (self.link, self.why, self.path) = (link, why, path)
        }
    }

    let title: String
    let lede: String
    let code: String
    let spoken: String
    let facts: [ActFactsView.Fact]
    let hasFunds: Bool
    let currency: String
    let funds: [FundRow]
    /// How it is told what others gave; nil where nobody shares a fund.
    let steps: String?
    let next: [Next]
    let another: String
    let act: String
    let because: [String]
    let cover: String
    let undo: UndoView?
}

/// The values of `undo.mustache`: a form that undoes an act.
struct UndoView: Sendable {
    let action: String
    let id: String
    let question: String
    let button: String
    let isOpen: Bool
    let reason: WordsFieldView

    init(
        _ code: String,
        _ id: String,
        typed: String = "",
        isRequired: Bool = false,
        error: String? = nil,
        texts: Texts
    ) {
        action = PagePath.step(.undo, of: code)
        self.id = id
        question = texts.recovery.undoQuestion
        button = texts.recovery.undo(code)
        isOpen = error != nil || !typed.isEmpty
        reason = WordsFieldView(
            FormField.reason,
            texts.recovery.whatWasWrong,
            value: typed,
            isRequired: isRequired,
            hint: texts.recovery.bothStay,
            error: error
        )
    }
}

/// The words of an act just booked.
struct DoneTexts: Sendable {
    let title: String
    let held: String
    let yours: @Sendable (String) -> String
    let struckOff: @Sendable (String) -> String
    let costNothing: String
    /// What is held, and until when.
    let yoursUntil: @Sendable (String, String) -> String
    let yourCode: String
    let left: String
    let countedPer: String
    let limit: String
    let used: String
    let heldSum: String
    let leftSum: String
    let next: String
    let settle: String
    let settleWhy: String
    let ask: String
    let askWhy: String
    let tell: String
    let tellWhy: String
    let another: String
    let open: String
    let because: String
    /// The policy's number and owner.
    let policy: @Sendable (Int, String) -> String
    let certificate: @Sendable (String) -> String
    let cover: String

    static let english = Self(
        title: "Done",
        held: "Held",
        yours: { "\($0) is yours to give. Nobody has to approve it." },
        struckOff: { "\($0) is struck off the bill. Nobody has to approve it." },
        costNothing: "It cost nothing, and it counts.",
        yoursUntil: { "\($0) is yours until \($1). Nobody has to approve it." },
        yourCode: "Your code, good over the radio",
        left: "What is left",
        countedPer: "Counted per",
        limit: "Limit",
        used: "Used",
        heldSum: "Held",
        leftSum: "Left",
        next: "What comes next",
        settle: "Say what it came to",
        settleWhy: " once it is paid; the rest goes back to your fund.",
        ask: "Say what became of the guest",
        askWhy: " once you know. It takes one tap.",
        tell: "Tell it",
        tellWhy: ", if you like, so that others learn from it.",
        another: "Record another",
        open: "Open this recovery",
        because: "You may because",
        policy: { "policy \($0) says so. Its owner is \($1)." },
        certificate: { "your certificate is valid to \($0)." },
        cover: "Cover note: the signed proof of both"
    )

    static let polish = Self(
        title: "Gotowe",
        held: "Zablokowano",
        yours: { "\($0) możesz dać. Nikt nie musi tego zatwierdzać." },
        struckOff: { "\($0) schodzi z rachunku. Nikt nie musi tego zatwierdzać." },
        costNothing: "Nic nie kosztowało, a liczy się.",
        yoursUntil: { "\($0) czeka do \($1). Nikt nie musi tego zatwierdzać." },
        yourCode: "Twój kod, dobry przez radio",
        left: "Ile zostało",
        countedPer: "Liczone na",
        limit: "Cały limit",
        used: "Wydano",
        heldSum: "Blokady",
        leftSum: "Zostało",
        next: "Co dalej",
        settle: "Zapisz, ile to kosztowało",
        settleWhy: ", gdy będzie zapłacone; reszta wróci do funduszu.",
        ask: "Zapisz, co dalej z gościem",
        askWhy: ", gdy już wiadomo. Wystarczy jedno dotknięcie.",
        tell: "Opowiedz o tym",
        tellWhy: ", jeśli chcesz, żeby inni się uczyli.",
        another: "Zapisz następne",
        open: "Otwórz to działanie",
        because: "Możesz, bo",
        policy: { "tak mówią zasady \($0). Odpowiada za nie \($1)." },
        certificate: { "Twój certyfikat jest ważny do \($0)." },
        cover: "Poświadczenie: podpisany dowód jednego i drugiego"
    )
}
