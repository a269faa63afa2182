import Foundation
import Latitude
import LatitudeAPI
import Messages

/// What became of an act that was sent.
public enum ActOutcome: Sendable {
    /// The server booked it, now or before.
    case booked(ActAnswer)
    /// It was certainly not booked: the books said so, or no byte of it was sent.
    case refused(Refused)
    /// Nobody knows yet; the act stays on disk.
    ///
    /// `isAway` where whatever else waits would only wait as well: nobody answers, or the server
    /// asks for a pause.
    case unsettled(Refused, isAway: Bool)
}

/// What one reply says about an act.
enum ActVerdict {
    case booked
    case refused(Refused)
    /// It says nothing certain; `isWorthRepeating` where a second attempt may tell more.
    case unknown(Refused, isWorthRepeating: Bool)

    /// Reads one reply.
    ///
    /// Only the books' own word settles an act. A proxy may have sent it to another server before
    /// the one that answers, so that even the first answer to a first attempt may come from a
    /// server that knows nothing of a booking. `mayBeBooked` says that an earlier attempt of ours
    /// may have arrived.
    init(_ reply: Reply, act: Act, server: ServerAddress, mayBeBooked: Bool) {
        if (200..<300).contains(reply.status), Self.isAnswer(reply, to: act) {
            self = .booked
            return
        }
        let refused = reply.refusedChange(by: server, mayBeDone: mayBeBooked)
        guard refused.isUnsettled else {
            self = .refused(refused)
            return
        }
        // Asked again at once, the same server would say the same of these.
        let known: [RefusalCode?] = [.serverAway, .serverBusy, .internalFault]
        let isWorthRepeating = reply.status >= 500 && !known.contains(refused.problem.refusalCode)
        self = .unknown(refused, isWorthRepeating: isWorthRepeating)
    }

    /// A page somebody put between us and the server also answers 200: believe only our own form.
    private static func isAnswer(_ reply: Reply, to act: Act) -> Bool {
        let decoder = WireCoding.decoder()
        if let receipt = try? decoder.decode(Receipt.self, from: reply.body) {
            // What follows an act is answered under the act's own id.
            return !act.isOpening || receipt.id == act.id
        }
        let acknowledgement = try? decoder.decode(Acknowledgement.self, from: reply.body)
        return acknowledgement.map { $0.id == act.id } ?? false
    }
}

extension Act {
    /// Whether it opens a recovery, so that its id is the recovery's.
    fileprivate var isOpening: Bool { path == Routes.recovery(.id(id)) }
}

extension Problem {
    /// Whether it says for certain that what was sent is not done.
    ///
    /// That is the books' word, given after they looked for the id, or a refusal of the request's
    /// form, which no server takes. Who may not ask at all is turned away before the id is looked
    /// for: where `mayBeDone` says that an earlier attempt may have arrived, that settles nothing.
    /// Too many requests were counted by a server, unless the answer says that the books did.
    /// Of a newer server's codes those count that are told as a rule (422) or a conflict (409).
    func isTheBooksWord(mayBeDone: Bool) -> Bool {
        switch refusalCode {
        case .serverAway, .serverBusy, .outcomeUnknown, .internalFault, .bodyTooSlow,
            .bodyTooLarge, .bodyBroken, .notFound, .methodNotAllowed, .hostUnknown:
            false
        case .tooManyRequests: booked == false
        case .notSignedIn, .notAtADesk, .notEntitled: !mayBeDone
        case nil: [409, 422].contains(status)
        default: true
        }
    }
}

extension Reply {
    /// Whether whoever asks had better wait before asking for anything else.
    var asksForPause: Bool { status >= 500 || status == 429 }

    /// The refusal it carries; nil where it is no answer of Latitude's.
    var problem: Problem? { try? WireCoding.decoder().decode(Problem.self, from: body) }

    /// The refusal it carries, or one that says that it is no answer of Latitude's.
    func refused(by server: ServerAddress) -> Refused {
        if let problem { return Refused(problem, body: body, retryAfter: retryAfter) }
        let (detail, youCan) = foreign(server)
        return Refused(
            Refusal(
                status < 300 || status >= 500 ? .outcomeUnknown : .configuration,
                detail: detail,
                youCan: youCan
            )
        )
    }

    /// The same for a request to change something: unsettled, unless the books themselves refused.
    func refusedChange(by server: ServerAddress, mayBeDone: Bool) -> Refused {
        // Of ours no refusal comes with the status of a success.
        if status >= 400, let problem {
            return Refused(
                problem,
                body: body,
                retryAfter: retryAfter,
                isUnsettled: !problem.isTheBooksWord(mayBeDone: mayBeDone)
            )
        }
        let (detail, youCan) = foreign(server)
        return .unsettled(detail, youCan: youCan)
    }

    /// What is known of an answer that is not Latitude's, and ways on; the catalogue's where empty.
    private func foreign(_ server: ServerAddress) -> (detail: String, youCan: [String]) {
        switch status {
        case 300..<400:
            (
                "\(server) points to \(location ?? "another address").",
                ["sign in at the address it points to: latitude login"]
            )
        case 400..<500:
            (
                "\(server) answered \(status) and not in Latitude's form.",
                ["check the address: latitude login", "ask who runs the server"]
            )
        default: ("\(server) answered \(status) and not in Latitude's form.", [])
        }
    }
}

extension Refused {
    /// Something was sent and not answered by the books.
    static func unsettled(_ detail: String, youCan: [String] = []) -> Refused {
        Refused(
            Problem(Refusal(.outcomeUnknown, detail: detail, youCan: youCan)),
            body: nil,
            isUnsettled: true
        )
    }

    /// The same with a way on of its own where it is unsettled; the server's JSON stays.
    func going(on way: String) -> Refused {
        guard isUnsettled, let code = problem.refusalCode else { return self }
        let refusal = Refusal(
            code,
            detail: problem.detail,
            rule: problem.rule,
            owner: problem.owner,
            youCan: [way]
        )
        return Refused(Problem(refusal), body: body, retryAfter: retryAfter, isUnsettled: true)
    }

    /// No byte was sent.
    static func notSent(_ reason: String) -> Refused {
        let words = Messages.of(.en)
        return Refused(
            Refusal(
                .serverAway,
                detail: reason,
                rule: words("unsettled.not_sent.rule"),
                youCan: [words("unsettled.not_sent.again"), words("unsettled.not_sent.address")]
            )
        )
    }
}
