import AsyncHTTPClient
public import Foundation
public import Latitude
public import LatitudeAPI
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// What is known of a file of postings before its bytes come.
public struct ExportHead: Sendable {
    /// How long it is; nil where the server does not say.
    public let byteCount: Int64?
    /// SHA-256 of its bytes; nil where the server does not say.
    public let digest: Data?
    /// How many postings it has; nil where the server does not say.
    public let rowCount: Int?
    /// How many files the month makes; 1 at least.
    public let partCount: Int
    /// When, by whom, and whether as `same` or `other` bytes it was taken out before; nil where it
    /// never was.
    public let former: (at: String, by: String, isSame: Bool)?
}

extension LatitudeClient {
    /// Every file of postings taken out, latest first.
    public func exports() async throws(Refused) -> Answer<ExportList> {
        try await read("GET", Routes.exports)
    }

    /// Takes a month out: `begin` is told what comes, `take` gets the bytes piece by piece.
    ///
    /// Ten minutes is the longest it may take. Throws `Refused`, and whatever the two throw.
    public func export(
        _ month: Month,
        format: String,
        part: Int,
        begin: (ExportHead) throws -> Void,
        take: (Data) throws -> Void
    ) async throws {
        let path = Routes.export(month, format: format) + (part > 1 ? "?part=\(part)" : "")
        let response = try await exchange.open(path, accept: "*/*", seconds: 600)
        guard response.status == .ok else {
            let body = try await Self.orAway { try await response.body.collect(upTo: 1 << 20) }
            let reply = Reply(
                status: Int(response.status.code),
                location: response.headers.first(name: "location"),
                retryAfter: response.headers.first(name: "retry-after").flatMap { Int($0) },
                body: Data(buffer: body)
            )
            throw reply.refused(by: server)
        }
        try begin(ExportHead(response))
        var pieces = response.body.makeAsyncIterator()
        while let piece = try await Self.orAway({ try await pieces.next() }) {
            try take(Data(buffer: piece))
        }
    }

    /// A broken line in the middle is the server gone away.
    private static func orAway<Value>(
        _ body: () async throws -> Value
    ) async throws(Refused) -> Value {
        do {
            return try await body()
        } catch {
            throw Refused(
                Refusal(.serverAway, detail: "The connection was lost before the whole file came.")
            )
        }
    }
}

extension ExportHead {
    fileprivate init(_ response: HTTPClientResponse) {
        func number(_ name: String) -> Int? {
            response.headers.first(name: name).flatMap { Int($0) }
        }
        byteCount = number("content-length").map(Int64.init)
        rowCount = number(ExportHeader.rows)
        partCount = max(1, number(ExportHeader.parts) ?? 1)
        let stated = response.headers.first(name: "repr-digest")?.split(separator: ":") ?? []
        digest = stated.count == 2 ? Data(base64Encoded: String(stated[1])) : nil
        let words = (response.headers.first(name: ExportHeader.former) ?? "").split(separator: " ")
        former =
            words.count == 3
            ? (String(words[0]), String(words[1]), words[2] == "same") : nil
    }
}
