import HTTPTypes
import Hummingbird
import Latitude
import Messages

/// Turns away requests that mean two things, or that nobody here can read.
struct RequestFormMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        // The first Host field has become the authority; another one may name another server.
        guard request.headers[Self.host] == nil else {
            throw Refusal(.valueMalformed, sentence: Sentence("refusal.value_malformed.twoHosts"))
        }
        let encodings = request.headers[values: .contentEncoding].joined(separator: ",")
            .split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        guard encodings.allSatisfy({ $0 == "identity" }) else {
            throw Refusal(.encodingUnknown)
        }
        return try await next(request, context)
    }

    private static let host = HTTPField.Name("Host").unwrapped
}

/// Leaves the body out of every answer to HEAD, errors too: whoever asks so reads none, and would
/// take it for the next answer on that connection (RFC 9110, section 9.3.2).
struct HeadMiddleware: RouterMiddleware {
    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
