import HTTPTypes
import Hummingbird
import Latitude

/// From where a request came, and over what: believed of the proxies that were named, and of
/// nobody else.
struct ProxyMiddleware: RouterMiddleware {
    /// Where proxies of ours are; empty without one.
    let proxies: [AddressRange]
    /// Whether this server speaks TLS itself.
    let isTLS: Bool

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isEncrypted = isTLS
        if !proxies.isEmpty {
            guard let peer = NetworkAddress(context.address), isProxy(peer) else {
                throw Refusal(.hostUnknown, detail: "It answers to the proxy in front of it alone.")
            }
            let forwarded = request.headers[values: Self.forwardedFor]
            context.address = sender(behind: peer, forwarded).description
            context.isEncrypted =
                Self.last(request.headers[values: Self.forwardedProto])?.lowercased() == "https"
        }
        return try await next(request, context)
    }

    private func isProxy(_ address: NetworkAddress) -> Bool {
        proxies.contains { $0.contains(address) }
    }

    /// The last address that is no proxy of ours: whatever stands before it anybody may have sent.
    func sender(behind peer: NetworkAddress, _ forwarded: [String]) -> NetworkAddress {
        var last = peer
        for entry in forwarded.flatMap({ $0.split(separator: ",") }).reversed() {
            guard isProxy(last), let address = NetworkAddress(forwarded: entry) else { break }
            last = address
        }
        return last
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
