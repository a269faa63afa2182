/// One thing wrong in a file, at the place an editor shows.
public struct FileFault: Hashable, Sendable {
    /// The line, counted from 1; a line break inside quotes counts as an editor counts it.
    public let line: Int
    /// The column in characters, counted from 1.
    public let column: Int
    /// What is wrong and how to write it, in one line that quotes the value.
    public let sentence: String

    /// A fault at a place.
    public init(line: Int, column: Int, sentence: String) {
        self.line = line
        self.column = column
        self.sentence = sentence
    }
}

/// Everything wrong in a file, never empty, in the order of the file.
///
/// The first 100 are told; `more` counts the rest.
public struct FileFaults: Error, Hashable, Sendable, CustomStringConvertible {
    /// The most faults told of one file.
    public static let mostTold = 100

    /// The faults told, 1 to 100, sorted by line and column.
    public let faults: [FileFault]
    /// How many further faults are not told.
    public let more: Int

    /// The faults in any order; `more` further ones were counted elsewhere.
    public init(_ first: FileFault, _ others: [FileFault] = [], more: Int = 0) {
        // Swift's sort is stable, so faults at one place stay in the order they were found.
        let sorted = ([first] + others).sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        faults = Array(sorted.prefix(Self.mostTold))
        self.more = more + sorted.count - faults.count
    }

    /// One line per fault, `people.csv:3:14: sentence`, as editors and compilers write it.
    ///
    /// The last line says `and N more` where not all are told.
    public func text(fileName: String) -> String {
        var lines = faults.map { "\(fileName):\($0.line):\($0.column): \($0.sentence)" }
        if more > 0 { lines.append("and \(more) more") }
        return lines.joined(separator: "\n")
    }

    /// One line per fault, `3:14: sentence`.
    public var description: String {
        var lines = faults.map { "\($0.line):\($0.column): \($0.sentence)" }
        if more > 0 { lines.append("and \(more) more") }
        return lines.joined(separator: "\n")
    }
}

/// Faults while a file is read, by their place in its bytes; keeps no more than are told.
struct FaultList {
    private var kept: [(offset: Int, sentence: String)] = []
    private var more = 0

    var isEmpty: Bool { kept.isEmpty }

    /// The sentence is only made when it is kept: a bad file of 100,000 lines has very many.
    mutating func add(_ offset: Int, _ sentence: @autoclosure () -> String) {
        if kept.count == FileFaults.mostTold {
            more += 1
            guard let last = kept.last, offset < last.offset else { return }
            kept.removeLast()
        }
        let place = kept.lastIndex { $0.offset <= offset }.map { $0 + 1 } ?? 0
        kept.insert((offset, sentence()), at: place)
    }

    /// All of them at their lines and columns; nil when there are none.
    func faults(in text: SourceText) -> FileFaults? {
        let faults = kept.map { text.fault($0.offset, $0.sentence) }
        guard let first = faults.first else { return nil }
        return FileFaults(first, Array(faults.dropFirst()), more: more)
    }
}
