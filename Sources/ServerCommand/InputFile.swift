import ArgumentParser
import Foundation
import LatitudeFiles

/// A file handed in, or standard input.
struct InputFile {
    /// Its name as faults begin with it.
    let name: String
    /// What it holds.
    let data: Data

    /// Reads a file; `-` means standard input.
    ///
    /// Throws a `Fault` with exit code 66 when there is none, or it cannot be read.
    init(_ path: String) throws {
        do {
            name = path == "-" ? "standard input" : path
            data =
                path == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data()
                : try Data(contentsOf: URL(filePath: path))
        } catch {
            let reason = (error as? CocoaError)?.code == .fileReadNoSuchFile
            throw Fault(
                reason ? "there is no file \(path)" : "\(path) cannot be read",
                exitCode: 66
            )
        }
    }

    /// A file that is here already, for tests.
    init(name: String, text: String) {
        self.name = name
        data = Data(text.utf8)
    }

    /// What `reader` makes of it; throws a `Fault` that tells everything wrong.
    func read<R>(_ reader: (Data) throws(FileFaults) -> R) throws(Fault) -> R {
        do throws(FileFaults) {
            return try reader(data)
        } catch {
            throw fault(error)
        }
    }

    /// Everything wrong in the file, and that nothing was done.
    func fault(_ faults: FileFaults) -> Fault {
        let count = faults.faults.count + faults.more
        var fault = Fault(
            "nothing was changed: \(name) has \(count) fault\(count == 1 ? "" : "s")",
            exitCode: 65
        )
        fault.lines = faults.text(fileName: name).split(separator: "\n").map(String.init)
        return fault
    }

    /// A fault at the value of a line, or at the line's beginning where it is not found as it is.
    ///
    /// Readers tell lines; the value as it was read is looked for there as a whole cell or value.
    /// `isLast` looks from the end.
    func fault(
        line: Int,
        value: String?,
        isLast: Bool = false,
        _ sentence: String
    ) -> FileFault {
        let place = value.flatMap { column(of: $0, inLine: line, isLast: isLast) }
        return FileFault(line: line, column: place ?? 1, sentence: sentence)
    }

    /// The line of a key of YAML, at or after another line; nil where there is none.
    func line(ofKey key: String, from first: Int = 1) -> Int? {
        for (index, line) in lines.enumerated().dropFirst(first - 1) {
            let content = line.drop { $0 == " " || $0 == "-" || $0 == "{" }
            if content.hasPrefix("\(key):") { return index + 1 }
        }
        return nil
    }

    private var lines: [Substring] {
        text.split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    private var text: String {
        let hasMark = data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF])
        return (hasMark ? String(data: data, encoding: .utf16) : nil)
            ?? String(decoding: data, as: UTF8.self)
    }

    private func column(of value: String, inLine number: Int, isLast: Bool) -> Int? {
        let lines = lines
        guard lines.indices.contains(number - 1), !value.isEmpty else { return nil }
        let line = String(lines[number - 1])
        let bounds = ",;\t\"'"
        let places = line.ranges(of: value).filter { range in
            let before = line[..<range.lowerBound].last { $0 != " " }
            let after = line[range.upperBound...].first { $0 != " " }
            return (before.map { bounds.contains($0) || $0 == ":" } ?? true)
                && (after.map { bounds.contains($0) || "#}".contains($0) } ?? true)
        }
        guard let place = isLast ? places.last : places.first else { return nil }
        return line.distance(from: line.startIndex, to: place.lowerBound) + 1
    }
}

/// What every command that takes over a file has.
struct RehearsalOptions: ParsableArguments {
    @Flag(help: "Do everything, tell it, and undo it.") var dryRun = false
}

extension FileFaults {
    /// The faults of a list; nil when it is empty.
    init?(_ faults: [FileFault]) {
        guard let first = faults.first else { return nil }
        self.init(first, Array(faults.dropFirst()))
    }
}

/// Objects as programs read them: one line, keys in order.
enum Printed {
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Names in quotes, the first twenty of them, as in `“Grand”, “Plaza”`.
    static func names(_ names: [String]) -> String {
        let shown = names.prefix(20).map { "“\($0)”" }.joined(separator: ", ")
        return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
    }
}
