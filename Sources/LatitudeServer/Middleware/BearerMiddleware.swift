import Hummingbird
import Latitude
import LatitudeStore

/// Takes the bearer token and the session's cookie from the request; keeps their hashes alone.
struct BearerMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 256 {
                context.token = TokenHash(of: String(parts[1]))
            }
        }
        context.session = Cookies.value(Cookies.session, in: request).map { TokenHash(of: $0) }
        return try await next(request, context)
    }
}

/// Finds out who holds the token, for routes that read.
struct SignInMiddleware: RouterMiddleware {
    let employees: EmployeeStore
    let quota: PersonQuota

    func handle(
        _ request: Request,
        context: BearerContext,
        next: (Request, BearerContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.employee = try await employees.signedIn(context.token)
        quota.note(context.employee?.id, of: context.token)
        return try await next(request, context)
    }
}
