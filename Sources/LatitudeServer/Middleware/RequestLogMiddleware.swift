import HTTPTypes
import Hummingbird
import Logging

/// One line per request: route, status and duration; no names, amounts, codes or tokens.
struct RequestLogMiddleware: RouterMiddleware {
    /// Whether browsers come by an encrypted way, and are to stay on it.
    let isEncrypted: Bool

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
        if isEncrypted {
            response.headers[.strictTransportSecurity] = "max-age=31536000"
        }
        return response
    }

    private static let guards: [(HTTPField.Name, String)] = [
        (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'"),
        (.xContentTypeOptions, "nosniff"),
        (.cacheControl, "no-store"),
        // With `no-referrer` browsers would send `Origin: null` with our own forms.
        (HTTPField.Name("Referrer-Policy").unwrapped, "same-origin"),
        (HTTPField.Name("Cross-Origin-Opener-Policy").unwrapped, "same-origin"),
    ]
}

extension Duration {
    /// Whole milliseconds, rounded down.
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
