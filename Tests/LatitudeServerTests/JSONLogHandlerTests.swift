import Foundation
import Logging
import Testing

@testable import LatitudeServer

@Suite("Log lines")
struct JSONLogHandlerTests {
    /// Saturday, 2026-11-21 at 20:15:00.007 in UTC.
    private static let moment = LogTime(seconds: 1_795_292_100, milliseconds: 7)

    /// The lines that `body` makes a handler write, without their line breaks.
    private func lines(_ body: (LogOutput) async throws -> Void) async throws -> [Data] {
        let place = FileManager.default.temporaryDirectory
            .appending(path: "latitude-log-\(UUID().uuidString)")
        #expect(FileManager.default.createFile(atPath: place.path, contents: nil))
        defer { try? FileManager.default.removeItem(at: place) }
        let file = try FileHandle(forWritingTo: place)
        try await body(LogOutput(descriptor: file.fileDescriptor))
        try file.close()
        let written = try Data(contentsOf: place)
        #expect(written.isEmpty || written.last == UInt8(ascii: "\n"))
        return written.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .dropLast()
    }

    private func logger(_ output: LogOutput, label: String = "latitude") -> Logger {
        Logger(label: label) {
            JSONLogHandler(label: $0, level: .trace, output: output, now: { Self.moment })
        }
    }

    private func object(_ line: Data) throws -> [String: any Sendable] {
        let read = try JSONSerialization.jsonObject(with: line)
        return try #require(read as? [String: any Sendable])
    }

    @Test("writes time, level, label, message, request and metadata, in this order")
    func whole() async throws {
        let lines = try await lines {
            var logger = logger($0)
            logger[metadataKey: "hb.request.id"] = "17"
            logger[metadataKey: "z"] = .stringConvertible(4)
            logger.warning(
                "request",
                metadata: ["a": ["c": "d", "b": ["x": "y"]], "list": ["1", ["k": "v"]], "e": [:]]
            )
        }
        let expected =
            #"{"time":"2026-11-21T20:15:00.007Z","level":"warning","label":"latitude","#
            + #""message":"request","request_id":"17","metadata":{"a.b.x":"y","a.c":"d","e":{},"#
            + #""list":["1",{"k":"v"}],"z":"4"}}"#
        #expect(lines.map { String(decoding: $0, as: UTF8.self) } == [expected])
    }

    @Test("leaves out what there is none of, and writes nothing below its level")
    func bare() async throws {
        let lines = try await lines { output in
            var logger = logger(output, label: "")
            logger.logLevel = .error
            logger.warning("no")
            logger.critical("yes")
        }
        let expected =
            #"{"time":"2026-11-21T20:15:00.007Z","level":"critical","label":"","message":"yes"}"#
        #expect(lines.map { String(decoding: $0, as: UTF8.self) } == [expected])
    }

    @Test("lets the event win over the task, that over the handler, and plain keys over nested")
    func precedence() async throws {
        let lines = try await lines {
            var handler = JSONLogHandler(
                label: "l",
                output: $0,
                metadataProvider: .init { ["a": "task", "b": "task"] },
                now: LogTime.now
            )
            handler.metadata = ["a": "handler", "b": "handler", "c": "handler"]
            handler[metadataKey: "d.e"] = "plain"
            let logger = Logger(label: "l", factory: { _ in handler })
            logger.info("m", metadata: ["a": "event", "d": ["e": "nested"]])
            #expect(handler[metadataKey: "c"] == "handler")
        }
        let metadata = try #require(object(lines[0])["metadata"] as? [String: String])
        #expect(metadata == ["a": "event", "b": "task", "c": "handler", "d.e": "plain"])
    }

    @Test("names an error's type")
    func error() async throws {
        let lines = try await lines { logger($0).error("failed", error: CancellationError()) }
        let metadata = try #require(object(lines[0])["metadata"] as? [String: String])
        #expect(metadata["error.type"] == "Swift.CancellationError")
        #expect(metadata["error.message"] == "CancellationError()")
    }

