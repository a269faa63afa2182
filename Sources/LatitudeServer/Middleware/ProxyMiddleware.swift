import HTTPTypes
import Hummingbird
import Latitude

/// From where a request came, and over what: believed of the one proxy that was named, and of
/// nobody else.
struct ProxyMiddleware: RouterMiddleware {
    /// The proxy's address; nil without one.
    let proxy: String?
    /// Whether this server speaks TLS itself.
    let isTLS: Bool

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isEncrypted = isTLS
        if let proxy {
            guard context.address == proxy else {
                throw Refusal(.hostUnknown, detail: "It answers to the proxy at \(proxy) alone.")
            }
            // The last entry is the proxy's own; whatever stands before it anybody may have sent.
            if let last = Self.last(request.headers[values: Self.forwardedFor]) {
                context.address = String(last.prefix(64))
            }
            context.isEncrypted =
                Self.last(request.headers[values: Self.forwardedProto])?.lowercased() == "https"
        }
        return try await next(request, context)
    }

    private static func last(_ values: [String]) -> String? {
        values.last?.split(separator: ",").last.map { $0.trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static let forwardedFor = HTTPField.Name("X-Forwarded-For").unwrapped
    private static let forwardedProto = HTTPField.Name("X-Forwarded-Proto").unwrapped
}

extension Substring {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension Optional where Wrapped == HTTPField.Name {
    /// A field name written down here, which has the form of one.
    var unwrapped: HTTPField.Name {
        guard let self else { preconditionFailure("a field name of ours has no such form") }
        return self
    }
}
