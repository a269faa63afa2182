import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("PUT /api/v1/recoveries/{reference}/evidence/{id}", .timeLimit(.minutes(5)))
struct EvidenceRoutesTests {
    @Test("keeps a file by what it is, and gives it back to be saved, not shown")
    func file() async throws {
        try await Self.withAct { router, ada, act in
            let bill = try EvidenceFile.bill("fresh meal", bytes: 100_000)
            let id = Identifier()
            let kept = try await router.add(bill.bytes, "image/png", to: act, ada, id)
            #expect(try kept.decoded(Acknowledgement.self).id == id)
            let again = try await router.add(bill.bytes, nil, to: act, ada, Identifier())
            #expect(again.body == kept.body)
            let path = Routes.after(.id(act.id), .evidence, id: id)
            let saved = try await router.send(.get, path, token: ada.token)
            #expect(Array(buffer: saved.body) == bill.bytes)
            #expect(saved.headers[.contentType] == "application/pdf")
            let name = "\(act.code)-\(id.description.prefix(8)).pdf"
            #expect(saved.headers[.contentDisposition] == "attachment; filename=\"\(name)\"")
            #expect(saved.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
            #expect(saved.headers[.xContentTypeOptions] == "nosniff")
            #expect(saved.headers[.cacheControl] == "no-store")
            let list = try await router.evidence(act, ada)
            #expect(list.state == .there)
            #expect(list.receiptsFrom == .dollars(75))
            #expect(list.evidence.map(\.id) == [id])
            #expect(list.evidence.map(\.size) == [100_000])
        }
    }

