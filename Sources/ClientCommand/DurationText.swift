import Latitude

/// Lengths of time as people type them: `20min`, `2h`, `1h30`, `90m`, `2d`, `36h`, `1d12h`.
enum DurationText {
    /// The length in minutes; nil where the text is none, or longer than ten years.
    static func minutes(_ text: some StringProtocol) -> Int? {
        var rest = text.lowercased()[...]
        var total = 0
        var last = Int.max
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            guard (1...7).contains(digits.count), let number = Int(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            // Each unit once and smaller than the one before; a bare number only after hours.
            guard let unit = unit(letters, after: last), unit < last else { return nil }
            total += number * unit
            last = unit
        }
        return total <= 5_256_000 ? total : nil
    }

    /// `5 minutes`, `1 minute`, `90 seconds`.
    static func words(seconds: Int) -> String {
        let isWhole = seconds >= 60 && seconds % 60 == 0
        let (count, unit) = isWhole ? (seconds / 60, "minute") : (seconds, "second")
        return count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
    }

    private static func unit(_ letters: Substring, after last: Int) -> Int? {
        switch letters {
        case "w": 10_080
        case "d": 1_440
        case "h": 60
        case "m", "min", "mins": 1
        case "": last == 60 ? 1 : nil
        default: nil
        }
    }
}
