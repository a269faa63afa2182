import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// The lock of a shared desk: whoever took it and went away leaves nothing open.
///
/// The server ends the session too; this refuses before anything is sent.
enum DeskLock {
    /// Throws `not_signed_in` where the desk of a login has locked itself; one's own login never
    /// does.
    static func check(
        _ login: Login,
        _ state: StateDirectory,
        now: Date
    ) throws(Refusal) {
        guard let desk = login.desk else { return }
        let again = "latitude as \(login.profile.handle)"
        guard !desk.isOver(now: now) else {
            throw Refusal(
                .notSignedIn,
                detail: "The time at the desk is over; take it again: \(again)",
                youCan: ["take the desk again: \(again)"]
            )
        }
        guard desk.isIdle(now: now, usedAt: DeskUse(state).last ?? desk.takenAt) else { return }
        let idle = DurationText.words(seconds: desk.idleSeconds)
        throw Refusal(
            .notSignedIn,
            detail: "The desk locked itself after \(idle); take it again: \(again)",
            youCan: ["take the desk again: \(again)"]
        )
    }

    /// The same for a command that uses the login: it starts the time anew.
    static func use(_ login: Login, _ state: StateDirectory, now: Date) throws(Refusal) {
        guard login.desk != nil else { return }
        try check(login, state, now: now)
        DeskUse(state).note(now)
    }

    /// Says what to do where the server has ended the sign-in before the desk locked itself.
    static func explain(_ error: any Error, _ login: Login, in context: Context) throws {
        let refused: Refused? =
            switch error {
            case let refused as Refused: refused
            case let act as RefusedAct: act.refused
            case let act as UnsettledAct: act.refused
            default: nil
            }
        guard refused?.problem.refusalCode == .notSignedIn else { return }
        let again = "latitude as \(login.profile.handle)"
        let line = "The server has locked the desk; take it again: \(again)"
        try context.console.err.write(line: line)
    }

    /// Nobody is signed in: at a desk the way on is to take it.
    static func nobody(_ state: StateDirectory) throws(Refusal) -> Refusal {
        guard let enrolled = try DeskFile(state).load() else { return Refusal(.notSignedIn) }
        return Refusal(
            .notSignedIn,
            detail: "Nobody has \(Printable.line(enrolled.desk.name)) now.",
            youCan: ["take it: latitude as HANDLE"]
        )
    }
}