    @Test("keeps whatever it is given on one line of JSON, byte for byte")
    func fuzz() async throws {
        var random = Noise(state: 412)
        let samples = (0..<3_000).map { _ in (random.text(), random.text(), random.text()) }
        let lines = try await lines {
            for (message, key, value) in samples {
                logger($0, label: value).info("\(message)", metadata: [key: "\(value)"])
            }
        }
        try #require(lines.count == samples.count)
        for (line, (message, key, value)) in zip(lines, samples) {
            #expect(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
            let read = try object(line)
            #expect(Array((read["message"] as? String ?? "").utf8) == Array(message.utf8))
            #expect(Array((read["label"] as? String ?? "").utf8) == Array(value.utf8))
            guard !["request_id", "hb.request.id"].contains(key) else { continue }
            let metadata = try #require(read["metadata"] as? [String: String])
            #expect(metadata.count == 1)
            #expect(metadata.keys.first.map { Array($0.utf8) } == Array(key.utf8))
            #expect(metadata.values.first.map { Array($0.utf8) } == Array(value.utf8))
        }
    }

    @Test("keeps nested metadata readable, however deep")
    func nested() async throws {
        var random = Noise(state: 7)
        let lines = try await lines { output in
            for _ in 0..<500 { logger(output).info("m", metadata: ["k": random.value(depth: 12)]) }
            var deep: Logger.MetadataValue = "end"
            for index in 0..<5_000 { deep = index.isMultiple(of: 2) ? ["d": deep] : [deep] }
            logger(output).info("m", metadata: ["deep": deep])
        }
        #expect(lines.count == 501)
        for line in lines { _ = try object(line) }
    }

    @Test("escapes what ends a line or steers a terminal")
    func escapes() async throws {
        let lines = try await lines {
            let marks = "\u{85}\u{9B}\u{A0}\u{2027}\u{2028}\u{2029}\u{FEFF}é"
            logger($0).info("\u{0}\t\r\n\u{1B}[2J\"\\\u{7F}\(marks)")
        }
        let text = String(decoding: lines[0], as: UTF8.self)
        let expected =
            #""\u0000\t\r\n\u001b[2J\"\\\u007f\u0085\u009b"# + "\u{A0}\u{2027}"
            + #"\u2028\u2029\ufeffé""#
        #expect(text.contains(expected))
    }

    @Test("cuts what is too long, never within a character")
    func cut() async throws {
        for shift in 0..<4 {
            let text = String(repeating: "a", count: shift) + String(repeating: "💶", count: 4_000)
            let lines = try await lines { logger($0).info("\(text)") }
            let message = try #require(object(lines[0])["message"] as? String)
            #expect(message.utf8.count <= LogLine.longestText + 3)
            #expect(message.utf8.count > LogLine.longestText - 4)
            #expect(message.hasSuffix("💶…") && text.hasPrefix(message.dropLast()))
        }
    }

