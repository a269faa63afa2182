import Crypto
import Foundation
import Latitude
import LatitudeClient

/// One file being taken out: beside its place until all of it came and is as the server said.
final class ExportFile {
    private let output: String?
    private let part: Int
    private let mayReplace: Bool
    private let console: Console
    private var head: ExportHead?
    private var path: String?
    private var handle: FileHandle?
    private var hash = SHA256()
    private var digest = ""
    private var byteCount: Int64 = 0
    private var progress: ProgressBar?
    /// The start of a line whose end has not come.
    private var unfinished = Data()

    /// `output` nil prints it.
    init(_ output: String?, part: Int, mayReplace: Bool, console: Console) {
        self.output = output
        self.part = part
        self.mayReplace = mayReplace
        self.console = console
    }

    /// Opens the place; throws `configuration` where it cannot be written.
    func begin(_ head: ExportHead) throws {
        self.head = head
        progress = head.byteCount.flatMap { ProgressBar(of: $0, on: console.err) }
        guard let output else { return }
        let path = head.partCount > 1 ? Self.numbered(output, part) : output
        try Self.expectFree(path, mayReplace: mayReplace)
        let partial = "\(path).partial"
        guard FileManager.default.createFile(atPath: partial, contents: nil),
            let handle = FileHandle(forWritingAtPath: partial)
        else { throw Self.cannotWrite(path) }
        (self.path, self.handle) = (path, handle)
    }

    /// Throws `configuration` where a file is in the way.
    ///
    /// To be asked before the server is: it remembers what it gave out.
    static func expectFree(_ path: String, mayReplace: Bool) throws(Refusal) {
        guard !mayReplace, FileManager.default.fileExists(atPath: path) else { return }
        throw Refusal(
            .configuration,
            detail: "“\(Printable.line(path))” is there already.",
            youCan: ["take another name", "write over it: --force"]
        )
    }

    /// Adds what came.
    func take(_ data: Data) throws {
        hash.update(data: data)
        byteCount += Int64(data.count)
        if let handle, let path {
            do {
                try handle.write(contentsOf: data)
            } catch {
                throw Self.cannotWrite(path)
            }
        } else if head?.partCount == 1 {
            unfinished += data
            // Whole lines, so that no letter is cut in two.
            if let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) {
                try console.out.write(String(decoding: unfinished[...end], as: UTF8.self))
                unfinished = Data(unfinished[(end + 1)...])
            }
        }
        try progress?.show(byteCount)
    }

    /// Puts the file in its place where it is whole, and answers how many there are.
    func finish() throws -> Int {
        try progress?.clear()
        let bytes = Data(hash.finalize())
        digest = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        guard let head, head.digest == nil || head.digest == bytes else {
            throw Refusal(.serverAway, detail: "What came is not what was sent.")
        }
        guard let path else { return head.partCount }
        try? handle?.close()
        guard rename("\(path).partial", path) == 0 else { throw Self.cannotWrite(path) }
        return head.partCount
    }

    /// Leaves nothing behind.
    func abandon() {
        try? progress?.clear()
        try? handle?.close()
        if let path { unlink("\(path).partial") }
    }

    /// What `sha256sum --check` reads.
    var checksumLine: String {
        let name = path.map { URL(filePath: $0).lastPathComponent } ?? "-"
        return "\(digest)  \(name)\n"
    }

    /// What is said of it beside.
    func talk(_ month: Month, _ format: String) -> [String] {
        var lines: [String] = []
        if let path, let rows = head?.rowCount {
            lines.append("\(rows) postings, \(byteCount) bytes: \(Printable.line(path))")
        }
        if head?.rowCount == 0 {
            lines.append("Nothing was booked in \(MonthText.long(month)): the file is empty.")
        }
        if let former = head?.former {
            let bytes = former.isSame ? "the same bytes" : "other bytes"
            lines.append("Already exported \(former.at) by \(Printable.line(former.by)): \(bytes).")
        }
        return lines
    }

    /// Writes a small file whole.
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw cannotWrite(path)
        }
    }

    /// `october-2.csv`.
    static func numbered(_ path: String, _ part: Int) -> String {
        let url = URL(filePath: path)
        let name = url.deletingPathExtension().lastPathComponent
        let ending = url.pathExtension.isEmpty ? "" : ".\(url.pathExtension)"
        let folder = path.dropLast(url.lastPathComponent.count)
        return "\(folder)\(name)-\(part)\(ending)"
    }

    private static func cannotWrite(_ path: String) -> Refusal {
        Refusal(.configuration, detail: "“\(Printable.line(path))” cannot be written.")
    }
}

/// How much of a long file has come, on a terminal alone.
struct ProgressBar {
    private let total: Int64
    private let stream: ConsoleOutput
    private var shown = -1

    /// Nil where nobody watches or it is over in a moment.
    init?(of total: Int64, on stream: ConsoleOutput) {
        guard stream.isTerminal, total >= 1_000_000 else { return nil }
        (self.total, self.stream) = (total, stream)
    }

    /// Draws the bar anew where it has grown.
    mutating func show(_ done: Int64) throws {
        let percent = Int(done * 100 / total)
        guard percent != shown else { return }
        shown = percent
        let full = String(repeating: "#", count: percent / 4)
        let empty = String(repeating: ".", count: 25 - percent / 4)
        try stream.write("\r\(full)\(empty) \(percent) % of \(total / 1_000_000) MB")
    }

    /// Takes the bar away.
    func clear() throws { if shown >= 0 { try stream.write("\r\u{1B}[K") } }
}
