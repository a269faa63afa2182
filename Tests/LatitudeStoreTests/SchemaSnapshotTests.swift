import Foundation
import TestSupport
import Testing

@Suite("The schema snapshot")
struct SchemaSnapshotTests {
    private static let path = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "sql/schema.sql").path

    /// With LATITUDE_SNAPSHOT=write in the environment the file is written anew instead.
    @Test("is what the migrations make")
    func current() async throws {
        let made = try await TestDatabase.with { database in
            try Self.dump(database.conninfo(.superuser))
        }
        if ProcessInfo.processInfo.environment["LATITUDE_SNAPSHOT"] == "write" {
            try made.write(toFile: Self.path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: Self.path, encoding: .utf8)
        let difference = zip(made.split(separator: "\n"), kept.split(separator: "\n"))
            .first { $0 != $1 }
        #expect(
            made == kept,
            """
            sql/schema.sql differs, first here: \(String(describing: difference)). Run the tests \
            once with LATITUDE_SNAPSHOT=write and look at what changed.
            """
        )
    }

    /// pg_dump's text without what varies: its version, its random token, settings, the schema.
    private static func dump(_ conninfo: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["pg_dump", "--schema-only", "--dbname", conninfo]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let varying = ["--", "SET ", "\\restrict", "\\unrestrict", "SELECT pg_catalog"]
        var text = ""
        var wasBlank = true
        for line in String(decoding: data, as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        ) where !varying.contains(where: line.hasPrefix) {
            if line.isEmpty, wasBlank { continue }
            wasBlank = line.isEmpty
            text += line.replacing("public.", with: "") + "\n"
        }
        return text
    }
}
