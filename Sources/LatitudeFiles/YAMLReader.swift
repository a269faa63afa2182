import Foundation
import Yams

/// Reads a YAML file into values with places.
///
/// The parser stops at the first key written twice and lays out aliases before anybody can look at
/// them. Both are kept from it by letters of Unicode's private use that stand in for single
/// characters of the text, so that every place stays where it is: one for each `*`, and one in
/// each repeated key.
struct YAMLReader {
    /// How often a repeated key is set aside to go on; the next one ends the reading.
    private static let mostRepeats = 50
    /// The most characters read in all for that, as each time the file is read again.
    private static let mostReread = 1_000_000

    private let source: YAMLSource
    private var faults = FaultList()
    /// What was really written where a letter of private use stands.
    private var replaced: [Unicode.Scalar: Unicode.Scalar] = [:]
    private let star: Unicode.Scalar
    private var standIns: [Unicode.Scalar]

    /// Throws where the file is no text, or holds characters that YAML does not allow.
    init(_ data: Data) throws(FileFaults) {
        source = try YAMLSource(data)
        let used = Set(source.characters)
        let free = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).filter {
            !used.contains($0)
        }
        let repeats = min(Self.mostRepeats, Self.mostReread / max(source.characters.count, 1))
        standIns = Array(free.prefix(repeats + 1))
        guard let star = standIns.popLast() else {
            let sentence = "the file holds every character of private use; take some out"
            throw FileFaults(FileFault(line: 1, column: 1, sentence: sentence))
        }
        self.star = star
        replaced[star] = "*"
    }

    /// What `make` makes of the file's one value, or everything that is wrong.
    mutating func read<Value>(
        _ thing: String,
        _ make: (YAMLValue, YAMLSource, inout FaultList) -> Value?
    ) throws(FileFaults) -> Value {
        let made = root().flatMap { make($0, source, &faults) }
        if let found = faults.faults(in: source.text) { throw found }
        guard let made else {
            throw FileFaults(FileFault(line: 1, column: 1, sentence: "the file holds no \(thing)"))
        }
        return made
    }

    /// The file's one value; nil after a fault.
    private mutating func root() -> YAMLValue? {
        var characters = source.characters.map { $0 == "*" ? star : $0 }
        // The parser keeps a pointer into the text, which short strings do not hand out for long.
        while characters.count < 32 { characters.append(" ") }
        while true {
            do {
                let text = String(String.UnicodeScalarView(characters))
                let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    faults.add(0, "the file is empty")
                    return nil
                }
                return value(root)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                if setAside(context.mark, in: &characters) { continue }
                let key = shown(restored(keys.first ?? ""))
                faults.add(source.offset(context.mark), "\(key) is written twice; keep one")
                return nil
            } catch {
                report(error)
                return nil
            }
        }
    }

    /// Makes a repeated key another one for the parser; false where that cannot be done.
    private mutating func setAside(_ mark: Mark, in characters: inout [Unicode.Scalar]) -> Bool {
        var place = source.index(mark)
        let quotes: Set<Unicode.Scalar> = ["\"", "'"]
        if place < characters.count, quotes.contains(characters[place]) { place += 1 }
        guard place < characters.count, characters[place].isASCII,
            characters[place].properties.isAlphabetic, let standIn = standIns.popLast()
        else { return false }
        replaced[standIn] = characters[place]
        characters[place] = standIn
        return true
    }

    private func restored(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { replaced[$0] ?? $0 }))
    }

    private mutating func value(_ node: Node) -> YAMLValue {
        let start = node.mark.map(source.offset) ?? 0
        switch node {
        case .scalar(let scalar):
            let text = restored(scalar.string)
            guard !isAlias(scalar) else {
                faults.add(
                    start,
                    "\(shown(text)) stands for another place of the file; write the value itself, "
                        + "or quote a text that begins with a star"
                )
                return .unread(start: start)
            }
            return .scalar(text, start: start, isPlain: scalar.style == .plain)
        case .sequence(let sequence):
            return .sequence(sequence.map { value($0) }, start: start)
        case .mapping(let mapping):
            return .mapping(pairs(mapping), start: start)
        case .alias:
            return .unread(start: start)
        }
    }

    private func isAlias(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && scalar.string.unicodeScalars.first == star
    }

    private mutating func pairs(_ mapping: Node.Mapping) -> [YAMLPair] {
        var pairs: [YAMLPair] = []
        var lines: [String: Int] = [:]
        for (key, child) in mapping {
            let start = key.mark.map(source.offset) ?? 0
            let value = value(child)
            guard case .scalar(let scalar) = key, !isAlias(scalar) else {
                faults.add(start, "a key is a single word or text")
                continue
            }
            let name = CellText.tidy(restored(scalar.string))
            if let line = lines[name] {
                faults.add(start, "\(shown(name)) is on line \(line) already; keep one of the two")
            } else {
                lines[name] = source.text.line(at: start)
                pairs.append(YAMLPair(key: name, start: start, value: value))
            }
        }
        return pairs
    }

    private mutating func report(_ error: any Error) {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let offset = source.offset(mark)
            if problem.contains("another document") {
                faults.add(offset, "a second document begins here; a file holds one")
            } else if offset < source.text.bytes.count, source.text.bytes[offset] == Byte.tab {
                faults.add(offset, "a tab cannot indent YAML; use blanks")
            } else {
                let during = context.map { " (\($0.text) on line \(line(of: $0.mark)))" } ?? ""
                faults.add(offset, "this cannot be read as YAML: \(problem)\(during)")
            }
        default:
            faults.add(0, "the file cannot be read as YAML")
        }
    }

    private func line(of mark: Mark) -> Int { source.text.line(at: source.offset(mark)) }
}

/// A YAML file's characters and the places the parser names.
struct YAMLSource {
    /// The largest file, in bytes: 256 kB.
    static let mostBytes = 262_144

    let text: SourceText
    let characters: [Unicode.Scalar]
    /// Where each character begins, in bytes.
    private let starts: [Int]
    /// The first character of each line as the parser counts them: YAML 1.1 breaks lines at three
    /// further characters, which editors do not.
    private let lineStarts: [Int]

    init(_ data: Data) throws(FileFaults) {
        text = try SourceText(data, most: Self.mostBytes, advice: "save the file as UTF-8")
        characters = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
        var starts: [Int] = []
        var lines = [0]
        var offset = 0
        var bad = FaultList()
        for (index, scalar) in characters.enumerated() {
            starts.append(offset)
            if !Self.isAllowed(scalar) {
                let code = String(scalar.value, radix: 16, uppercase: true)
                bad.add(offset, "the character U+\(code) cannot stand in YAML; take it out")
            }
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if Self.breaks.contains(scalar), scalar != "\r" || next != "\n" {
                lines.append(index + 1)
            }
            offset += UTF8.width(scalar)
        }
        (self.starts, lineStarts) = (starts, lines)
        if let found = bad.faults(in: text) { throw found }
    }

    /// The character at a place the parser names, or the end.
    func index(_ mark: Mark) -> Int {
        let line = min(max(mark.line - 1, 0), lineStarts.count - 1)
        return min(lineStarts[line] + max(mark.column - 1, 0), characters.count)
    }

    /// The byte at a place the parser names, or the end.
    func offset(_ mark: Mark) -> Int {
        let index = index(mark)
        return index < starts.count ? starts[index] : text.bytes.count
    }

    private static let breaks: Set<Unicode.Scalar> = [
        "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    /// YAML 1.1, production 1 (`c-printable`).
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD,
            0x10000...0x10FFFF:
            true
        default: false
        }
    }
}
