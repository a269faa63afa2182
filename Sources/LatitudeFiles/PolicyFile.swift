public import Foundation
public import Latitude
public import Messages

/// A policy as handed in, for one property.
public struct WrittenPolicy: Hashable, Sendable {
    /// What may be spent in one scope, in words until the property's currency is known.
    public struct Limit: Hashable, Sendable {
        /// What the limit is per; once in a policy.
        public let scope: Scope
        /// How much, such as `2000` or `2000.00 USD`.
        public let amount: Amount
        /// A hard limit refuses; any other only says so.
        public let isHard: Bool
    }

    /// A sum as written.
    public struct Amount: Hashable, Sendable {
        /// Such as `75` or `75.00 USD`.
        public let text: String
        /// The line it is on, counted from 1.
        public let line: Int
        /// Its column in characters, counted from 1.
        public let column: Int
    }

    /// A limit in the property's currency.
    public struct MinorLimit: Hashable, Sendable {
        /// What the limit is per.
        public let scope: Scope
        /// Smallest units, 0 to `Money.largestMinor`.
        public let minor: Int64
        /// A hard limit refuses; any other only says so.
        public let isHard: Bool
    }

    /// The property's name, 1 to 200 characters; whether there is one is not known here.
    public let property: String
    /// The first day.
    public let from: Day
    /// Who answers for it and how to reach them, 1 to 200 characters.
    public let owner: String
    /// The rule in words, 1 to 2,000 characters per language; at least one language.
    public let text: [Language: String]
    /// From which sum on a bill is wanted; nil for what is usual.
    public let receiptsFrom: Amount?
    /// At least one, in the order of the file.
    public let limits: [Limit]

    /// The limits in smallest units of the property's currency, in the order of the file.
    ///
    /// Throws a fault for every amount that cannot be read or names another currency.
    public func minor(in currency: Currency) throws(FileFaults) -> [MinorLimit] {
        var faults: [FileFault] = []
        let read = limits.compactMap { limit in
            limit.amount.minor("amount", in: currency, &faults).map {
                MinorLimit(scope: limit.scope, minor: $0, isHard: limit.isHard)
            }
        }
        if let first = faults.first { throw FileFaults(first, Array(faults.dropFirst())) }
        return read
    }

    /// From which sum on a bill is wanted, in smallest units of the property's currency: what is
    /// written, else what is usual.
    ///
    /// Throws a fault for an amount that cannot be read or names another currency.
    public func receiptsFrom(in currency: Currency) throws(FileFaults) -> Int64 {
        var faults: [FileFault] = []
        let minor = receiptsFrom?.minor(PolicyFile.receiptsFrom, in: currency, &faults)
        if let first = faults.first { throw FileFaults(first) }
        return minor ?? ReceiptThreshold.usual(in: currency)
    }
}

extension WrittenPolicy.Amount {
    /// Smallest units; nil after a fault, which names `key`.
    fileprivate func minor(
        _ key: String,
        in currency: Currency,
        _ faults: inout [FileFault]
    ) -> Int64? {
        do {
            let money = try AmountText.parse(text, home: currency)
            guard money.currency == currency else {
                let other = "“\(text)” is not in \(currency), the property's currency"
                faults.append(fault("\(key): \(other); write \(money.plain) \(currency)"))
                return nil
            }
            return money.minor
        } catch {
            let detail = error.detail ?? "\(shown(text)): \(error.code.entry.title)"
            faults.append(fault("\(key): \(detail)"))
            return nil
        }
    }

    private func fault(_ sentence: String) -> FileFault {
        FileFault(line: line, column: column, sentence: sentence)
    }
}

/// Reads `policy.yaml`.
public enum PolicyFile {
    /// The policy of the file.
    ///
    /// Keys: property, from, owner, text with `en` and `pl`, limits with scope, amount and kind,
    /// and where it is not the usual sum, `receipts from`.
    ///
    /// - Parameter data: the file, at most 256 kB, in UTF-8, or in UTF-16 with its mark.
    /// - Returns: the policy, its amounts as written.
    /// - Throws: everything that is wrong with the file.
    public static func read(_ data: Data) throws(FileFaults) -> WrittenPolicy {
        var reader = try YAMLReader(data)
        return try reader.read("policy", policy)
    }

