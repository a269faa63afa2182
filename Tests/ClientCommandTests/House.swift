import Foundation
import Latitude
import LatitudeAPI
import Synchronization

/// A house's server as devices, desks and tokens see it; what is booked goes to `Books`.
final class House: Sendable {
    /// What it knows and was asked to do.
    struct State {
        /// Answers to the next questions for a device's token; then it is granted.
        var polls: [Behaviour] = []
        /// Whose a token is.
        var handles = ["ada-token": "ada", "bob-token": "bob"]
        /// PINs by handle.
        var pins = ["ada": "271828", "bob": "314159"]
        /// How many sign-ins were granted.
        var granted = 0
        /// Answers instead of anything else, by address.
        var instead: [String: Behaviour] = [:]
        /// Tokens ended.
        var ended: [String] = []
    }

    let state = Mutex(State())
    let books = Books(handle: "ada")
    static let deskToken = "desk-token"
    static let desk = #"{"name":"Front desk 1","property":"Hotel Bałtyk","idleSeconds":300}"#
    static let authorization = """
        {"deviceCode":"secret-device","userCode":"BCDF-GHJK","interval":5,"expiresIn":600,\
        "verificationAddress":"https://example.com/device",\
        "verificationAddressComplete":"https://example.com/device?code=BCDF-GHJK"}
        """

    func plan(_ polls: Behaviour...) { state.withLock { $0.polls += polls } }

    func answer(_ path: String, _ behaviour: Behaviour?) {
        state.withLock { $0.instead[path] = behaviour }
    }

    /// Tokens ended so far.
    var ended: [String] { state.withLock { $0.ended } }

    func respond(_ request: HeardRequest) -> Behaviour {
        if let planned = state.withLock({ $0.instead[request.path] }) { return planned }
        let token = request.authorization.map { String($0.dropFirst("Bearer ".count)) } ?? ""
        switch (request.method, request.path) {
        case ("POST", Routes.deviceAuthorizations): return .answer(201, Self.authorization)
        case ("POST", Routes.deviceTokens): return poll()
        case ("GET", Routes.keys): return .answer(404, Wire.problem(.notFound))
        case ("GET", Routes.desk):
            guard token == Self.deskToken else {
                return .answer(401, Wire.problem(.notSignedIn))
            }
            return .answer(200, Self.desk)
        case ("POST", Routes.deskSessions): return take(request.body, token)
        default: return signedIn(request, token)
        }
    }

    private func poll() -> Behaviour {
        state.withLock { state in
            guard state.polls.isEmpty else { return state.polls.removeFirst() }
            return .answer(200, Self.grant("ada", number: 0, &state))
        }
    }

    private func take(_ body: String, _ token: String) -> Behaviour {
        guard token == Self.deskToken else { return .answer(401, Wire.problem(.notSignedIn)) }
        let asked = try? WireCoding.decoder().decode(DeskSessionBody.self, from: Data(body.utf8))
        return state.withLock { state in
            guard let asked, state.pins[asked.handle] == asked.pin else {
                return .answer(401, Wire.problem(.signInFailed))
            }
            state.granted += 1
            return .answer(201, Self.grant(asked.handle, number: state.granted, &state))
        }
    }

    private static func grant(_ handle: String, number: Int, _ state: inout State) -> String {
        let token = "\(handle)-session-\(number)"
        state.handles[token] = handle
        return #"{"token":"\#(token)","handle":"\#(handle)","idleSeconds":300}"#
    }

    private func signedIn(_ request: HeardRequest, _ token: String) -> Behaviour {
        guard let handle = state.withLock({ $0.handles[token] }) else {
            return .answer(401, Wire.problem(.notSignedIn))
        }
        switch (request.method, request.path) {
        case ("GET", Routes.me): return .answer(200, Wire.me(handle: handle))
        case ("GET", Routes.tokens): return .answer(200, Self.tokens)
        case ("DELETE", _):
            state.withLock { state in
                state.ended.append(request.id)
                if request.id == Self.own { state.handles[token] = nil }
            }
            return .answer(200, #"{"id":"\#(request.id)"}"#)
        case ("PUT", let path) where path.hasPrefix(Routes.recoveries):
            return books.respond(request)
        default: return .answer(404, Wire.problem(.notFound))
        }
    }

    /// The id of the token that asks.
    static let own = "0f8fad5b-d9cb-469f-a165-70867728950e"
    /// The id of another.
    static let other = "0f8fad77-0000-4000-8000-000000000001"

    static let tokens = """
        {"tokens":[\
        {"id":"\(own)","label":"latitude 0.1.0 on zażółć-山田","kind":"token",\
        "createdAt":"2026-11-21T08:00:00Z","usedAt":"2026-11-21T17:29:00Z","isCurrent":true},\
        {"id":"\(other)","label":"Firefox on a laptop with a very long name indeed, truly long",\
        "kind":"browser","createdAt":"2026-10-03T08:00:00Z",\
        "usedAt":"2026-11-20T17:00:00Z","isCurrent":false},\
        {"id":"aaaa0000-0000-4000-8000-000000000002","label":"Front desk 1","kind":"desk",\
        "createdAt":"2025-10-03T08:00:00Z","isCurrent":false}]}
        """
}
