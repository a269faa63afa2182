import Foundation
import Latitude
import LatitudePages
import LatitudeStore

/// The form of a spend as sent.
struct SpendForm: Decodable, Sendable {
    let form: String?
    let id: String?
    let amount: String?
    let words: String?
    let whom: String?
    let minutes: String?
    let means: String?
    let share: String?
    let hold: String?
    let newGuest: String?
    let change: String?

    enum CodingKeys: String, CodingKey {
        case form, id, amount, words, whom, minutes, means, share, hold, change
        case newGuest = "new-guest"
    }

    /// What was typed, with the id that was sent or else a fresh one.
    var draft: SpendDraft {
        SpendDraft(
            id: (id.flatMap { Identifier(made: $0) } ?? Identifier()).description,
            amount: amount ?? "",
            words: FormText.lines(words),
            whom: whom ?? "",
            minutes: minutes ?? "",
            means: means.flatMap { PageMeans(rawValue: $0) },
            share: share.flatMap { PageShare(rawValue: $0) } ?? .fund,
            isHold: hold != nil,
            isNewGuest: newGuest != nil
        )
    }
}

/// Texts as forms send them.
enum FormText {
    /// The text with plain ends of lines, which forms send as CR and LF.
    static func lines(_ text: String?) -> String {
        (text ?? "").replacing("\r\n", with: "\n")
    }
}

/// A spend as typed, read: an act to book, or everything that is wrong with it.
struct SpendReading {
    /// The act; nil where anything is wrong.
    let request: RecoveryRequest?
    /// What it is to be told as; nil where it stays with its owner.
    let telling: StoryTelling?
    /// Everything that is wrong, in the order of the form.
    let troubles: [SpendTrouble]

    /// Throws a refusal that no field of the form explains.
    init(_ draft: SpendDraft, currency: Currency) throws(Refusal) {
        var troubles: [SpendTrouble] = []
        let (amount, wrong) = AmountReading.read(draft.amount, currency)
        if let trouble = wrong { troubles.append(.amount(trouble)) }
        if let trouble = TextTrouble(draft.words) { troubles.append(.words(trouble)) }
        let guest = GuestText.parse(draft.whom)
        if let guest, let trouble = TextTrouble(guest.label, most: 200) {
            troubles.append(.whom(trouble))
        }
        let typed = draft.minutes.filter { !$0.isWhitespace }
        let minutes = typed.isEmpty ? 0 : Int(typed) ?? -1
        if !(0...RecoveryRequest.mostMinutes).contains(minutes) { troubles.append(.minutes) }
        if draft.isHold, amount?.minor == 0 { troubles.insert(.amount(.zero), at: 0) }
        self.troubles = troubles
        guard troubles.isEmpty, let amount, let id = Identifier(draft.id) else {
            (request, telling) = (nil, nil)
            return
        }
        let kind = Self.kind(draft, amount)
        var plain = RecoveryDraft(
            id: id,
            kind: kind,
            amount: (amount.minor, amount.currency.code),
            what: draft.words
        )
        plain.means = kind == .waiver ? nil : draft.means.flatMap { Means(rawValue: $0.rawValue) }
        plain.minutes = minutes
        plain.isNewGuest = draft.isNewGuest && guest != nil
        switch guest?.kind {
        case .room: plain.room = guest?.label
        case .guest: plain.guest = guest?.label
        case nil: break
        }
        request = try RecoveryRequest(plain)
        guard draft.share != .fund, let share = ShareLevel(rawValue: draft.share.rawValue) else {
            telling = nil
            return
        }
        telling = StoryTelling(
            id: id.next("story"),
            recovery: .id(id),
            words: try Words(draft.words, field: FormField.words),
            share: share
        )
    }

    /// What costs nothing is a gift, and what comes off the guest's bill a waiver.
    private static func kind(_ draft: SpendDraft, _ amount: Money) -> RecoveryKind {
        if draft.isHold { return .hold }
        if amount.minor == 0 { return .gift }
        return draft.means == .folio ? .waiver : .spend
    }
}

/// A sum as typed, read.
enum AmountReading {
    /// The sum in the fund's currency, or what is wrong with it.
    static func read(_ text: String, _ currency: Currency) -> (Money?, AmountTrouble?) {
        let typed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !typed.isEmpty else { return (nil, .missing) }
        do throws(Refusal) {
            let money = try AmountText.parse(typed, home: currency)
            return money.currency == currency ? (money, nil) : (nil, .otherCurrency)
        } catch {
            return (nil, trouble(error, typed, currency))
        }
    }

    private static func trouble(
        _ refusal: Refusal,
        _ typed: String,
        _ currency: Currency
    ) -> AmountTrouble {
        let short = String(typed.prefix(40))
        switch refusal.code {
        case .amountAmbiguous:
            guard let sums = AmountText.readings(of: typed, in: currency) else {
                return .unreadable(short)
            }
            return .ambiguous(short, PageMoney(sums.whole), PageMoney(sums.fraction))
        case .amountExponent: return .decimals(PageMoney(minor: 1, currency))
        case .currencyUnknown: return .otherCurrency
        case .amountNegative: return .negative
        case .amountTooLarge: return .tooLarge
        default: return .unreadable(short)
        }
    }
}

extension TextTrouble {
    /// What is wrong with a text of at most `most` characters; nil for nothing.
    init?(_ text: String, most: Int = Words.longest) {
        do throws(Refusal) {
            let words = try Words(text, field: FormField.words)
            guard words.text.count > most else { return nil }
            self = .tooLong(most: most)
        } catch {
            switch error.code {
            case .textEmpty: self = .empty
            case .textTooLong: self = .tooLong(most: most)
            default: self = .invalid
            }
        }
    }
}