    @Test("never mixes the lines of many threads")
    func threads() async throws {
        let lines = try await lines { output in
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        let text = String(repeating: "\(task)", count: 6_000)
                        for _ in 0..<100 { logger(output).info("\(text)") }
                    }
                }
            }
        }
        #expect(lines.count == 800)
        for line in lines {
            let message = try #require(object(line)["message"] as? String)
            #expect(message.utf8.count == 6_000 && Set(message).count == 1)
        }
    }

    @Test("gives a line up when the reader of a pipe takes nothing, and starts the next afresh")
    func stuckReader() throws {
        let pipe = Pipe()
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        #expect(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        let logger = logger(LogOutput(descriptor: descriptor))
        let text = String(repeating: "x", count: 8_000)
        let facts = (0..<4).map { ("\($0)", Logger.MetadataValue.string(text)) }
        // A pipe holds 64 kB, so of two lines of 40 kB it takes one and a half.
        for _ in 0..<2 { logger.info("\(text)", metadata: Dictionary(uniqueKeysWithValues: facts)) }
        let first = pipe.fileHandleForReading.availableData
        logger.info("after")
        try pipe.fileHandleForWriting.close()
        let rest = try pipe.fileHandleForReading.readToEnd() ?? Data()
        let lines = (first + rest).split(separator: UInt8(ascii: "\n"))
        #expect(try object(try #require(lines.last))["message"] as? String == "after")
        #expect(lines.map { (try? object($0)) != nil } == [true, false, true])
    }

    @Test(
        "writes moments as RFC 3339",
        arguments: [
            (0, 0, "1970-01-01T00:00:00.000Z"), (951_782_399, 999, "2000-02-28T23:59:59.999Z"),
            (951_782_400, 1, "2000-02-29T00:00:00.001Z"),
            (4_107_542_399, 50, "2100-02-28T23:59:59.050Z"),
            (4_107_542_400, 0, "2100-03-01T00:00:00.000Z"),
        ]
    )
    func time(seconds: Int, milliseconds: Int, text: String) {
        var line = LogLine()
        LogTime(seconds: seconds, milliseconds: milliseconds).add(to: &line)
        #expect(String(decoding: line.bytes, as: UTF8.self) == text)
    }

    @Test("agrees with Foundation on every day of four centuries")
    func calendar() {
        let style = Date.ISO8601FormatStyle().year().month().day()
        for day in 0..<146_097 {
            var line = LogLine()
            LogTime(seconds: day * 86_400, milliseconds: 0).add(to: &line)
            let text = Date(timeIntervalSince1970: Double(day) * 86_400).formatted(style)
            #expect(String(decoding: line.bytes.prefix(10), as: UTF8.self) == text)
        }
    }

    @Test("writes short lines for people")
    func text() async throws {
        let lines = try await lines { output in
            var logger = Logger(label: "latitude") {
                TextLogHandler(label: $0, output: output, now: { Self.moment })
            }
            logger[metadataKey: "request_id"] = "17"
            logger.debug("no")
            logger.info("request", metadata: ["status": "200", "route": "/\u{1B}[0m\n"])
            logger.error("failed")
        }
        #expect(
            lines.map { String(decoding: $0, as: UTF8.self) } == [
                "20:15:00.007Z info     latitude: request  route=/\\u001b[0m\\n  status=200  "
                    + "request_id=17",
                "20:15:00.007Z ERROR    latitude: failed  request_id=17",
            ]
        )
    }

    @Test("makes a handler of either form")
    func forms() {
        let json = LogForm.json.handler(label: "l", level: .notice)
        #expect(json is JSONLogHandler && json.logLevel == .notice)
        #expect(LogForm.text.handler(label: "l") is TextLogHandler)
    }
}

/// Texts and metadata that nobody would choose, the same ones every time.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (https://prng.di.unimi.it/splitmix64.c).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Up to 40 bytes or scalars: noise, control characters, marks of JSON, separators, emoji.
    mutating func text() -> String {
        let length = Int.random(in: 0...40, using: &self)
        switch UInt8.random(in: 0...3, using: &self) {
        case 0:
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &self) }
            return String(decoding: bytes, as: UTF8.self)
        case 1:
            let marks = Array("\u{0}\r\n\t\"\\/{}[],:u\u{7F}\u{85}\u{9B}\u{2028}\u{2029}\u{FEFF}")
            return String((0..<length).map { _ in marks.randomElement(using: &self) ?? "x" })
        case 2:
            let scalars = (0..<length).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x10_FFFF, using: &self))
            }
            return String(String.UnicodeScalarView(scalars))
        default: return String(repeating: "👩‍🍳\r\n", count: length)
        }
    }

    mutating func value(depth: Int) -> Logger.MetadataValue {
        switch UInt8.random(in: 0...(depth > 0 ? 3 : 1), using: &self) {
        case 0: return .string(text())
        case 1: return .stringConvertible(next())
        case 2: return .array((0..<3).map { _ in value(depth: depth - 1) })
        default:
            let entries = (0..<2).map { _ in (text(), value(depth: depth - 1)) }
            return .dictionary(Dictionary(entries) { $1 })
        }
    }
}
