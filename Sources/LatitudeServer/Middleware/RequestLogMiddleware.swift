import HTTPTypes
import Hummingbird
import Logging

/// One line per request: route, status and duration; no names, amounts, codes or tokens.
struct RequestLogMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        var response = try await next(request, context)
        let elapsed = start.duration(to: .now)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)",
                "route": "\(context.endpointPath ?? "-")",
                "status": "\(response.status.code)",
                "milliseconds": "\(elapsed.milliseconds)",
            ]
        )
        if let id = HTTPField.Name("X-Request-ID") { response.headers[id] = context.id.description }
        for (name, value) in Self.guards where response.headers[name] == nil {
            response.headers[name] = value
        }
        return response
    }

    private static let guards: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        (.xContentTypeOptions, "nosniff"),
        (.cacheControl, "no-store"),
    ]
}

extension Duration {
    /// Whole milliseconds, rounded down.
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
