import Foundation
import Hummingbird
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

/// A house behind its router, without sockets.
struct HouseRouter: Sendable {
    let house: TestHouse
    let client: any TestClientProtocol

    static func with(
        _ body: @Sendable @escaping (HouseRouter) async throws -> Void
    ) async throws {
        try await TestHouse.with { house in
            try await serving(house.books) { client in
                try await body(HouseRouter(house: house, client: client))
            }
        }
    }

    /// Lends `body` the same house behind a second server.
    func reopened(_ body: @Sendable @escaping (HouseRouter) async throws -> Void) async throws {
        try await house.reopened { books in
            try await Self.serving(books) { client in
                try await body(HouseRouter(house: house, client: client))
            }
        }
    }

    private static func serving(
        _ books: Books,
        _ body: @Sendable @escaping (any TestClientProtocol) async throws -> Void
    ) async throws {
        let application = Application(
            router: makeRouter(
                RouterParts(
                    books: books,
                    signingKey: TestHouse.signingKey,
                    metrics: { "# no metrics\n" },
                    hostNames: ["localhost"]
                )
            )
        )
        try await application.test(.router) { try await body($0) }
    }

    /// Sends a request; `token` nil sends none.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: String? = nil,
        token: Token? = nil
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let token { headers[.authorization] = "Bearer \(token.text)" }
        return try await client.execute(
            uri: path,
            method: method,
            headers: headers,
            body: body.map { ByteBuffer(string: $0) }
        )
    }

    /// Books by `PUT /api/v1/recoveries/{id}`.
    func put(_ body: String, id: Identifier = Identifier(), by employee: TestEmployee) async throws
        -> TestResponse
    {
        try await send(.put, Routes.recovery(.id(id)), body: body, token: employee.token)
    }
}

extension TestResponse {
    /// The body as JSON of a type.
    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try WireCoding.decoder().decode(type, from: Data(body.readableBytesView))
    }

    /// The problem told, which must be complete and carry its own status.
    func problem(_ sourceLocation: SourceLocation = #_sourceLocation) throws -> Problem {
        #expect(
            headers[.contentType] == "application/problem+json",
            sourceLocation: sourceLocation
        )
        let problem = try decoded(Problem.self)
        #expect(problem.status == Int(status.code), sourceLocation: sourceLocation)
        #expect(!problem.youCan.isEmpty, sourceLocation: sourceLocation)
        return problem
    }
}
