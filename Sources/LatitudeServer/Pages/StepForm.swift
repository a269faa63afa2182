import Crypto
import Foundation
import Latitude
import LatitudePages
import LatitudeStore

/// The forms of what follows an act, as sent; each sends some of these fields.
struct StepForm: Decodable, Sendable {
    let form: String?
    let id: String?
    let outcome: String?
    let outcomeWords: String?
    let story: String?
    let share: String?
    let settled: String?
    let settleMeans: String?
    let repaid: String?
    let repayMeans: String?
    let reason: String?

    enum CodingKeys: String, CodingKey {
        case form, id, outcome, story, share, settled, repaid, reason
        case outcomeWords = "outcome-words"
        case settleMeans = "settle-means"
        case repayMeans = "repay-means"
    }

    /// The words typed into a step's form.
    func words(_ step: ActStep) -> String {
        switch step {
        case .outcome: FormText.lines(outcomeWords)
        case .story: FormText.lines(story)
        case .undo: FormText.lines(reason)
        case .settle, .release, .repay: ""
        }
    }

    /// A step that did not go, with what was typed.
    func attempt(_ step: ActStep, _ trouble: ActTrouble) -> ActAttempt {
        var attempt = ActAttempt(step, trouble)
        attempt.amount = (step == .settle ? settled : repaid) ?? ""
        attempt.words = words(step)
        attempt.outcome = outcome.flatMap { PageOutcome(rawValue: $0) }
        attempt.share = share.flatMap { PageShare(rawValue: $0) } ?? .fund
        attempt.means = (step == .settle ? settleMeans : repayMeans)
            .flatMap { PageMeans(rawValue: $0) }
        return attempt
    }
}

/// A step as typed, read: what to keep in the books, or what is wrong.
enum StepReading {
    /// Money moves.
    case follow(FollowUp)
    /// What became of the guest.
    case report(OutcomeReport)
    /// The act is told.
    case tell(StoryTelling)
    /// Nothing can be kept.
    case trouble(ActTrouble)

    /// Reads a step of an act; throws a refusal that no field of its form explains.
    init(
        _ step: ActStep,
        _ form: StepForm,
        id: Identifier,
        of act: RecoveryReference,
        isOwn: Bool,
        currency: Currency
    ) throws(Refusal) {
        let text = form.words(step)
        // An outcome needs no words, and one's own slip no reason.
        let isBare = text.allSatisfy(\.isWhitespace)
        let needsWords = step == .story || step == .undo && !isOwn
        if needsWords || !isBare, [.outcome, .story, .undo].contains(step),
            let trouble = TextTrouble(text)
        {
            self = .trouble(.words(trouble))
            return
        }
        let words = isBare ? nil : try Words(text, field: FormField.words)
        if step == .undo, !isOwn, let words, (try? Reason(words)) == nil {
            self = .trouble(.words(.tooShort))
            return
        }
        switch step {
        case .outcome:
            guard let outcome = form.outcome.flatMap({ OutcomeKind(rawValue: $0) }) else {
                self = .trouble(.outcomeMissing)
                return
            }
            self = .report(OutcomeReport(id: id, recovery: act, outcome: outcome, words: words))
        case .story:
            let share = form.share.flatMap { ShareLevel(rawValue: $0) } ?? .fund
            guard let words else { throw Refusal(.textEmpty) }
            self = .tell(StoryTelling(id: id, recovery: act, words: words, share: share))
        case .settle, .repay:
            let (amount, trouble) = AmountReading.read(
                (step == .settle ? form.settled : form.repaid) ?? "",
                currency
            )
            guard let amount, amount.minor > 0 else {
                self = .trouble(.amount(trouble ?? .zero))
                return
            }
            let means = (step == .settle ? form.settleMeans : form.repayMeans)
                .flatMap { Means(rawValue: $0) }
            let move: FollowUp.Step =
                step == .settle ? .settle(amount, means: means) : .repay(amount, means: means)
            self = .follow(try FollowUp(id: id, recovery: act, step: move, words: nil))
        case .release:
            self = .follow(try FollowUp(id: id, recovery: act, step: .release, words: nil))
        case .undo:
            self = .follow(try FollowUp(id: id, recovery: act, step: .reverse, words: words))
        }
    }
}

extension Identifier {
    /// The id of something that follows this one by itself, always the same for the same name
    /// (RFC 9562, section 5.8).
    func next(_ name: String) -> Identifier {
        let digest = SHA256.hash(data: Data("latitude.page.1\n\(name)\n\(self)".utf8))
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        return Identifier(NSUUID(uuidBytes: bytes) as UUID)
    }
}
