public import Foundation
import Messages

/// The settings of a server as handed in: keys with one value each.
public enum SettingsFile {
    /// Every value by its whole key; a list's values with commas between.
    ///
    /// A key may be written whole, `database.url`, or in parts below one another. Throws every
    /// fault: a key that is not of `known`, one without a value, a list where none of `lists` is.
    public static func read(
        _ data: Data,
        known: [String],
        lists: Set<String>
    ) throws(FileFaults) -> [String: String] {
        let text = String(decoding: data, as: UTF8.self)
        let isWritten = text.split { $0.isNewline }.contains { line in
            let start = line.first { $0 != " " }
            return start != nil && start != "#"
        }
        guard isWritten else { return [:] }
        var reader = try YAMLReader(data)
        let settings = try reader.read("settings") { value, _, faults in
            var settings = Flattened(known: known, lists: lists)
            settings.add(value, below: "", &faults)
            return settings
        }
        return settings.values
    }

    /// The known key that somebody most likely meant; nil where none is near.
    public static func nearest(to key: String, among known: [String]) -> String? {
        func plain(_ text: String) -> [Character] {
            text.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let distances = known.map { (key: $0, steps: steps(plain(key), plain($0))) }
        return distances.filter { $0.steps <= 2 }.min { $0.steps < $1.steps }?.key
    }

    /// How many letters are to be changed, added or taken out (Levenshtein 1966).
    private static func steps(_ first: [Character], _ second: [Character]) -> Int {
        var row = Array(0...second.count)
        for (line, letter) in first.enumerated() {
            var next = [line + 1]
            for (column, other) in second.enumerated() {
                let change = row[column] + (letter == other ? 0 : 1)
                next.append(min(change, row[column + 1] + 1, next[column] + 1))
            }
            row = next
        }
        return row[second.count]
    }
}

private struct Flattened {
    let known: [String]
    let lists: Set<String>
    var values: [String: String] = [:]

    mutating func add(_ value: YAMLValue, below prefix: String, _ faults: inout FaultList) {
        guard case .mapping(let pairs, _) = value else {
            if !value.isUnread { faults.add(value.start, words("settings.keys")) }
            return
        }
        for pair in pairs {
            let key = prefix + pair.key
            if known.contains(key), !isMapping(pair.value) {
                add(pair.value, of: key, &faults)
            } else if known.contains(where: { $0.hasPrefix("\(key).") }) {
                add(pair.value, below: "\(key).", &faults)
            } else if known.contains(key) {
                faults.add(pair.value.start, words("settings.single", ["key": key]))
            } else {
                let likely = isMapping(pair.value) ? groups : known
                faults.add(pair.start, SettingsFile.unknown(key, among: likely))
            }
        }
    }

    /// What keys stand below: `database` of `database.url`.
    private var groups: [String] {
        known.compactMap { key in key.lastIndex(of: ".").map { String(key[..<$0]) } }
    }

    private mutating func add(_ value: YAMLValue, of key: String, _ faults: inout FaultList) {
        let texts = self.texts(value, isList: lists.contains(key))
        guard !value.isEmpty, texts != [] else {
            faults.add(value.start, words("settings.empty", ["key": key]))
            return
        }
        guard let texts else {
            if !value.isUnread { faults.add(value.start, words("settings.single", ["key": key])) }
            return
        }
        if values[key] != nil { faults.add(value.start, words("settings.twice", ["key": key])) }
        values[key] = texts.joined(separator: ",")
    }

    /// What stands for a key; nil for anything but texts.
    private func texts(_ value: YAMLValue, isList: Bool) -> [String]? {
        switch value {
        case .scalar(let text, _, _): return [text]
        case .sequence(let entries, _) where isList:
            let texts = entries.compactMap { self.texts($0, isList: false)?.first }
            return texts.count == entries.count ? texts : nil
        default: return nil
        }
    }

    private func isMapping(_ value: YAMLValue) -> Bool {
        if case .mapping = value { true } else { false }
    }

    private func words(_ key: String, _ values: [String: String] = [:]) -> String {
        Messages.of(.en)(key, values)
    }
}

extension SettingsFile {
    /// That there is no such setting, with the one most likely meant.
    public static func unknown(_ key: String, among known: [String]) -> String {
        guard let near = nearest(to: key, among: known) else {
            return Messages.of(.en)("settings.unknown", ["key": key])
        }
        return Messages.of(.en)("settings.misspelt", ["key": key, "nearest": near])
    }
}
