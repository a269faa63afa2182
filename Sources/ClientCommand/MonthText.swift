import Latitude

/// Months as people type and read them.
enum MonthText {
    /// Reads `2026-10`; throws `period_unknown` for anything else.
    static func parse(_ text: String) throws(Refusal) -> Month {
        guard let month = Month(text) else {
            throw Refusal(
                .periodUnknown,
                detail: "“\(Printable.line(String(text.prefix(40))))” is none."
            )
        }
        return month
    }

    /// `October 2026`.
    static func long(_ month: Month) -> String {
        "\(DayText.month(month.first)) \(month.year)"
    }
}
