import Hummingbird
import Latitude

/// Answers to the host names the server was given, so that a page elsewhere cannot reach it under
/// a name of its own (DNS rebinding).
struct HostMiddleware: RouterMiddleware {
    /// Host names in lower case, without port.
    let names: Set<String>

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard
            let authority = request.head.authority, let name = Self.name(of: authority),
            names.contains(name)
        else { throw Refusal(.hostUnknown) }
        return try await next(request, context)
    }

    /// The name in `name:port` or `[::1]:port`, in lower case; nil where anything but a port
    /// follows it, such as the `@` that would lead elsewhere in an address made of it.
    static func name(of authority: String) -> String? {
        let name =
            authority.hasPrefix("[")
            ? authority.prefix { $0 != "]" } + "]"
            : authority.prefix { $0 != ":" }
        guard authority.hasPrefix(name) else { return nil }
        let port = authority.dropFirst(name.count)
        let isPort = port.dropFirst().utf8.allSatisfy { (48...57).contains($0) }
        return port.isEmpty || port.first == ":" && isPort ? name.lowercased() : nil
    }
}
