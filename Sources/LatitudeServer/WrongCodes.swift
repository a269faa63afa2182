import Foundation
import Hummingbird
import Latitude
import LatitudeStore
import Messages
import RateLimit

/// How many codes that name nothing one person may type, over all their tokens and browsers.
///
/// Whoever joins an act by its code may join a colleague's, so there a code that is guessed is
/// worth something: it is counted before it is looked up, and given back where it was right.
/// Elsewhere a guess tells nothing, as another's act is answered like none, and only what was wrong
/// is counted.
final class WrongCodes: Sendable {
    private let employees: EmployeeStore
    private let limiter = RateLimiter<UUID>(
        policy: RatePolicy(name: "codes", quota: WrongCodes.quota, window: .seconds(86_400))
    )

    /// Wrong codes at once; as many come back in a day.
    static let quota = 30

    init(employees: EmployeeStore) { self.employees = employees }

    /// Counts one and asks; the one is given back unless the code was wrong.
    ///
    /// Throws `too_many_requests` where none is left, without asking. An id is not counted, as
    /// nobody guesses one.
    func counting<R>(
        _ reference: RecoveryReference?,
        by token: TokenHash,
        _ ask: () async throws -> R
    ) async throws -> R {
        guard
            case .code? = reference, let person = try await employees.signedIn(token)?.id
        else { return try await ask() }
        try take(person)
        do {
            let answer = try await ask()
            limiter.refund(person)
            return answer
        } catch {
            if (error as? Refusal)?.code != .unknownCode { limiter.refund(person) }
            throw error
        }
    }

    /// Counts a code that was wrong.
    ///
    /// Throws `too_many_requests` where none is left.
    func count(by token: TokenHash) async throws {
        guard let person = try await employees.signedIn(token)?.id else { return }
        try take(person)
    }

    private func take(_ person: UUID) throws {
        let verdict = limiter.take(person)
        guard verdict.isAllowed else {
            throw Refusal(
                .tooManyRequests,
                sentence: Sentence(
                    "refusal.too_many_requests.codes",
                    count: verdict.resetSeconds
                )
            )
        }
    }
}

/// Counts wrong codes in addresses, on every route below it.
struct WrongCodeMiddleware: RouterMiddleware {
    let wrongCodes: WrongCodes

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal where refusal.code == .unknownCode {
            let typed = context.parameters.get("reference").flatMap { RecoveryReference($0) }
            if case .code? = typed, let token = context.token ?? context.session {
                try await wrongCodes.count(by: token)
            }
            throw refusal
        }
    }
}
