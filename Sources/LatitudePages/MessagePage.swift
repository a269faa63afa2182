import Messages

/// An answer that is a page: a refusal, an address where nothing stands, a fault of ours.
public enum MessagePage: Page {
    /// A refusal from the catalogue, with what is known of this case.
    public struct Refused: Hashable, Sendable {
        /// What happened, one sentence.
        public let title: String
        /// What is known of this case; nil when the title says it all.
        public let detail: String?
        /// The rule in its own words.
        public let rule: String
        /// The person who answers for the rule.
        public let owner: String
        /// Ways on, best first; never empty.
        public let youCan: [Way]
        /// What programs go by, such as `over_limit`.
        public let code: String

        /// Every value, as documented above.
        public init(
            title: String,
            detail: String?,
            rule: String,
            owner: String,
            youCan: [Way],
            code: String
        ) {
            self.title = title
            self.detail = detail
            self.rule = rule
            self.owner = owner
            self.youCan = youCan
            self.code = code
        }
    }

    /// A way on.
    public struct Way: Hashable, Sendable {
        /// What can be done, in a few words.
        public let text: String
        /// Where it is done; nil for what is not done on a page.
        public let path: String?

        /// A way on, with a link where there is one.
        public init(_ text: String, path: String? = nil) {
            self.text = text
            self.path = path
        }
    }

    /// A rule refused.
    case refusal(Refused)
    /// Nothing stands at the address.
    case notFound
    /// We failed; the id finds the case in the server's log.
    case fault(requestID: String)

    /// The values of `message.mustache`.
    public func rendering(in frame: Frame) -> Rendering {
        let texts = Texts.of(frame.language).message
        let view =
            switch self {
            case .refusal(let refused): refusal(refused, texts)
            case .notFound: notFound(texts)
            case .fault(let id): fault(id, texts)
            }
        let head = PageHead(title: view.title, isNarrow: true)
        return Rendering(.message, in: frame, head: head, texts: texts, page: view)
    }

    /// With a way to the first page where none leads anywhere.
    private func refusal(_ refused: Refused, _ texts: MessageTexts) -> MessageView {
        var ways = refused.youCan.map { MessageView.Way(text: $0.text, path: $0.path) }
        if ways.allSatisfy({ $0.path == nil }) {
            ways.append(MessageView.Way(text: texts.toStart, path: PagePath.home))
        }
        return MessageView(
            title: refused.title,
            detail: refused.detail,
            youCan: ways,
            rule: MessageView.Rule(text: refused.rule, owner: refused.owner, code: refused.code),
            trace: nil
        )
    }

    private func notFound(_ texts: MessageTexts) -> MessageView {
        MessageView(
            title: texts.notFound,
            detail: texts.notFoundDetail,
            youCan: [
                MessageView.Way(text: texts.compareAddress, path: nil),
                MessageView.Way(text: texts.toStart, path: PagePath.home),
            ],
            rule: nil,
            trace: nil
        )
    }

    private func fault(_ id: String, _ texts: MessageTexts) -> MessageView {
        MessageView(
            title: texts.fault,
            detail: texts.faultDetail,
            youCan: [
                MessageView.Way(text: texts.tryAgain, path: nil),
                MessageView.Way(text: texts.tellOwner, path: nil),
                MessageView.Way(text: texts.toStart, path: PagePath.home),
            ],
            rule: nil,
            trace: id
        )
    }
}

/// The values of `message.mustache`.
struct MessageView: Sendable {
    struct Way: Sendable {
        let text: String
        let path: String?
    }

    struct Rule: Sendable {
        let text: String
        let owner: String
        let code: String
    }

    let title: String
    let detail: String?
    let youCan: [Way]
    let rule: Rule?
    let trace: String?
}

/// The words of messages.
struct MessageTexts: Sendable {
    let youCan: String
    let ruleTitle: String
    let rule: String
    let owner: String
    let code: String
    let trace: String
    let notFound: String
    let notFoundDetail: String
    let compareAddress: String
    let toStart: String
    let fault: String
    let faultDetail: String
    let tryAgain: String
    let tellOwner: String

    static let english = Self(
        youCan: "You can:",
        ruleTitle: "The rule, and whose it is",
        rule: "Rule",
        owner: "Owner",
        code: "Name",
        trace: "It is written down as",
        notFound: "Nothing stands at this address",
        notFoundDetail: "It may have moved, or a letter is amiss.",
        compareAddress: "compare the address with the one you were given",
        toStart: "go to the first page",
        fault: "Something went wrong on our side",
        faultDetail: "It was not you. What was being saved is either whole or not there at all.",
        tryAgain: "wait a minute, look whether it was done, and if not try again",
        tellOwner: "tell whoever runs your Latitude server, with the number below"
    )

    static let polish = Self(
        youCan: "Możesz:",
        ruleTitle: "Zasada i jej właściciel",
        rule: "Zasada",
        owner: "Właściciel",
        code: "Nazwa",
        trace: "Zapisano pod numerem",
        notFound: "Pod tym adresem nic nie ma",
        notFoundDetail: "Strona mogła zmienić adres albo jest w nim literówka.",
        compareAddress: "porównać adres z tym, który masz od kogoś",
        toStart: "przejść na pierwszą stronę",
        fault: "Coś poszło źle po naszej stronie",
        faultDetail: "To nie Twoja wina. Zapis jest albo cały, albo nie ma go wcale.",
        tryAgain: "odczekać minutę, sprawdzić, czy się udało, a jeśli nie, spróbować ponownie",
        tellOwner: "podać numer z dołu osobie, która prowadzi Wasz serwer Latitude"
    )
}
