import Foundation
import LatitudeStore
import RateLimit
import Synchronization

/// How often one person may ask in a minute, over all their tokens and browsers.
///
/// Whose a token is, the books say; the money path does not ask them beforehand. A token counts by
/// itself until some answer has told whose it is.
final class PersonQuota: Sendable {
    /// Whom a request counts for.
    private enum Asker: Hashable, Sendable {
        case person(UUID)
        case token(TokenHash)
    }

    /// Tokens remembered; beyond it all are forgotten, and learned again as they are used.
    private static let capacity = 20_000

    private let limiter: RateLimiter<Asker>
    // A lock, because every request looks here, and none may await.
    private let holders = Mutex<[TokenHash: UUID]>([:])

    /// `quota` requests a minute.
    init(_ quota: Int) {
        limiter = RateLimiter(
            policy: RatePolicy(name: "person", quota: quota, window: .seconds(60))
        )
    }

    /// What every person is held to.
    var policy: RatePolicy { limiter.policy }

    /// Counts a request that carries a token.
    func take(_ token: TokenHash) -> RateVerdict {
        limiter.take(holders.withLock { $0[token] }.map { .person($0) } ?? .token(token))
    }

    /// Notes whose a token is; nil is nobody's, so that an old token uses up no quota of who held
    /// it.
    func note(_ holder: UUID?, of token: TokenHash) {
        let isNew = holders.withLock { holders in
            guard holders[token] != holder else { return false }
            if holders.count >= Self.capacity { holders.removeAll() }
            holders[token] = holder
            return true
        }
        // The request that told counts for them as well, or a fresh token would always be free.
        if isNew, let holder { _ = limiter.take(.person(holder)) }
    }
}
