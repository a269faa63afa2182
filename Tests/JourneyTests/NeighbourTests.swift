import Foundation
import Latitude
import LatitudeAPI
import LatitudeServer
import LatitudeStore
import TestSupport
import Testing
import Vault

@Suite("Two organisations behind two servers on one PostgreSQL", .timeLimit(.minutes(10)))
struct NeighbourTests {
    /// What is put to each kind of address.
    private static func body(_ path: String) -> String {
        let money = #"{"amount":{"minor":1,"currency":"USD"}}"#
        return switch path.split(separator: "/").dropLast().last ?? "" {
        case "settlement", "repayments": money
        case "outcomes": #"{"outcome":"better"}"#
        case "me", "employees": #"{"pin":"274916"}"#
        case "recoveries": #"{"amount":{"minor":1,"currency":"USD"},"what":"tea"}"#
        default: #"{"words":"so it was then"}"#
        }
    }

    /// Every address that is read or put, about `reference`; booking a new act apart.
    private static func requests(
        about reference: String,
        token: String,
        handle: String = "nobody"
    ) -> [WireRequest] {
        addresses.compactMap { template, method in
            guard method == "GET" || method == "PUT" else { return nil }
            guard (method, template) != ("PUT", "\(Routes.recoveries)/{reference}") else {
                return nil
            }
            let path = template.replacing("{reference}", with: reference)
                .replacing("{handle}", with: handle)
                .replacing("{id}", with: Identifier().description)
                .replacing(/\{[a-z]+\}/, with: "2026-10")
            return WireRequest(
                method: method,
                path: path,
                token: token,
                body: method == "PUT" ? Array(body(path).utf8) : []
            )
        }
    }

    /// An answer's status and body without what was asked for, and without ids that were made up.
    private static func told(_ reply: WireReply, without asked: [String]) -> String {
        asked.reduce("\(reply.status) \(reply.text)") { $0.replacing($1, with: "…") }
            .replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "…")
    }

    @Test("know nothing of each other, by no address and in no error")
    func apart() async throws {
        try await TestDatabase.with { database in
            let first = try await Neighbour.make("Palace", person: "Zenobia", in: database)
            let second = try await Neighbour.make("Harbour Inn", person: "Ulrich", in: database)
            let log = try await first.serving { here in
                let log = try await second.serving { there in
                    try await Self.look(from: first, here, into: second, there)
                    try await Self.look(from: second, there, into: first, here)
                }
                Self.expectSilence(log, about: first)
            }
            Self.expectSilence(log, about: second)
        }
    }

    private static func expectSilence(_ text: String, about one: Neighbour) {
        for word in one.secrets + [one.prefix, one.token.text] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    /// Takes what `owner` has, and asks the other's server for it.
    private static func look(
        from owner: Neighbour,
        _ own: ServerProcess,
        into other: Neighbour,
        _ foreign: ServerProcess
    ) async throws {
        let act = try await book(owner, own)
        let references = [act.id.description, act.code]
        let cover = try await read("\(Routes.recoveries)/\(act.code)/cover", owner, own)
        #expect(cover.status == 200)

        // A token of one is to the other what a token of nobody's is.
        let theirs = try await answers(about: act.code, owner.token, foreign)
        let nobodys = try await answers(about: act.code, Token(), foreign)
        for (their, nobody) in zip(theirs, nobodys) {
            #expect(their.told == nobody.told, "\(their.path)")
            expectSilence(their.told, about: owner)
        }
        #expect(theirs.count { $0.told.hasPrefix("401 ") } > 10)

        // An id and a code of one are to the other what those of no act are.
        for reference in references {
            let unknown = reference == act.code ? "ZZZZZZ" : Identifier().description
            let known = try await answers(about: reference, other.token, foreign)
            let none = try await answers(about: unknown, other.token, foreign)
            for (one, two) in zip(known, none) {
                #expect(one.told == two.told, "\(one.path)")
                expectSilence(one.told, about: owner)
            }
            #expect(known.count { $0.told.hasPrefix("404 ") } >= 8)
        }

        // No key of the other's vouches for a note of the one's.
        let note = try SignedNote(bytes: cover.body)
        #expect(try note.verify([owner.signingKey.publicKey]) == owner.signingKey.publicKey)
        #expect(throws: NoteFault.self) { try note.verify([other.signingKey.publicKey]) }
        let keys = try await read(Routes.keys, other, foreign).text
        #expect(!keys.contains(owner.signingKey.publicKey.text))

        // The id is free in the other's books, and what is booked under it is another act.
        let twin = try await Wire.send(
            WireRequest(
                path: Routes.recovery(.id(act.id)),
                token: other.token.text,
                body: Array(#"{"amount":{"minor":300,"currency":"USD"},"what":"tea"}"#.utf8)
            ),
            port: foreign.port
        )
        #expect((200...201).contains(twin.status), "\(twin.text)")
        let kept = try await read(Routes.recovery(.id(act.id)), owner, own).text
        #expect(kept.contains("77700") && kept.contains("\(owner.secrets[1]) waits"))
    }

    private static func book(_ owner: Neighbour, _ own: ServerProcess) async throws -> Receipt {
        let person = owner.secrets[1]
        let act = """
            {"amount":{"minor":77700,"currency":"USD"},"what":"\(person) waits",
            "guest":"\(person) himself"}
            """
        let booked = try await Wire.send(
            WireRequest(
                path: Routes.recovery(.id(Identifier())),
                token: owner.token.text,
                body: Array(act.utf8)
            ),
            port: own.port
        )
        try #require((200...201).contains(booked.status), "\(booked.text)")
        return try WireCoding.decoder().decode(Receipt.self, from: Data(booked.body))
    }

    private static func read(
        _ path: String,
        _ asker: Neighbour,
        _ server: ServerProcess
    ) async throws -> WireReply {
        try await Wire.send(.get(path, token: asker.token.text), port: server.port)
    }

    private static func answers(
        about reference: String,
        _ token: Token,
        _ server: ServerProcess
    ) async throws -> [(path: String, told: String)] {
        var all: [(String, String)] = []
        for request in requests(about: reference, token: token.text) {
            let reply = try await Wire.send(request, port: server.port)
            // What has been counted meanwhile differs, whoever asks.
            let told =
                request.path == "/metrics"
                ? "\(reply.status)" : told(reply, without: [reference, request.path])
            all.append((request.path, told))
        }
        return all
    }
}
