/// A value of a YAML file with its place in the file's bytes.
indirect enum YAMLValue {
    /// The text as written, never read as a number or truth value: `2000.50` and `1_000` stay.
    case scalar(String, start: Int, isPlain: Bool)
    case sequence([YAMLValue], start: Int)
    case mapping([YAMLPair], start: Int)
    /// Something whose fault is told already.
    case unread(start: Int)

    var start: Int {
        switch self {
        case .scalar(_, let start, _), .sequence(_, let start), .mapping(_, let start),
            .unread(let start):
            start
        }
    }

    var isUnread: Bool {
        if case .unread = self { true } else { false }
    }

    /// Nothing written, or the ways YAML has to write nothing.
    var isEmpty: Bool {
        guard case .scalar(let text, _, let isPlain) = self else { return false }
        return text.isEmpty || isPlain && ["~", "null", "Null", "NULL"].contains(text)
    }
}

/// A key and what stands for it.
struct YAMLPair {
    let key: String
    let start: Int
    let value: YAMLValue
}

/// A mapping whose keys are known beforehand.
struct YAMLFields {
    private let pairs: [String: YAMLPair]
    /// Where the mapping begins.
    let start: Int

    /// Reports every key that is not of `known`; nil after a fault where it is no mapping at all.
    init?(_ value: YAMLValue, known: [String], of thing: String, _ faults: inout FaultList) {
        guard !value.isUnread else { return nil }
        guard case .mapping(let pairs, let start) = value else {
            let keys = known.map { "\($0): …" }.joined(separator: ", ")
            faults.add(value.start, "\(thing) is written as keys with values: \(keys)")
            return nil
        }
        self.start = start
        var kept: [String: YAMLPair] = [:]
        for pair in pairs {
            if known.contains(pair.key) {
                kept[pair.key] = pair
            } else {
                faults.add(pair.start, Self.unknown(pair.key, known: known, of: thing))
            }
        }
        self.pairs = kept
    }

    private static func unknown(_ key: String, known: [String], of thing: String) -> String {
        func plain(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
        let close = known.first { plain($0) == plain(key) }
        let advice = close.map { "write “\($0)”" } ?? "known are: \(known.joined(separator: ", "))"
        return "\(shown(key)) is not a key of \(thing); \(advice)"
    }

    func holds(_ key: String) -> Bool { pairs[key] != nil }

    /// Where the value of a key begins, or the mapping where it has none.
    func start(of key: String) -> Int { pairs[key]?.value.start ?? start }

    /// What stands for a key; nil where nothing does, which is a fault where it is required.
    func value(_ key: String, isRequired: Bool, _ faults: inout FaultList) -> YAMLValue? {
        guard let pair = pairs[key] else {
            if isRequired { faults.add(start, "the key “\(key)” is missing; add it here") }
            return nil
        }
        guard !pair.value.isEmpty else {
            if isRequired { faults.add(pair.start, "“\(key)” is empty; write a value after it") }
            return nil
        }
        return pair.value.isUnread ? nil : pair.value
    }

    /// The single value of a key, or nil after a fault and where there is none.
    func scalar<Value>(
        _ key: String,
        isRequired: Bool = true,
        _ faults: inout FaultList,
        _ parse: (String) throws(Complaint) -> Value
    ) -> Value? {
        guard let value = value(key, isRequired: isRequired, &faults) else { return nil }
        guard case .scalar(let text, let start, _) = value else {
            faults.add(value.start, "“\(key)” takes a single value, not a list or keys")
            return nil
        }
        do {
            return try parse(CellText.tidy(text))
        } catch {
            faults.add(start, "\(key): \(error.sentence)")
            return nil
        }
    }

    /// The list of a key, or nil after a fault and where there is none.
    func list(_ key: String, like example: String, _ faults: inout FaultList) -> [YAMLValue]? {
        guard let value = value(key, isRequired: true, &faults) else { return nil }
        guard case .sequence(let values, let start) = value else {
            faults.add(value.start, "“\(key)” is a list; begin every entry with “- ”: \(example)")
            return nil
        }
        guard !values.isEmpty else {
            faults.add(start, "“\(key)” has no entry; write at least one: \(example)")
            return nil
        }
        return values
    }

    /// The keys and values under a key that are not known beforehand.
    func pairs(
        _ key: String,
        like example: String,
        _ faults: inout FaultList
    ) -> [YAMLPair]? {
        guard let value = value(key, isRequired: true, &faults) else { return nil }
        guard case .mapping(let pairs, let start) = value else {
            faults.add(value.start, "“\(key)” is written as \(example)")
            return nil
        }
        guard !pairs.isEmpty else {
            faults.add(start, "“\(key)” has no entry; write at least one: \(example)")
            return nil
        }
        return pairs
    }
}
