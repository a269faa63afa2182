import Foundation
import Latitude
import LatitudeAPI
import Synchronization

/// The least a server does: books each id once and answers it again.
final class Books: Sendable {
    private let booked = Mutex<[String: String]>([:])
    private let next = Mutex<[Behaviour]>([])
    let handle: String

    init(handle: String = "jnowak") { self.handle = handle }

    /// Ids booked so far.
    var ids: [String] { booked.withLock { Array($0.keys) } }

    /// What to do with the next acts instead of answering; they are booked all the same.
    func plan(_ behaviours: Behaviour...) { next.withLock { $0 += behaviours } }

    /// Forgets what was planned and not needed.
    func unplan() { next.withLock { $0 = [] } }

    func respond(_ request: HeardRequest) -> Behaviour {
        if request.path.hasPrefix(Routes.tokens) {
            let isList = request.path == Routes.tokens
            return .answer(200, isList ? House.tokens : #"{"id":"\#(request.id)"}"#)
        }
        guard request.method == "PUT" else { return .answer(200, Wire.me(handle: handle)) }
        let answer = book(request)
        guard let planned = next.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
            return .answer(201, answer)
        }
        if case .dropHalfway = planned { return .dropHalfway(201, answer) }
        return planned
    }

    private func book(_ request: HeardRequest) -> String {
        booked.withLock { booked in
            if let known = booked[request.id] { return known }
            let data = Data(request.body.utf8)
            let body = try? WireCoding.decoder().decode(RecoveryBody.self, from: data)
            let answer = Wire.receipt(
                id: request.id,
                minor: body?.amount?.minor ?? 0,
                number: booked.count
            )
            booked[request.id] = answer
            return answer
        }
    }
}

/// Answers as they travel.
enum Wire {
    static func me(handle: String) -> String {
        """
        {"handle":"\(handle)","name":"Jan Nowak","roles":["staff"],"property":{"name":"Hotel \
        Bałtyk","timeZone":"Europe/Warsaw","currency":"USD","language":"en"},"costCentre":"Front \
        desk","certifiedUntil":"2027-03-31","isOpen":true,"policy":{"number":3,"owner":"Jan \
        Nowak, ext 210"},"funds":[\(fund(scope: "employee_month", used: 62_000, held: 50_000))],\
        "holds":[{"code":"7K3P","what":"laptop to Honolulu","amount":\(money(50_000)),\
        "expiresAt":"2026-11-23T09:00:00Z"}],"month":{"acts":14,"better":9,"notAsked":1}}
        """
    }

    static func receipt(
        id: String = "0f8fad5b-d9cb-469f-a165-70867728950e",
        minor: Int64 = 12_000,
        number: Int = 0,
        kind: String = "spend",
        entry: String = "spend",
        funds: String? = nil,
        extra: String = ""
    ) -> String {
        let code = "7K\(String(2_000 + number).suffix(3))M"
        let funds = funds ?? fund(scope: "employee_month", used: minor, held: 0)
        return """
            {"id":"\(id)","code":"\(code)","kind":"\(kind)","entry":"\(entry)",\
            "amount":\(money(minor)),"bookedAt":"2026-11-21T17:30:00Z","occurredOn":"2026-11-21",\
            "bookedOn":"2026-11-21","spent":\(money(minor)),"held":\(money(0)),\
            "repaid":\(money(0)),"policy":{"number":3,"owner":"Jan Nowak, ext 210"},\
            "certifiedUntil":"2027-03-31","funds":[\(funds)]\(extra)}
            """
    }

    static func fund(
        scope: String,
        subject: String? = nil,
        used: Int64,
        held: Int64 = 0,
        limit: Int64 = 200_000,
        hard: Bool = true
    ) -> String {
        let isDay = scope.hasSuffix("day")
        let window = """
            "from":"2026-11-\(isDay ? "21" : "01")","until":"2026-11-\(isDay ? "21" : "30")"
            """
        let name = subject.map { "\"subject\":\"\($0)\"," } ?? ""
        return """
            {"scope":"\(scope)",\(name)\(window),"hard":\(hard),"limit":\(money(limit)),\
            "used":\(money(used)),"held":\(money(held)),"left":\(money(limit - used - held))}
            """
    }

    static func money(_ minor: Int64, _ currency: String = "USD") -> String {
        "{\"minor\":\(minor),\"currency\":\"\(currency)\"}"
    }

    static func problem(_ code: RefusalCode, detail: String? = nil) -> String {
        let data = try? WireCoding.encoder().encode(Problem(Refusal(code, detail: detail)))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}
