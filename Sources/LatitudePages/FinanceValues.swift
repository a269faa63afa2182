import Messages

/// What an entry of the journal is.
public enum PageEntryKind: String, CaseIterable, Hashable, Sendable {
    /// Money spent at once.
    case spend
    /// Money set aside.
    case hold
    /// What a hold cost in the end.
    case settle
    /// A hold given back.
    case release
    /// Money that came back.
    case repay
    /// An act taken back.
    case reverse
}

/// What a list cannot be narrowed to; the value is as it was asked for.
public enum FilterTrouble: Hashable, Sendable {
    /// No month.
    case month(String)
    /// No day.
    case day(String)
    /// The last day lies before the first.
    case daysReversed
    /// No property of the house.
    case property(String)
    /// No cost centre of the house, or of the property.
    case costCentre(String)
    /// No account of the chart.
    case account(String)
    /// No kind of entry.
    case kind(String)
    /// No way an act stands with its evidence.
    case evidence(String)
    /// Neither a code nor a number.
    case reference(String)
    /// No number of the kind that is asked for.
    case number(String)
    /// No place in a list.
    case place
}

extension FilterTrouble {
    /// What is wrong, as the interface and the command line tell it.
    public var sentence: String { FinanceTexts.english.trouble(self) }
}

/// A line of sums that belong to each other, such as an account's.
public struct PageTotal: Hashable, Sendable {
    /// What the sums are of.
    public let name: String
    /// All debits.
    public let debit: PageMoney
    /// All credits, of the same currency.
    public let credit: PageMoney

    /// Every value, as documented above.
    public init(name: String, debit: PageMoney, credit: PageMoney) {
        self.name = name
        self.debit = debit
        self.credit = credit
    }
}

/// The values of a row of a table of totals; a side that moved nothing is empty.
struct TotalView: Sendable {
    let name: String
    let currency: String
    let debit: String
    let credit: String

    init(_ total: PageTotal, in language: Language) {
        name = total.name
        currency = total.debit.currency
        debit = total.debit.number(in: language)
        credit = total.credit.number(in: language)
    }
}

extension PageMoney {
    /// The same, empty for nothing.
    func numberOrNothing(in language: Language) -> String {
        minor == 0 ? "" : number(in: language)
    }

    /// With its sign: `+1,312.40`, `−187.60`.
    func change(in language: Language) -> String {
        (minor > 0 ? "+" : "") + number(in: language)
    }
}
