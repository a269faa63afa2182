import Foundation
import LatitudeStore
import TestSupport
import Testing

@Suite("A connection", .timeLimit(.minutes(5)))
struct ConnectionTests {
    private static func head(_ line: String, _ fields: [String] = [], close: Bool = false) -> String
    {
        let last = close ? ["connection: close"] : []
        let lines = ["\(line) HTTP/1.1", "host: 127.0.0.1"] + fields + last
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    @Test("carries the next answer after one to HEAD, which has no body, errors too")
    func head() async throws {
        try await TroubledHouse.with { house in
            let port = house.journey.server.port
            for path in ["/livez", "/api/v1/openapi.yaml", "/style.css", "/nowhere", "/api/v1/me"] {
                let text = try await Wire.raw(
                    Self.head("HEAD \(path)") + Self.head("GET /livez", close: true),
                    port: port
                )
                let answers = text.components(separatedBy: "\r\n\r\n")
                #expect(answers.count == 3, "\(path): \(text.prefix(300))")
                #expect(answers.dropFirst().first?.hasPrefix("HTTP/1.1 200") == true, "\(path)")
                #expect(answers.last?.isEmpty == false, "\(path)")
            }
        }
    }

    @Test("with a body in broken chunks, two hosts or an unknown encoding gets its own 4xx")
    func forms() async throws {
        try await TroubledHouse.with { house in
            let (port, token) = (house.journey.server.port, house.journey.ada.token.text)
            let book = "PUT /api/v1/recoveries/6f1c2d34-8a5b-4c6d-9e7f-0a1b2c3d4e5f"
            let sent = ["authorization: Bearer \(token)", "content-type: application/json"]
            let before = try await house.counts()
            for (fields, body, status) in [
                (["transfer-encoding: chunked"], "5\r\n{\"amo\r\nzz\r\n", 400),
                (["transfer-encoding: chunked"], "nonsense\r\n{}\r\n0\r\n\r\n", 400),
                (["host: localhost", "content-length: 2"], "{}", 400),
                (["content-encoding: gzip", "content-length: 2"], "{}", 415),
                (["content-encoding: identity, br", "content-length: 2"], "{}", 415),
            ] {
                let request = Self.head(book, sent + fields, close: true) + body
                let text = try await Wire.raw(request, port: port)
                #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(fields) \(text.prefix(200))")
                #expect(!text.dropFirst(8).contains("HTTP/1.1 "), "\(text)")
            }
            #expect(try await house.counts() == before)
        }
    }
}
