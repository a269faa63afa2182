/// Why an entry may be worth a second look; a sign is a question, never a finding.
public enum RiskSign: String, CaseIterable, Codable, Sendable {
    /// The third act or a later one of one employee for one guest within thirty days.
    case repeated
    /// A round sum that is a limit, or up to two in a hundred below it.
    case atLimit = "at_limit"
}
