import Foundation
import Latitude
import LatitudeAPI
import Testing

@testable import ClientCommand

@Suite("Exports at the desk")
struct ExportTests {
    private static let csv = "entry,line\r\n1,1\r\n"
    /// SHA-256 of `csv`, in base64 and hexadecimal.
    private static let digest = "jjkj/fIVIHHJ0ihx8BhrSaUc9q+QTOGgPb8KE0obctI="
    private static let hex = "8e3923fdf2152071c9d22871f0186b49a51cf6af904ce1a03dbf0a134a1b72d2"

    private func signedIn() async throws -> (desk: Desk, house: House, server: LoopbackServer) {
        let house = House()
        let server = try LoopbackServer(house.respond)
        let desk = Desk()
        let result = await desk.run(["login", "--url", server.url], input: "ada-token\n")
        try #require(result.code == 0, "\(result.err)")
        return (desk, house, server)
    }

    private func head(_ digest: String, parts: Int = 1, former: String? = nil) -> String {
        let former = former.map { "\(ExportHeader.former): \($0)\r\n" } ?? ""
        return "Repr-Digest: sha-256=:\(digest):\r\n\(ExportHeader.rows): 1\r\n"
            + "\(ExportHeader.parts): \(parts)\r\n\(former)"
    }

    @Test("are written with their hash beside them, and over nothing that is there")
    func writes() async throws {
        let (desk, house, _) = try await signedIn()
        house.answer(
            "/api/v1/exports/2026-10/csv",
            .file(Self.csv, head: head(Self.digest, former: "2026-11-02T08:00:00Z fiona same"))
        )
        let path = "\(desk.home)/october.csv"
        let line = ["export", "2026-10", "--output", path]
        let result = await desk.run(line)
        #expect(result.code == 0, "\(result.err)")
        #expect(result.out.isEmpty)
        #expect(result.err.contains("1 postings, \(Self.csv.utf8.count) bytes"))
        #expect(result.err.contains("Already exported 2026-11-02T08:00:00Z by fiona: the same"))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.csv)
        let sum = try String(contentsOfFile: "\(path).sha256", encoding: .utf8)
        #expect(sum == "\(Self.hex)  october.csv\n")
        let again = await desk.run(line)
        #expect(again.code == RefusalCode.configuration.entry.exitCode)
        #expect(await desk.run(line + ["--force"]).code == 0)
    }

    @Test("that did not come whole, or as they were sent, leave nothing behind")
    func broken() async throws {
        let (desk, house, _) = try await signedIn()
        let path = "\(desk.home)/october.csv"
        let other = Data(repeating: 7, count: 32).base64EncodedString()
        for behaviour in [
            Behaviour.file(Self.csv, head: head(other)), .dropHalfway(200, Self.csv), .drop,
        ] {
            house.answer("/api/v1/exports/2026-10/csv", behaviour)
            let result = await desk.run(["export", "2026-10", "-o", path])
            #expect(result.code == RefusalCode.serverAway.entry.exitCode, "\(result.err)")
            for name in [path, "\(path).partial", "\(path).sha256"] {
                #expect(!FileManager.default.fileExists(atPath: name), "\(name)")
            }
        }
    }

    @Test("are printed where no file is named, but not several")
    func prints() async throws {
        let (desk, house, _) = try await signedIn()
        house.answer("/api/v1/exports/2026-10/csv", .file(Self.csv, head: head(Self.digest)))
        #expect(await desk.run(["export", "2026-10"]).out == Self.csv)
        house.answer(
            "/api/v1/exports/2026-10/xero",
            .file(Self.csv, head: head(Self.digest, parts: 2))
        )
        house.answer(
            "/api/v1/exports/2026-10/xero?part=2",
            .file(Self.csv, head: head(Self.digest, parts: 2))
        )
        let several = await desk.run(["export", "2026-10", "--format", "xero"])
        #expect(several.code == RefusalCode.valueMalformed.entry.exitCode)
        #expect(several.out.isEmpty)
        let path = "\(desk.home)/x.csv"
        let line = ["export", "2026-10", "--format", "xero", "-o", path]
        #expect(await desk.run(line).code == 0)
        let sums = try String(contentsOfFile: "\(path).sha256", encoding: .utf8)
        #expect(sums == "\(Self.hex)  x-1.csv\n\(Self.hex)  x-2.csv\n")
    }

    @Test("show how much has come on a terminal, of long files alone")
    func progress() throws {
        let shown = Captured()
        let terminal = ConsoleOutput(isTerminal: true) { shown.append($0) }
        let file = ConsoleOutput(isTerminal: false) { shown.append($0) }
        #expect(ProgressBar(of: 2_000_000, on: file) == nil)
        #expect(ProgressBar(of: 20_000, on: terminal) == nil)
        var bar = try #require(ProgressBar(of: 2_000_000, on: terminal))
        try bar.show(1_000_000)
        try bar.show(1_000_001)
        try bar.clear()
        #expect(
            shown.text == "\r############............. 50 % of 2 MB\r\u{1B}[K"
        )
    }
}
