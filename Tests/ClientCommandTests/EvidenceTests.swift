import Foundation
import Latitude
import Synchronization
import Testing

@testable import ClientCommand

/// A server that keeps whatever comes.
private final class BillHouse: Sendable {
    static let pdf = "%PDF-1.4\nfresh meal\n%%EOF\n"
    private static let item = "0f0e0d0c-0b0a-4908-8706-050403020100"

    private let books = Books()
    /// How many answers are lost before the first arrives.
    private let lost: Mutex<Int>

    init(lost: Int = 0) { self.lost = Mutex(lost) }

    func respond(_ request: HeardRequest) -> Behaviour {
        guard request.path.contains("/evidence") else { return books.respond(request) }
        let isLost = lost.withLock { lost in
            lost -= 1
            return lost >= 0
        }
        if isLost { return .drop }
        if request.method == "PUT" {
            return .answer(200, #"{"id":"\#(request.id)","code":"7K2M"}"#)
        }
        if request.path.hasSuffix("/\(Self.item)") { return .answer(200, Self.pdf) }
        return .answer(
            200,
            """
            {"code":"7K2M","state":"there","receiptsFrom":\(Wire.money(7_500)),"evidence":[\
            {"id":"\(Self.item)","mediaType":"application/pdf","size":1234567,"addedBy":"ada",\
            "addedAt":"2026-11-21T17:00:00Z","isErased":false},\
            {"id":"\(Identifier())","missing":"lost\\nit","addedBy":"ada",\
            "addedAt":"2026-11-21T17:10:00Z","isErased":false},\
            {"id":"\(Identifier())","mediaType":"image/png","size":9,"addedBy":"ada",\
            "addedAt":"2026-11-21T17:20:00Z","isErased":true}]}
            """
        )
    }
}

@Suite("A bill at the desk")
struct EvidenceTests {
    private static let pdf = BillHouse.pdf

    @Test("is sent as it is, and once more under the same id where the answer was lost")
    func added() async throws {
        let server = try LoopbackServer(BillHouse(lost: 1).respond)
        let desk = Desk(server: server.url)
        let path = try Self.file(Self.pdf, at: desk)
        let result = await desk.run(["add", "7k2m", "--receipt", path])
        #expect(result.code == 0, "\(result.err)")
        #expect(
            result.out == """
                Kept. PDF, 1 kB                                                    7K2M
                  Later  latitude receipts 7K2M

                """
        )
        let sent = server.requests.filter { $0.method == "PUT" }
        #expect(sent.map(\.body) == [Self.pdf, Self.pdf])
        #expect(Set(sent.map(\.path)).count == 1)
        #expect(sent.first?.path.hasPrefix("/api/v1/recoveries/7K2M/evidence/") == true)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("that is none is refused before anything is sent")
    func refused() async throws {
        let server = try LoopbackServer(BillHouse().respond)
        let desk = Desk(server: server.url)
        let html = try Self.file("<html>", at: desk)
        let large = try Self.file(String(repeating: "x", count: 10_485_761), at: desk, "l.pdf")
        for (line, code) in [
            (["--receipt", html], "evidence_type"), (["--receipt", large], "body_too_large"),
            (["--receipt", "\(desk.home)/none"], "value_malformed"),
            (["--missing", " "], "text_empty"),
        ] {
            let result = await desk.run(["add", "7K2M"] + line)
            #expect(result.code == 65)
            #expect(result.err.contains(code), "\(result.err)")
        }
        #expect(await desk.run(["add", "7K2M"]).code == 64)
        #expect(await desk.run(["add", "7K2M", "--receipt", "x", "--missing", "y"]).code == 64)
        #expect(server.requests.isEmpty)
    }

    @Test("that is missing is said so, and what nobody knows is told to be typed again")
    func missing() async throws {
        let server = try LoopbackServer(BillHouse().respond)
        let desk = Desk(server: server.url)
        let result = await desk.run(["add", "7K2M", "--missing", "the taxi gave none"])
        #expect(result.code == 0)
        #expect(server.requests.last?.body == #"{"missing":"the taxi gave none"}"#)
        let lossy = try LoopbackServer(BillHouse(lost: 2).respond)
        let other = Desk(server: lossy.url)
        #expect(await other.run(["add", "7K2M", "--missing", "none"]).code == 75)
    }

    @Test("is listed, and fetched into a folder")
    func fetched() async throws {
        let server = try LoopbackServer(BillHouse().respond)
        let desk = Desk(server: server.url)
        _ = try Self.file("", at: desk)
        let result = await desk.run(["receipts", "7K2M", "-o", desk.home])
        #expect(result.code == 0, "\(result.err)")
        #expect(
            result.out == """
                1  18:00  ada  PDF, 1.2 MB
                2  18:10  ada  none: lost it
                3  18:20  ada  erased with its guest

                """
        )
        #expect(result.err.contains("Written: \(desk.home)/7K2M-1.pdf"))
        let saved = FileManager.default.contents(atPath: "\(desk.home)/7K2M-1.pdf")
        #expect(saved == Data(Self.pdf.utf8))
    }

    private static func file(
        _ text: String,
        at desk: Desk,
        _ name: String = "bill.pdf"
    ) throws -> String {
        try FileManager.default.createDirectory(
            atPath: desk.home,
            withIntermediateDirectories: true
        )
        let path = "\(desk.home)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
