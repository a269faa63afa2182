/// Reads sums of money as people type them: `120`, `120.50`, `1250,50`, `120usd`.
///
/// Neither a point nor a comma separates thousands. A single group of three decimals after a comma
/// or point is ambiguous where the currency has two decimals (`1,250`) and is refused with both
/// readings, as a guess wrong by a factor of a thousand is worse than a question.
public enum AmountText {
    /// What one text means in one currency.
    ///
    /// - Parameters:
    ///   - text: what was typed, surrounding blanks allowed, letters in either case.
    ///   - home: the currency where the text names none.
    /// - Returns: the sum, in the currency named or else in `home`.
    /// - Throws: the first `Refusal` that applies, with both readings where it is ambiguous.
    public static func parse(_ text: String, home: Currency) throws(Refusal) -> Money {
        let trimmed = text.filter { !$0.isWhitespace && $0 != "_" }
        let letters = trimmed.drop { !$0.isLetter }
        let number = trimmed.prefix { !$0.isLetter }
        guard number.contains(where: \.isNumber), letters.allSatisfy(\.isLetter) else {
            throw Refusal.unreadable(text)
        }
        var currency = home
        if !letters.isEmpty {
            guard let named = Currency(letters) else {
                throw Refusal(.currencyUnknown, detail: "“\(letters)” is not a currency code.")
            }
            currency = named
        }
        if number.hasPrefix("-") || number.hasPrefix("−") { throw Refusal(.amountNegative) }
        let digits = try Digits(number, of: trimmed)
        return try digits.money(in: currency)
    }

    /// The two sums an ambiguous text may mean: every mark in it taken for one that sets thousands
    /// apart, and the last for the one before the decimals.
    ///
    /// Nil for a text without such a mark, and where either sum is larger than any book holds.
    public static func readings(
        of text: String,
        in currency: Currency
    ) -> (whole: Money, fraction: Money)? {
        let number = text.filter { $0.isNumber || $0 == "." || $0 == "," }
        let groups = number.split { $0 == "." || $0 == "," }
        guard groups.count > 1, let last = groups.last else { return nil }
        let decimals = last.prefix(currency.exponent)
        let zeros = String(repeating: "0", count: currency.exponent)
        let padding = zeros.dropFirst(decimals.count)
        let sums = [groups.joined() + zeros, groups.dropLast().joined() + decimals + padding]
        let money = sums.compactMap { Int64($0) }.filter { $0 <= Money.largestMinor }
        guard money.count == 2 else { return nil }
        return (
            Money(minor: money[0], currency: currency), Money(minor: money[1], currency: currency)
        )
    }
}

/// Whole part and decimals of a number as typed.
private struct Digits {
    let whole: Substring
    let decimals: Substring
    let separator: Character?

    init(_ number: Substring, of text: String) throws(Refusal) {
        let parts = number.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let readable = parts.allSatisfy { part in
            part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard readable, let first = parts.first, !first.isEmpty, parts.count <= 2 else {
            guard readable, parts.count > 2 else { throw Refusal.unreadable(text) }
            throw Refusal(
                .amountAmbiguous,
                detail: "“\(text)” has more than one separator; write \(parts.joined()) for the "
                    + "whole number, or a point before the last \(parts.last?.count ?? 2) digits."
            )
        }
        whole = first
        decimals = parts.count == 2 ? parts[1] : ""
        separator = parts.count == 2 ? number.first { $0 == "." || $0 == "," } : nil
        if separator != nil, decimals.isEmpty { throw Refusal.unreadable(text) }
    }

    func money(in currency: Currency) throws(Refusal) -> Money {
        if let separator, mayBeThousands(separator, in: currency) {
            let fraction = currency.exponent == 0 ? "" : ".\(decimals.prefix(currency.exponent))"
            throw Refusal(
                .amountAmbiguous,
                detail: "“\(whole)\(separator)\(decimals)” may mean \(whole)\(decimals) "
                    + "or \(whole)\(fraction) \(currency.code)."
            )
        }
        guard decimals.count <= currency.exponent else {
            throw Refusal(
                .amountExponent,
                detail: currency.exponent == 0
                    ? "\(currency.code) has no decimals."
                    : "\(currency.code) has \(currency.exponent) decimals, not \(decimals.count)."
            )
        }
        let padding = String(repeating: "0", count: currency.exponent - decimals.count)
        guard let minor = Int64(whole + decimals + padding), minor <= Money.largestMinor else {
            throw Refusal(.amountTooLarge)
        }
        return Money(minor: minor, currency: currency)
    }

    /// Up to three digits, a separator and three more read as thousands in half the world; a point
    /// in a currency of three decimals alone is plain.
    private func mayBeThousands(_ separator: Character, in currency: Currency) -> Bool {
        decimals.count == 3 && whole.count <= 3 && whole != "0"
            && (currency.exponent != 3 || separator == ",")
    }
}

extension Refusal {
    fileprivate static func unreadable(_ text: String) -> Refusal {
        Refusal(.amountUnreadable, detail: "“\(text.prefix(40))” is not an amount.")
    }
}
