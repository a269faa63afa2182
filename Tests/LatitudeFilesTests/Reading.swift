import Foundation
import LatitudeFiles
import Messages

/// What a file is told to be wrong in, one line per fault: `3:14: sentence`; empty when it is read.
func told<Value>(
    _ text: String,
    _ read: (Data) throws(FileFaults) -> Value
) -> [String] {
    told(Data(text.utf8), read)
}

/// The same of a file's bytes.
func told<Value>(
    _ data: Data,
    _ read: (Data) throws(FileFaults) -> Value
) -> [String] {
    do {
        _ = try read(data)
        return []
    } catch {
        return error.description.split(separator: "\n").map(String.init)
    }
}

/// The places alone: `3:14`.
func places(_ told: [String]) -> [String] {
    told.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
}

/// A table of people with one line, changed in one field.
func person(_ changes: [String: String] = [:]) -> String {
    let columns = [
        ("handle", "ada"), ("name", "Ada Whitfield"), ("e-mail", "ada@example.com"),
        ("property", "Latitude Peachtree"), ("cost centre", "FO"), ("roles", "staff"),
        ("language", "en"), ("from", "2026-01-02"), ("until", "2026-12-31"), ("heir", "bo"),
    ]
    let values = columns.map { name, value in
        "\"" + (changes[name] ?? value).replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
    return columns.map(\.0).joined(separator: ",") + "\n" + values.joined(separator: ",") + "\n"
}

/// Random numbers that are the same on every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
