import Foundation
import Latitude
import LatitudeAPI

/// What became of an act that was sent.
public enum ActOutcome: Sendable {
    /// The server booked it, now or before.
    case booked(ActAnswer)
    /// It was certainly not booked.
    case refused(Refused)
    /// Nobody knows yet; the act stays on disk.
    case unsettled(Refused)
}

/// What one reply says about an act.
enum ActVerdict {
    case booked
    case refused(Refused)
    /// It says nothing certain; `isWorthRepeating` where a second attempt may tell more.
    case unknown(Refused, isWorthRepeating: Bool)

    /// Reads one reply.
    ///
    /// `mayBeBooked` says that an earlier attempt may have arrived. Then a refusal settles the act
    /// only where the server looks for the id first, and not where it turns requests away at the
    /// door, as with a token that was withdrawn meanwhile.
    init(_ reply: Reply, act: Act, server: ServerAddress, mayBeBooked: Bool) {
        switch reply.status {
        case 200..<300:
            guard Self.isAnswer(reply, to: act) else {
                self = .unknown(.notLatitude(reply, server), isWorthRepeating: false)
                return
            }
            self = .booked
        case 300..<500:
            let refused = reply.refused(by: server)
            let code = refused.problem.refusalCode
            let settles = !mayBeBooked || code?.settlesEarlierAttempts == true
            self = settles ? .refused(refused) : .unknown(refused, isWorthRepeating: false)
        default:
            let refused = reply.refused(by: server)
            switch refused.problem.refusalCode {
            case .serverBusy, .serverAway:
                self = mayBeBooked ? .unknown(refused, isWorthRepeating: false) : .refused(refused)
            case .internalFault: self = .unknown(refused, isWorthRepeating: false)
            default: self = .unknown(refused, isWorthRepeating: true)
            }
        }
    }

    /// A page somebody put between us and the server also answers 200: believe only our own form.
    private static func isAnswer(_ reply: Reply, to act: Act) -> Bool {
        let decoder = WireCoding.decoder()
        if let receipt = try? decoder.decode(Receipt.self, from: reply.body) {
            return act.path == Routes.recovery(.id(receipt.id)) || act.path.hasSuffix("/\(act.id)")
        }
        let acknowledgement = try? decoder.decode(Acknowledgement.self, from: reply.body)
        return acknowledgement.map { $0.id == act.id } ?? false
    }
}

extension RefusalCode {
    /// Whether the server refuses with it only after it has looked whether the id is booked, or
    /// would have refused the same request before.
    fileprivate var settlesEarlierAttempts: Bool {
        switch self {
        case .notSignedIn, .notAtADesk, .tooManyRequests, .notEntitled, .notFound,
            .methodNotAllowed, .hostUnknown, .bodyTooSlow, .serverAway, .serverBusy,
            .outcomeUnknown, .internalFault:
            false
        default: true
        }
    }
}

extension Reply {
    /// The refusal it carries, or one that says that it is no answer of Latitude's.
    func refused(by server: ServerAddress) -> Refused {
        if let problem = try? WireCoding.decoder().decode(Problem.self, from: body) {
            return Refused(problem, body: body, retryAfter: retryAfter)
        }
        switch status {
        case 300..<400:
            return Refused(
                Refusal(
                    .configuration,
                    detail: "\(server) points to \(location ?? "another address").",
                    youCan: ["sign in at the address it points to: latitude login"]
                )
            )
        case 500...: return .notLatitude(self, server)
        default:
            return Refused(
                Refusal(
                    .configuration,
                    detail: "\(server) answered \(status) and not in Latitude's form.",
                    youCan: ["check the address: latitude login", "ask who runs the server"]
                )
            )
        }
    }
}

extension Refused {
    static func notLatitude(_ reply: Reply, _ server: ServerAddress) -> Refused {
        Refused(
            Refusal(
                .outcomeUnknown,
                detail: "\(server) answered \(reply.status) and not in Latitude's form."
            )
        )
    }
}
