import Messages

/// What can be wrong with a sum as typed.
public enum AmountTrouble: Hashable, Sendable {
    /// Nothing was typed.
    case missing
    /// It is no number; what was typed.
    case unreadable(String)
    /// It may mean two sums; what was typed, and both.
    case ambiguous(String, PageMoney, PageMoney)
    /// It has more decimals than the currency.
    case decimals(PageMoney)
    /// It names another currency than the fund's, or none there is.
    case otherCurrency
    /// It is below zero.
    case negative
    /// It is zero, where it cannot be.
    case zero
    /// It is larger than any book holds.
    case tooLarge
}

/// What can be wrong with words as typed.
public enum TextTrouble: Hashable, Sendable {
    /// Nothing was typed.
    case empty
    /// It is a reason, and says too little.
    case tooShort
    /// It is longer than what fits, in characters.
    case tooLong(most: Int)
    /// It holds characters that cannot be kept.
    case invalid
}

/// Where the money or thing came from.
public enum PageMeans: String, CaseIterable, Hashable, Sendable {
    /// Cash of the house.
    case till
    /// A card of the house.
    case card
    /// The employee's own money.
    case own
    /// The guest's bill.
    case folio
    /// Something of the house.
    case inKind = "in_kind"
    /// Minutes.
    case time
}

/// Who may read an act as told.
public enum PageShare: String, CaseIterable, Hashable, Sendable {
    /// Nobody but the owner.
    case fund
    /// The owner's team.
    case team
    /// Everybody.
    case house
}

/// The values of `amount.mustache`: a sum to be typed, with its currency beside it.
struct AmountFieldView: Sendable {
    let id: String
    let label: String
    let value: String
    let currency: String
    let hint: String?
    let error: String?
    let describedBy: String?

    init(
        _ id: String,
        _ label: String,
        value: String,
        currency: String,
        hint: String? = nil,
        error: String? = nil
    ) {
        self.id = id
        self.label = label
        self.value = value
        self.currency = currency
        self.hint = hint
        self.error = error
        describedBy = FieldView.described(id, hint, error)
    }
}

/// The values of `words.mustache`: a few lines to be typed.
struct WordsFieldView: Sendable {
    let id: String
    let label: String
    let value: String
    let isRequired: Bool
    let hint: String?
    let error: String?
    let describedBy: String?

    init(
        _ id: String,
        _ label: String,
        value: String,
        isRequired: Bool = true,
        hint: String? = nil,
        error: String? = nil
    ) {
        self.id = id
        self.label = label
        self.value = value
        self.isRequired = isRequired
        self.hint = hint
        self.error = error
        describedBy = FieldView.described(id, hint, error)
    }
}

/// The values of `select.mustache`: one of a few, of which the first is taken unless another is.
struct SelectView: Sendable {
    struct Option: Sendable {
        let value: String
        let text: String
        let isChosen: Bool
    }

    let id: String
    let label: String
    let options: [Option]

    init(_ id: String, _ label: String, _ options: [ListOption], chosen: String?) {
        self.id = id
        self.label = label
        self.options = options.map {
            Option(value: $0.value, text: $0.text, isChosen: $0.value == chosen)
        }
    }

    /// Where the money came from, or went to; `usual` is what the house does by itself.
    static func means(
        id: String = FormField.means,
        _ label: String,
        _ means: [PageMeans],
        chosen: PageMeans?,
        texts: ActTexts
    ) -> SelectView {
        SelectView(
            id,
            label,
            [ListOption(value: "", text: texts.usualMeans)]
                + means.map { ListOption(value: $0.rawValue, text: texts.means($0)) },
            chosen: chosen?.rawValue
        )
    }
}

/// The values of `choice.mustache`: one of a few, all of them in view.
struct ChoiceView: Sendable {
    struct Option: Sendable {
        let id: String
        let value: String
        let text: String
        let isChosen: Bool
    }

    /// Name of the field, and id of the group.
    let name: String
    let legend: String
    let options: [Option]
    let error: String?

    init(
        _ name: String,
        _ legend: String,
        _ options: [ListOption],
        chosen: String?,
        error: String? = nil
    ) {
        self.name = name
        self.legend = legend
        self.options = options.map {
            Option(
                id: "\(name)-\($0.value)",
                value: $0.value,
                text: $0.text,
                isChosen: $0.value == chosen
            )
        }
        self.error = error
    }

    /// Who may read the act.
    static func share(chosen: PageShare, texts: ActTexts) -> ChoiceView {
        ChoiceView(
            FormField.share,
            texts.share,
            PageShare.allCases.map { ListOption(value: $0.rawValue, text: texts.reader($0)) },
            chosen: chosen.rawValue
        )
    }
}

/// A field that is sent along and not seen.
public struct HiddenField: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it says.
    public let value: String

    /// A field of a form.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension PageMoney {
    /// As much the other way.
    var opposite: PageMoney { PageMoney(minor: -minor, exponent: exponent, currency: currency) }

    /// The number alone, as a column shows it that names its currency.
    func amount(in language: Language) -> String {
        MoneyText.amount(minor: minor, exponent: exponent, in: language)
    }

    /// The number as one would type it: `1880.00`, in Polish `1880,00`.
    func typed(in language: Language) -> String {
        amount(in: language).filter { $0 != "\u{A0}" && (language == .pl || $0 != ",") }
    }
}
