public import Foundation
public import Latitude
public import Messages

/// An organisation as handed in.
public struct WrittenOrganisation: Hashable, Sendable {
    /// One of its properties.
    public struct Property: Hashable, Sendable {
        /// The line it begins on, counted from 1, for faults found later.
        public let line: Int
        /// Its name, 1 to 200 characters; once in the organisation.
        public let name: String
        /// Its IANA time zone, such as `America/New_York`.
        public let timeZone: String
        /// Its currency.
        public let currency: Currency
        /// Its language; English where none is given.
        public let language: Language
        /// Where money comes from when nobody says; the till where none is given, never time.
        public let means: Means
        /// At least one, in the order of the file; no code twice.
        public let costCentres: [CostCentre]
    }

    /// Where a property books its costs.
    public struct CostCentre: Hashable, Sendable {
        /// 1 to 20 letters, digits, `.`, `_` and `-`.
        public let code: String
        /// Its name, 1 to 200 characters.
        public let name: String
    }

    /// Its name, 1 to 200 characters.
    public let name: String
    /// At least one, in the order of the file.
    public let properties: [Property]
}

/// Reads `organisation.yaml`.
public enum OrganisationFile {
    /// The organisation of the file.
    ///
    /// Keys: name, properties; of each property: name, time zone, currency, language, means, cost
    /// centres.
    ///
    /// - Parameter data: the file, at most 256 kB, in UTF-8, or in UTF-16 with its mark.
    /// - Returns: the organisation.
    /// - Throws: everything that is wrong with the file.
    public static func read(_ data: Data) throws(FileFaults) -> WrittenOrganisation {
        var reader = try YAMLReader(data)
        return try reader.read("organisation", organisation)
    }

    private static func organisation(
        _ root: YAMLValue,
        _ source: YAMLSource,
        _ faults: inout FaultList
    ) -> WrittenOrganisation? {
        let known = ["name", "properties"]
        guard let fields = YAMLFields(root, known: known, of: "an organisation", &faults) else {
            return nil
        }
        let name = fields.scalar("name", &faults, CellText.name)
        guard let entries = fields.list("properties", like: "name: Latitude Peachtree", &faults)
        else { return nil }
        var lines: [String: Int] = [:]
        var properties: [WrittenOrganisation.Property] = []
        for entry in entries {
            if let property = property(entry, source, &lines, &faults) {
                properties.append(property)
            }
        }
        return name.map { WrittenOrganisation(name: $0, properties: properties) }
    }

    private static func property(
        _ entry: YAMLValue,
        _ source: YAMLSource,
        _ lines: inout [String: Int],
        _ faults: inout FaultList
    ) -> WrittenOrganisation.Property? {
        let known = ["name", "time zone", "currency", "language", "means", "cost centres"]
        guard let fields = YAMLFields(entry, known: known, of: "a property", &faults) else {
            return nil
        }
        let earlier = lines
        let name = fields.scalar("name", &faults) { text throws(Complaint) in
            let name = try CellText.name(text)
            if let line = earlier[name] {
                throw Complaint("\(shown(name)) is on line \(line) already; names stand once")
            }
            return name
        }
        if let name { lines[name] = source.text.line(at: fields.start(of: "name")) }
        let timeZone = fields.scalar("time zone", &faults, timeZone)
        let currency = fields.scalar("currency", &faults, currency)
        let language: Language? = fields.scalar("language", isRequired: false, &faults) {
            text throws(Complaint) in try CellText.word(text, as: "a language")
        }
        let means: Means? = fields.scalar("means", isRequired: false, &faults) {
            text throws(Complaint) in try CellText.word(text, as: "a means", of: defaultMeans)
        }
        let costCentres = costCentres(fields, &faults)
        guard let name, let timeZone, let currency else { return nil }
        return WrittenOrganisation.Property(
            line: source.text.line(at: fields.start),
            name: name,
            timeZone: timeZone,
            currency: currency,
            language: language ?? .en,
            means: means ?? .till,
            costCentres: costCentres
        )
    }

    /// Time is given, not taken from anywhere, so no property can have it as its default.
    private static let defaultMeans = Means.allCases.filter { $0 != .time }

    private static let timeZones = Set(TimeZone.knownTimeZoneIdentifiers + ["UTC"])

    private static func timeZone(_ text: String) throws(Complaint) -> String {
        if timeZones.contains(text) { return text }
        let folded = text.lowercased().replacingOccurrences(of: " ", with: "_")
        let close = timeZones.filter {
            $0.lowercased() == folded || $0.lowercased().hasSuffix("/" + folded)
        }
        let example = close.min() ?? "America/New_York"
        throw Complaint("\(shown(text)) is not a time zone; write it like \(example)")
    }

    private static func currency(_ text: String) throws(Complaint) -> Currency {
        guard let currency = Currency(text) else {
            throw Complaint("\(shown(text)) is not a currency; write its code, such as USD")
        }
        return currency
    }

    private static func costCentres(
        _ fields: YAMLFields,
        _ faults: inout FaultList
    ) -> [WrittenOrganisation.CostCentre] {
        let example = "{FO: Front office}"
        guard let pairs = fields.pairs("cost centres", like: example, &faults) else { return [] }
        var centres: [WrittenOrganisation.CostCentre] = []
        for pair in pairs {
            do throws(Complaint) {
                let code = try CellText.code(pair.key)
                guard !pair.value.isUnread else { continue }
                guard case .scalar(let text, _, _) = pair.value, !pair.value.isEmpty else {
                    throw Complaint("“\(code)” needs its name after it: \(example)")
                }
                let name = try CellText.name(CellText.tidy(text))
                centres.append(WrittenOrganisation.CostCentre(code: code, name: name))
            } catch {
                faults.add(pair.start, "cost centres: \(error.sentence)")
            }
        }
        return centres
    }
}
