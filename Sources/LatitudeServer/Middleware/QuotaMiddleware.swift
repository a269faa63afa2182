import HTTPTypes
import Hummingbird
import Latitude
import Messages
import RateLimit

/// Counts each request for the person who makes it, by their token or their session's cookie, so
/// that colleagues behind one address never wait for each other.
///
/// Every answer says what is left (draft-ietf-httpapi-ratelimit-headers). What carries neither is
/// cheap to turn away, and is not counted.
struct QuotaMiddleware: RouterMiddleware {
    let quota: PersonQuota

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard let token = context.token ?? context.session else {
            return try await next(request, context)
        }
        let verdict = quota.take(token)
        var context = context
        if !verdict.isAllowed { context.waitSeconds = verdict.resetSeconds }
        var response = try await next(request, context)
        // The money path learns from its answer alone that nobody holds the token any more.
        if response.status == .unauthorized { quota.note(nil, of: token) }
        response.headers[Self.policy] = quota.policy.policyHeader
        response.headers[Self.limit] = quota.policy.header(for: verdict)
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
        Refusal(
            .tooManyRequests,
            sentence: Sentence("refusal.too_many_requests.wait", count: seconds)
        )
    }
}
