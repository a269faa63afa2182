/// Names, labels and numbers as the text format has them.
///
/// The format is https://prometheus.io/docs/instrumenting/exposition_formats/, the names follow
/// https://prometheus.io/docs/practices/naming/ as far as `promtool check metrics` checks them.
enum PrometheusText {
    /// The longest label value kept, in characters; what lies beyond is cut off.
    static let longestValue = 200

    private static let reservedLabels: Set = ["le", "quantile"]
    private static let typeWords: Set = ["counter", "gauge", "histogram", "summary", "untyped"]
    private static let sampleWords: Set = ["total", "bucket", "count", "sum", "created"]
    private static let timeWords: Set = [
        "seconds", "milliseconds", "microseconds", "nanoseconds", "s", "ms", "us", "ns",
    ]

    /// The name of a metric: `_total` at the end of a counter's, `_seconds` at a timer's.
    ///
    /// Words that say which type it is are dropped, and so are endings that belong to other types.
    static func name(_ label: String, type: PrometheusType, isTimer: Bool = false) -> String {
        var words = words(of: label).filter { !typeWords.contains($0) }
        while let last = words.last, words.count > 1 {
            let isReserved = type == .counter ? last == "total" : sampleWords.contains(last)
            guard isReserved || (isTimer && timeWords.contains(last)) else { break }
            words.removeLast()
        }
        if isTimer { words.append("seconds") }
        if type == .counter { words.append("total") }
        return joined(words)
    }

    /// Labels in text form, sorted by name, without braces; equal text is equal labels.
    ///
    /// Of two labels with one name the first counts. Empty values are left out, because to
    /// Prometheus they are the same as none.
    static func labels(_ dimensions: [(String, String)]) -> String {
        var values: [String: String] = [:]
        for (key, value) in dimensions {
            var name = joined(words(of: key))
            if reservedLabels.contains(name) { name = "label_\(name)" }
            if values[name] == nil { values[name] = value }
        }
        return values.filter { !$0.value.isEmpty }
            .sorted { $0.key < $1.key }
            .map { "\($0.key)=\"\(escaped($0.value.prefix(longestValue)))\"" }
            .joined(separator: ",")
    }

    /// Writes one line: name, labels and value.
    static func sample(_ name: String, labels: String, value: String, to text: inout String) {
        text += name
        if !labels.isEmpty { text += "{\(labels)}" }
        text += " \(value)\n"
    }

    /// Writes the two lines that precede a metric's samples.
    static func head(_ name: String, type: PrometheusType, help: String, to text: inout String) {
        let line = help.unicodeScalars.reduce(into: "") { line, scalar in
            switch scalar {
            case "\\": line += #"\\"#
            case "\n": line += #"\n"#
            default: line.unicodeScalars.append(isPlain(scalar) ? scalar : "\u{FFFD}")
            }
        }
        text += "# HELP \(name) \(line)\n# TYPE \(name) \(type.rawValue)\n"
    }

    /// The shortest form that reads back as the same number; whole numbers without a point.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return String(whole) }
        return String(value)
    }

    private static func escaped(_ value: some StringProtocol) -> String {
        value.unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar {
            case "\\": text += #"\\"#
            case "\"": text += #"\""#
            case "\n": text += #"\n"#
            default: text.unicodeScalars.append(isPlain(scalar) ? scalar : "\u{FFFD}")
            }
        }
    }

    /// Control characters other than the line break have no escape in the format.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory != .control
    }

    /// The lower-case words of a label in camel case or with any marks between them.
    private static func words(of label: String) -> [String] {
        var words: [String] = []
        var word = ""
        let bytes = Array(label.utf8)
        for (index, byte) in bytes.enumerated() {
            let scalar = Unicode.Scalar(byte)
            let before = index > 0 ? Unicode.Scalar(bytes[index - 1]) : " "
            let after = index + 1 < bytes.count ? Unicode.Scalar(bytes[index + 1]) : " "
            let isStart =
                isUpper(scalar) && (isLowerOrDigit(before) || isUpper(before) && isLower(after))
            let isPart = isUpper(scalar) || isLowerOrDigit(scalar)
            if !isPart || isStart {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if isPart { word.unicodeScalars.append(scalar) }
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }

    private static func joined(_ words: [String]) -> String {
        let name = words.joined(separator: "_")
        guard let first = name.utf8.first else { return "unnamed" }
        return first >= 97 ? name : "_\(name)"
    }

    private static func isUpper(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }

    private static func isLower(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }

    private static func isLowerOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        isLower(scalar) || ("0"..."9").contains(scalar)
    }
}
