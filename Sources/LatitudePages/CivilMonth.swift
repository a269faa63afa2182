import Messages

/// A month of the calendar, without a zone.
public struct CivilMonth: Hashable, Sendable {
    /// The year, such as 2026.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int

    /// A month that exists.
    public init(year: Int, month: Int) {
        (self.year, self.month) = (year, month)
    }

    /// `2026-10`, as addresses write it.
    var text: String {
        let years = String(year)
        return String(repeating: "0", count: max(0, 4 - years.count)) + years
            + (month < 10 ? "-0\(month)" : "-\(month)")
    }
}

extension DateText {
    /// `October 2026`, in Polish `październik 2026`.
    func month(_ month: CivilMonth) -> String {
        let names = language == .pl ? Self.polishNames : Self.englishNames
        return "\(names[month.month - 1])\u{A0}\(month.year)"
    }

    private static let englishNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let polishNames = [
        "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec", "lipiec", "sierpień",
        "wrzesień", "październik", "listopad", "grudzień",
    ]
}
