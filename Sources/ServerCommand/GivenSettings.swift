import Foundation
import LatitudeFiles
import Messages

/// The settings that were given: flags go before the environment, that before the file.
struct GivenSettings: Sendable {
    /// Variables of the command line, which the same shell may hold.
    private static let others: Set<String> = ["LATITUDE_URL", "LATITUDE_TOKEN"]

    private var values: [String: String] = [:]

    /// Throws a `Fault` with exit code 78 for what is no setting, or has no value.
    init(
        flags: [String: String],
        environment: [String: String],
        file: InputFile?,
        known: [String]
    ) throws(Fault) {
        if let file { values = try Self.read(file, known: known) }
        let keys = Dictionary(uniqueKeysWithValues: known.map { (Self.variable($0), $0) })
        let ours = environment.filter {
            $0.key.hasPrefix("LATITUDE_") && !Self.others.contains($0.key)
        }
        for (variable, value) in ours.sorted(by: { $0.key < $1.key }) {
            guard let key = keys[variable] else {
                let text = SettingsFile.unknown(variable, among: Array(keys.keys.sorted()))
                throw Fault(text, exitCode: 78)
            }
            try set(key, to: value, as: variable)
        }
        for (key, value) in flags { try set(key, to: value, as: Self.flag(key)) }
    }

    /// What was given for a key; nil where nothing was.
    subscript(key: String) -> String? { values[key] }

    private mutating func set(
        _ key: String,
        to value: String,
        as name: String
    ) throws(Fault) {
        guard value.contains(where: { !$0.isWhitespace }) else {
            throw Fault(Messages.of(.en)("settings.empty", ["key": name]), exitCode: 78)
        }
        values[key] = value
    }

    private static func read(_ file: InputFile, known: [String]) throws(Fault) -> [String: String] {
        do throws(FileFaults) {
            return try SettingsFile.read(file.data, known: known, lists: Settings.lists)
        } catch {
            let text = Messages.of(.en)("settings.faults", ["file": file.name])
            var fault = Fault(text, exitCode: 78)
            fault.lines = error.text(fileName: file.name).split(separator: "\n").map(String.init)
            throw fault
        }
    }

    private static func variable(_ key: String) -> String {
        "LATITUDE_\(key.uppercased().replacing(".", with: "_"))"
    }

    private static func flag(_ key: String) -> String { "--\(key.replacing(".", with: "-"))" }
}