    @Test("takes a reason in its place, as JSON alone")
    func missing() async throws {
        try await Self.withAct { router, ada, act in
            let path = Routes.after(.id(act.id), .evidence, id: Identifier())
            let told = try await router.send(
                .put,
                path,
                body: #"{"missing":" the taxi gave none "}"#,
                token: ada.token
            )
            #expect(told.status == .ok)
            let list = try await router.evidence(act, ada)
            #expect(list.state == .missingTold)
            #expect(list.evidence.map(\.missing) == ["the taxi gave none"])
            #expect(list.evidence.map(\.mediaType) == [nil])
            for (body, code) in [
                (#"{"missing":" "}"#, RefusalCode.textEmpty), ("{}", .valueMalformed),
                ("lost it", .malformedBody), (#"{"missing":"a\u0000"}"#, .textInvalid),
            ] {
                let refused = try await router.send(.put, path, body: body, token: ada.token)
                #expect(try refused.problem().code == code.rawValue, "\(body)")
            }
            // Words are no file.
            let file = try await router.get(try #require(list.evidence.first).id, of: act, ada)
            #expect(try file.problem().code == RefusalCode.evidenceUnknown.rawValue)
        }
    }

    @Test("refuses what is no photo and no PDF, whatever it is called")
    func types() async throws {
        try await Self.withAct { router, ada, act in
            for text in ["<html><script>alert(1)</script>", "", "<svg/>", "%PDF-1.4 cut"] {
                for type in ["application/pdf", "image/jpeg", nil] {
                    let refused = try await router.add(Array(text.utf8), type, to: act, ada)
                    let problem = try refused.problem()
                    #expect(problem.code == RefusalCode.evidenceType.rawValue, "\(text)")
                    #expect(problem.status == 415)
                }
            }
            #expect(try await router.evidence(act, ada).evidence.isEmpty)
        }
    }

    @Test("takes 10 MB and not a byte more")
    func size() async throws {
        try await Self.withAct { router, ada, act in
            let most = EvidenceFile.mostBytes
            let largest = try EvidenceFile.bill("large", bytes: most).bytes
            let kept = try await router.add(largest, nil, to: act, ada)
            #expect(kept.status == .ok)
            let id = try kept.decoded(Acknowledgement.self).id
            #expect(Array(buffer: try await router.get(id, of: act, ada).body) == largest)
            let over = try await router.add([0x25] + largest, nil, to: act, ada)
            #expect(try over.problem().code == RefusalCode.bodyTooLarge.rawValue)
            #expect(over.headers[.connection] == "close")
            // Words stay within their own bound.
            let words = #"{"missing":""# + String(repeating: "x", count: 70_000) + #""}"#
            let path = Routes.after(.id(act.id), .evidence, id: Identifier())
            let long = try await router.send(.put, path, body: words, token: ada.token)
            #expect(try long.problem().code == RefusalCode.bodyTooLarge.rawValue)
            let house = router.house
            let check = BookCheck(connection: house.database.owner, keys: TestHouse.keys)
            #expect(try await check.run().isEmpty)
        }
    }

    @Test("waits for a body no longer than its limit says, and not for one said to be too large")
    func slow() async throws {
        let (bytes, more) = AsyncStream.makeStream(of: ByteBuffer.self)
        more.yield(ByteBuffer(string: "%PDF-1.4"))
        let request = Request(
            head: HTTPRequest(method: .put, scheme: nil, authority: nil, path: "/"),
            body: RequestBody(asyncSequence: bytes)
        )
        let limit = BodyLimit(bytes: 100, time: .milliseconds(1))
        let refusal = await #expect(throws: Refusal.self) { try await request.collected(limit) }
        #expect(refusal?.code == .bodyTooSlow)
        var head = request.head
        head.headerFields[.contentLength] = "101"
        let large = Request(head: head, body: request.body)
        let told = await #expect(throws: Refusal.self) { try await large.collected(limit) }
        #expect(told?.code == .bodyTooLarge)
        more.finish()
    }

    @Test("has so many places at once, and few for one person")
    func places() async throws {
        let places = FilePlaces(places: 3, placesEach: 2)
        let (ada, bob) = (UUID(), UUID())
        func refusal(_ person: UUID) async -> RefusalCode? {
            do {
                _ = try await places.hold(for: person) { 1 }
                return nil
            } catch { return (error as? Refusal)?.code }
        }
        try await places.hold(for: ada) {
            try await places.hold(for: ada) {
                #expect(await refusal(ada) == .serverBusy)
                try await places.hold(for: bob) {
                    #expect(await refusal(bob) == .serverBusy)
                }
                #expect(await refusal(bob) == nil)
            }
        }
        await #expect(throws: CancellationError.self) {
            try await places.hold(for: ada) { throw CancellationError() }
        }
        for _ in 0..<4 { #expect(await refusal(ada) == nil) }
    }

    @Test("is nobody's to fetch but theirs, and a file of one act none of another's")
    func others() async throws {
        try await Self.withAct { router, ada, act in
            let house = router.house
            let other = try await house.recoveries.book(.of(.dollars(80)), by: ada.hash)
            let kept = try await router.add(try EvidenceFile.bill("x").bytes, nil, to: act, ada)
            let id = try kept.decoded(Acknowledgement.self).id
            let wrong = try await router.get(id, of: other, ada)
            #expect(try wrong.problem().code == RefusalCode.evidenceUnknown.rawValue)
            let finance = try await house.employee("fay", roles: ["finance"])
            #expect(try await router.get(id, of: act, finance).status == .ok)
            for role in ["staff", "manager", "admin"] {
                let stranger = try await house.employee("x\(role)", roles: [role])
                let refused = try await router.get(id, of: act, stranger)
                #expect(try refused.problem().code == RefusalCode.unknownCode.rawValue)
            }
        }
    }

    private static func withAct(
        _ body: @Sendable @escaping (HouseRouter, TestEmployee, Booking) async throws -> Void
    ) async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let act = try await router.house.recoveries.book(
                .of(.dollars(120), room: "412"),
                by: ada.hash
            )
            try await body(router, ada, act)
        }
    }
}

extension HouseRouter {
    /// Sends a file.
    fileprivate func add(
        _ bytes: [UInt8],
        _ type: String?,
        to act: Booking,
        _ employee: TestEmployee,
        _ id: Identifier = Identifier()
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.authorization: "Bearer \(employee.token.text)"]
        headers[.contentType] = type
        return try await client.execute(
            uri: Routes.after(.id(act.id), .evidence, id: id),
            method: .put,
            headers: headers,
            body: ByteBuffer(bytes: bytes)
        )
    }

    fileprivate func get(
        _ id: Identifier,
        of act: Booking,
        _ employee: TestEmployee
    ) async throws -> TestResponse {
        try await send(
            .get,
            Routes.after(.id(act.id), .evidence, id: id),
            token: employee.token
        )
    }

    fileprivate func evidence(
        _ act: Booking,
        _ employee: TestEmployee
    ) async throws -> EvidenceList {
        try await send(.get, Routes.evidence(.id(act.id)), token: employee.token)
            .decoded(EvidenceList.self)
    }
}
