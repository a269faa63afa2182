import Messages

/// What a limit is per, as pages name it.
public enum PageScope: String, CaseIterable, Hashable, Sendable {
    /// One employee and day.
    case employeeDay = "employee_day"
    /// One employee and month.
    case employeeMonth = "employee_month"
    /// One guest and day.
    case guestDay = "guest_day"
    /// One incident.
    case incident
}

/// What is left in one scope, all of one currency.
public struct PageFund: Hashable, Sendable {
    /// What the limit is per.
    public let scope: PageScope
    /// Whether it refuses; any other only advises.
    public let isHard: Bool
    /// What may be spent in the window.
    public let limit: PageMoney
    /// What was spent.
    public let used: PageMoney
    /// What is reserved.
    public let held: PageMoney
    /// In which steps it is told what others used and hold; nil where nobody shares the fund.
    public let step: PageMoney?

    /// A fund of every value.
    public init(
        scope: PageScope,
        isHard: Bool,
        limit: PageMoney,
        used: PageMoney,
        held: PageMoney,
        step: PageMoney? = nil
    ) {
        self.step = step
        self.scope = scope
        self.isHard = isHard
        self.limit = limit
        self.used = used
        self.held = held
    }

    /// Limit less used less held; below zero only where the limit advises.
    public var left: PageMoney { sum(limit.minor - used.minor - held.minor) }

    /// What is surely left; zero where nothing is.
    var surelyLeft: PageMoney {
        guard let step, step.minor > 1 else { return left }
        return sum(max(0, left.minor - step.minor))
    }

    private func sum(_ minor: Int64) -> PageMoney {
        PageMoney(minor: minor, exponent: limit.exponent, currency: limit.currency)
    }

    /// How it is told what others gave, where anybody shares one of some funds; else nil.
    static func steps(of funds: [PageFund], in language: Language) -> String? {
        let steps = funds.compactMap { $0.step?.text(in: language) }
        guard !steps.isEmpty else { return nil }
        return Messages.of(language)("fund.steps", ["step": steps.joined(separator: ", ")])
    }
}

/// The rules in force, as far as pages tell them.
public struct PagePolicy: Hashable, Sendable {
    /// A limit of the policy.
    public struct Limit: Hashable, Sendable {
        /// What it is per.
        public let scope: PageScope
        /// How much.
        public let amount: PageMoney
        /// Whether it refuses; any other only advises.
        public let isHard: Bool

        /// A limit of every value.
        public init(scope: PageScope, amount: PageMoney, isHard: Bool) {
            self.scope = scope
            self.amount = amount
            self.isHard = isHard
        }
    }

    /// 1, 2, 3… per property.
    public let number: Int
    /// Who answers for it, with how to reach them.
    public let owner: String
    /// The rule in its own words; nil where there are none in the page's language or English.
    public let wording: String?
    /// Its limits.
    public let limits: [Limit]

    /// A policy of every value.
    public init(number: Int, owner: String, wording: String?, limits: [Limit]) {
        self.number = number
        self.owner = owner
        self.wording = wording
        self.limits = limits
    }
}

/// The values of a fund in a list or table: words, sums without currency, and a bar.
struct FundView: Sendable {
    let name: String
    /// What a limit that only advises says of itself; nil for a hard one.
    let advice: String?
    let left: String
    let spent: String
    let usedWidth: String
    let heldWidth: String

    init(_ fund: PageFund, frame: Frame) {
        let texts = Texts.of(frame.language).fund
        let sum = { (money: PageMoney) in money.amount(in: frame.language) }
        name = texts.scope(fund.scope)
        advice = fund.isHard ? nil : texts.adviceOnly
        // Only a limit that advises is ever passed.
        left =
            fund.left.minor < 0
            ? texts.over(fund.left.opposite.text(in: frame.language))
            : texts.left(fund.left.text(in: frame.language))
        spent =
            fund.held.minor == 0
            ? texts.used(sum(fund.used), sum(fund.limit))
            : texts.usedAndHeld(sum(fund.used), sum(fund.held), sum(fund.limit))
        usedWidth = Self.share(fund.used, of: fund.limit, after: 0)
        heldWidth = Self.share(fund.held, of: fund.limit, after: fund.used.minor)
    }

    /// A share of the limit as a width, at most what is left of the bar.
    private static func share(_ part: PageMoney, of limit: PageMoney, after: Int64) -> String {
        guard limit.minor > 0 else { return "0%" }
        let start = min(max(0, after), limit.minor)
        let end = min(max(start, start + part.minor), limit.minor)
        let tenths = Int((Double(end - start) / Double(limit.minor) * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}

/// The values of a fund as a row of a table, all sums of one currency.
struct FundRow: Sendable {
    let name: String
    /// That it leaves least, or that it only advises; nil for neither.
    let chip: String?
    let limit: String
    let used: String
    let held: String
    let left: String

    init(_ fund: PageFund, isTightest: Bool, frame: Frame) {
        let texts = Texts.of(frame.language).fund
        name = texts.scope(fund.scope)
        chip = fund.isHard ? (isTightest ? texts.tightest : nil) : texts.adviceOnly
        limit = fund.limit.amount(in: frame.language)
        used = fund.used.amount(in: frame.language)
        held = fund.held.amount(in: frame.language)
        left = fund.left.amount(in: frame.language)
    }
}

/// The words of funds, everywhere the same.
struct FundTexts: Sendable {
    let scope: @Sendable (PageScope) -> String
    let per: @Sendable (PageScope) -> String
    let left: @Sendable (String) -> String
    let over: @Sendable (String) -> String
    /// Used, of how much.
    let used: @Sendable (String, String) -> String
    /// Used, held, of how much.
    let usedAndHeld: @Sendable (String, String, String) -> String
    let adviceOnly: String
    let tightest: String

    static let english = Self(
        scope: { scope in
            switch scope {
            case .employeeDay: "My day"
            case .employeeMonth: "My month"
            case .guestDay: "This guest, that day"
            case .incident: "This incident"
            }
        },
        per: { scope in
            switch scope {
            case .employeeDay: "per employee and day"
            case .employeeMonth: "per employee and month"
            case .guestDay: "per guest and day"
            case .incident: "per incident"
            }
        },
        left: { "\($0) left" },
        over: { "\($0) over" },
        used: { "\($0) used of \($1)" },
        usedAndHeld: { "\($0) used and \($1) held (striped) of \($2)" },
        adviceOnly: "advice only",
        tightest: "tightest"
    )

    static let polish = Self(
        scope: { scope in
            switch scope {
            case .employeeDay: "Mój dzień"
            case .employeeMonth: "Mój miesiąc"
            case .guestDay: "Ten gość, tego dnia"
            case .incident: "To zdarzenie"
            }
        },
        per: { scope in
            switch scope {
            case .employeeDay: "na osobę i dzień"
            case .employeeMonth: "na osobę i miesiąc"
            case .guestDay: "na gościa i dzień"
            case .incident: "na zdarzenie"
            }
        },
        left: { "zostało \($0)" },
        over: { "ponad limit \($0)" },
        used: { "wydano \($0) z \($1)" },
        usedAndHeld: { "wydano \($0), blokada (paski) \($1), z \($2)" },
        adviceOnly: "tylko wskazówka",
        tightest: "najmniej"
    )
}
