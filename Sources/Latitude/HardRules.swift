/// All that refuses a spend.
///
/// Everything else advises. A handful on purpose: own judgement is the rule, and these are its
/// only edges.
public enum HardRules {
    /// Whole sentences, at most five, in the order a spend meets them.
    public static let sentences = [
        "Whoever spends is signed in as themselves and still works here.",
        "They hold a valid certificate for the day of the act.",
        "The act is logged within seven days, once it has happened.",
        "The sum is in the currency of the property.",
        "It stays within every hard limit of the policy.",
    ]
}
