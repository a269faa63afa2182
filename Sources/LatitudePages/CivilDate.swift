/// A day of the calendar without a time or a zone, such as the last day of a certificate.
public struct CivilDate: Hashable, Sendable {
    /// The year, such as 2026.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// `2026-10-31`, as addresses and programs have it.
    var text: String {
        let year = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// A day as the books have it; only the month is checked, as it has to have a name.
    public init(year: Int, month: Int, day: Int) {
        precondition((1...12).contains(month), "a year has twelve months")
        self.year = year
        self.month = month
        self.day = day
    }
}
