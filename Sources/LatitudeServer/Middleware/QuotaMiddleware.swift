import HTTPTypes
import Hummingbird
import Latitude
import LatitudeStore
import RateLimit

/// How often one person may ask in a minute: by their token, so that colleagues behind one address
/// never wait for each other.
///
/// Every answer says what is left (draft-ietf-httpapi-ratelimit-headers). What has no token is
/// cheap to turn away, and is not counted.
struct QuotaMiddleware: RouterMiddleware {
    private let limiter: RateLimiter<TokenHash>

    /// `quota` requests a minute.
    init(quota: Int) {
        limiter = RateLimiter(
            policy: RatePolicy(name: "person", quota: quota, window: .seconds(60))
        )
    }

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let token = context.token else { return try await next(request, context) }
        let verdict = limiter.take(token)
        var context = context
        if !verdict.isAllowed { context.waitSeconds = verdict.resetSeconds }
        var response = try await next(request, context)
        response.headers[Self.policy] = limiter.policy.policyHeader
        response.headers[Self.limit] = limiter.policy.header(for: verdict)
        if !verdict.isAllowed { response.headers[.retryAfter] = "\(verdict.resetSeconds)" }
        return response
    }

    private static let policy = HTTPField.Name("RateLimit-Policy").unwrapped
    private static let limit = HTTPField.Name("RateLimit").unwrapped
}

/// Turns away who has asked too often; inside whatever makes an answer of a refusal.
struct QuotaRefusal: RouterMiddleware {
    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        if let seconds = context.waitSeconds { throw Refusal.tooOften(seconds) }
        return try await next(request, context)
    }
}

extension Refusal {
    /// Too often; `seconds` says when to come again.
    static func tooOften(_ seconds: Int) -> Refusal {
        Refusal(.tooManyRequests, detail: "Go on in \(seconds) s.")
    }
}
