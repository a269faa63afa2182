/// All that ever refuses a spend for what it is, at most five rules; everything else advises.
///
/// Whatever else refuses says that a request cannot be read, or cannot reach the books.
public enum HardRule: String, CaseIterable, Sendable {
    /// Who acts is who signed in, and still works here.
    case signedIn = "signed_in"
    /// The fund is open.
    case certified
    /// Within every hard limit.
    case limits
    /// In the property's currency.
    case currency
    /// Logged in time.
    case inTime = "in_time"

    /// The rule for people, one sentence.
    public var sentence: String {
        switch self {
        case .signedIn: "You are signed in as yourself, and you work here."
        case .certified: "You hold a valid certificate on the day of the act."
        case .limits: "The sum is within every hard limit of your property's policy."
        case .currency: "The sum is in your property's currency."
        case .inTime: "The act has happened, and is logged within seven days."
        }
    }

    /// The refusals that tell of this rule.
    public var codes: [RefusalCode] {
        switch self {
        case .signedIn: [.notSignedIn, .employeeLeft]
        case .certified: [.notCertified, .certificateExpired]
        case .limits: [.noPolicy, .overLimit]
        case .currency: [.currencyOfFund]
        case .inTime: [.dateInFuture, .dateTooOld]
        }
    }

    /// Every sentence, in order: what the policy page and `policy show` tell.
    public static var sentences: [String] { allCases.map(\.sentence) }
}
