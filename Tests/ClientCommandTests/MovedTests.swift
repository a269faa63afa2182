import Foundation
import Latitude
import LatitudeAPI
import Synchronization
import Testing

@Suite("An act in another currency than the property one has moved to")
struct MovedTests {
    /// A hold in euros of somebody whose property now has dollars.
    private static let detail = """
        {"recovery":{"id":"0f8fad5b-d9cb-469f-a165-70867728950e","code":"7K2M","kind":"hold",\
        "employee":"jnowak","what":"flight","spent":\(Wire.money(0, "EUR")),\
        "held":\(Wire.money(50_000, "EUR")),"repaid":\(Wire.money(0, "EUR")),"minutes":0,\
        "isReversed":false,"occurredOn":"2026-11-20","bookedAt":"2026-11-20T17:30:00Z"},\
        "incident":"7K2M","reason":"recovery","means":"till","evidence":"missing",\
        "receiptsFrom":\(Wire.money(0, "EUR")),\
        "policy":{"number":3,"owner":"Jan Nowak, ext 210"},"certifiedUntil":"2027-03-31",\
        "entries":[],"outcomes":[]}
        """

    @Test("stands in this suite as the interface describes it")
    func described() throws {
        let data = Data(Self.detail.utf8)
        let detail = try WireCoding.decoder().decode(RecoveryDetail.self, from: data)
        #expect(detail.recovery.spent.currency.code == "EUR")
    }

    @Test(
        "is settled and repaid in its own, where the sum names none",
        arguments: ["settle", "repaid"]
    )
    func readAgain(verb: String) async throws {
        let heard = Record()
        let server = try LoopbackServer { request in
            guard request.method == "PUT" else {
                let isAct = request.path.hasSuffix("/recoveries/7K2M")
                return .answer(200, isAct ? Self.detail : Wire.me(handle: "jnowak"))
            }
            heard.add(request.body)
            guard request.body.contains("\"EUR\"") else {
                return .answer(422, Wire.problem(.currencyOfFund))
            }
            return .answer(200, Wire.receipt(id: request.id))
        }
        let desk = Desk(server: server.url)
        #expect(await desk.run([verb, "7K2M", "410.50"]).code == 0)
        #expect(heard.bodies.count == 2)
        #expect(heard.bodies.last?.contains("41050") == true)
        #expect(desk.unsettled.isEmpty)
    }

    @Test("is not guessed at where the sum names another")
    func named() async throws {
        let heard = Record()
        let server = try LoopbackServer { request in
            guard request.method == "PUT" else {
                let isAct = request.path.hasSuffix("/recoveries/7K2M")
                return .answer(200, isAct ? Self.detail : Wire.me(handle: "jnowak"))
            }
            heard.add(request.body)
            return .answer(422, Wire.problem(.currencyOfFund))
        }
        let desk = Desk(server: server.url)
        #expect(await desk.run(["settle", "7K2M", "410.50usd"]).code == 65)
        #expect(heard.bodies.count == 1)
        #expect(desk.unsettled.isEmpty)
    }
}

/// What a server heard, in order.
private final class Record: Sendable {
    // A lock, as each connection has a thread of its own.
    private let kept = Mutex<[String]>([])

    var bodies: [String] { kept.withLock { $0 } }

    func add(_ body: String) { kept.withLock { $0.append(body) } }
}
