/// How long a bill has been missing, by the day the act happened.
public enum EvidenceAge: String, CaseIterable, Codable, Sendable {
    /// Up to 7 days.
    case week
    /// 8 to 30 days.
    case month
    /// 31 to 60 days.
    case twoMonths = "two_months"
    /// More than 60 days.
    case older

    /// Its days.
    public var days: ClosedRange<Int> {
        switch self {
        // An act may happen in a night that the property's clock has not reached yet.
        case .week: -1...7
        case .month: 8...30
        case .twoMonths: 31...60
        case .older: 61...1_000_000
        }
    }
}