    private static func policy(
        _ root: YAMLValue,
        _ source: YAMLSource,
        _ faults: inout FaultList
    ) -> WrittenPolicy? {
        let known = ["property", "from", "owner", "text", "limits", receiptsFrom]
        guard let fields = YAMLFields(root, known: known, of: "a policy", &faults) else {
            return nil
        }
        let property = fields.scalar("property", &faults, CellText.name)
        let from = fields.scalar("from", &faults, DayText.parse)
        let owner = fields.scalar("owner", &faults, CellText.name)
        let text = text(fields, &faults)
        let limits = limits(fields, source, &faults)
        let bills = amount(receiptsFrom, of: fields, isRequired: false, source, &faults)
        guard let property, let from, let owner, let text, let limits else { return nil }
        return WrittenPolicy(
            property: property,
            from: from,
            owner: owner,
            text: text,
            receiptsFrom: bills,
            limits: limits
        )
    }

    /// From which sum on a bill is wanted.
    static let receiptsFrom = "receipts from"

    private static func amount(
        _ key: String,
        of fields: YAMLFields,
        isRequired: Bool = true,
        _ source: YAMLSource,
        _ faults: inout FaultList
    ) -> WrittenPolicy.Amount? {
        let text = fields.scalar(key, isRequired: isRequired, &faults) { text in text }
        let place = source.text.fault(fields.start(of: key), "")
        return text.map { WrittenPolicy.Amount(text: $0, line: place.line, column: place.column) }
    }

    private static func text(
        _ fields: YAMLFields,
        _ faults: inout FaultList
    ) -> [Language: String]? {
        let example = "{en: \"Put it right.\"}"
        guard let value = fields.value("text", isRequired: true, &faults) else { return nil }
        let known = Language.allCases.map(\.rawValue)
        guard let texts = YAMLFields(value, known: known, of: "text", &faults) else { return nil }
        var read: [Language: String] = [:]
        var isGiven = false
        for language in Language.allCases {
            isGiven = isGiven || texts.holds(language.rawValue)
            read[language] = texts.scalar(
                language.rawValue,
                isRequired: texts.holds(language.rawValue),
                &faults,
                wording
            )
        }
        if !isGiven { faults.add(texts.start, "text needs at least one language: \(example)") }
        return read.isEmpty ? nil : read
    }

    /// 1 to 2,000 characters; line breaks are fine.
    private static func wording(_ text: String) throws(Complaint) -> String {
        do {
            return try Words(text, field: "text").text
        } catch {
            throw Complaint(error.detail ?? error.code.entry.title)
        }
    }

    private static func limits(
        _ fields: YAMLFields,
        _ source: YAMLSource,
        _ faults: inout FaultList
    ) -> [WrittenPolicy.Limit]? {
        let example = "{scope: employee_month, amount: 2000, kind: hard}"
        guard let entries = fields.list("limits", like: example, &faults) else { return nil }
        var lines: [Scope: Int] = [:]
        var limits: [WrittenPolicy.Limit] = []
        for entry in entries {
            let known = ["scope", "amount", "kind"]
            guard let limit = YAMLFields(entry, known: known, of: "a limit", &faults) else {
                continue
            }
            let scope: Scope? = limit.scalar("scope", &faults) { text throws(Complaint) in
                let scope: Scope = try CellText.word(text, as: "a scope")
                if let line = lines[scope] {
                    throw Complaint("“\(text)” is on line \(line) already; keep one of the two")
                }
                return scope
            }
            if let scope { lines[scope] = source.text.line(at: limit.start(of: "scope")) }
            let amount = amount("amount", of: limit, source, &faults)
            let kind: Kind? = limit.scalar("kind", isRequired: false, &faults) {
                text throws(Complaint) in try CellText.word(text, as: "a kind")
            }
            guard let scope, let amount else { continue }
            limits.append(
                WrittenPolicy.Limit(scope: scope, amount: amount, isHard: kind != .advice)
            )
        }
        return limits
    }

    private enum Kind: String, CaseIterable {
        case hard
        case advice
    }
}
