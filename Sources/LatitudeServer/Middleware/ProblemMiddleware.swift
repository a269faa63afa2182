import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import Logging
import Messages
import NIOCore

/// The only place where an error becomes an HTTP answer.
struct ProblemMiddleware: RouterMiddleware {
    let methods: MethodTable
    let pages: PageWriter

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let refusal = refusal(for: error, to: request, context: context)
            let answer = try answer(refusal, to: request)
            // Under a name that is not ours, nothing is told of the house.
            guard Self.wantsPage(request), refusal.code != .hostUnknown else { return answer }
            let visit = Visit(
                language: VisitMiddleware.language(request, nil),
                binding: "",
                path: VisitMiddleware.address(request)
            )
            let id = context.id.description
            var page = try await pages.answer(refusal, to: visit, requestID: id)
            for field in answer.headers where field.name != .contentType {
                page.headers[field.name] = field.value
            }
            return page
        }
    }

    /// Whether a browser asks, and not for the interface.
    private static func wantsPage(_ request: Request) -> Bool {
        !request.uri.path.hasPrefix(Routes.prefix)
            && request.headers[.accept]?.contains("text/html") == true
    }

    /// What went wrong, in the catalogue's words; noted where it is ours.
    private func refusal(
        for error: any Error,
        to request: Request,
        context: VisitorContext
    ) -> Refusal {
        if let refusal = error as? Refusal {
            if refusal.code == .internalFault {
                context.logger.error("the books answered what this version cannot read")
            }
            return refusal
        }
        if let error = error as? any HTTPResponseError {
            return refusal(of: error.status, to: request, context: context)
        }
        let refusal = Refusal(fault: error)
        context.logger.log(
            level: refusal.code == .internalFault ? .error : .warning,
            "a request failed",
            metadata: ["error": "\(Refusal.loggable(error))"]
        )
        return refusal
    }

    private func refusal(
        of status: HTTPResponse.Status,
        to request: Request,
        context: VisitorContext
    ) -> Refusal {
        switch status.code {
        case 404:
            let allowed = methods.allowed(request.uri.path)
            return allowed.isEmpty ? Refusal(.notFound) : Refusal(.methodNotAllowed)
        case 413: return Refusal(.bodyTooLarge)
        case 400...499: return Refusal(.valueMalformed)
        default:
            context.logger.error("request failed", metadata: ["status": "\(status.code)"])
            return Refusal(.internalFault)
        }
    }

    private func answer(_ refusal: Refusal, to request: Request) throws -> Response {
        let problem = Problem(refusal)
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        switch refusal.code {
        case .notSignedIn, .signInFailed: headers[.wwwAuthenticate] = "Bearer"
        case .serverAway, .serverBusy, .outcomeUnknown: headers[.retryAfter] = "1"
        case .tooManyRequests: headers[.retryAfter] = "\(refusal.seconds)"
        case .methodNotAllowed:
            headers[.allow] = methods.allowed(request.uri.path).joined(separator: ", ")
        case .bodyTooLarge, .bodyTooSlow, .bodyBroken: headers[.connection] = "close"
        case .encodingUnknown: headers[.acceptEncoding] = "identity"
        default: break
        }
        return Response(
            status: .init(code: problem.status),
            headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: try WireCoding.encoder().encode(problem)))
        )
    }
}

/// Which methods each address takes, from the router's own list.
struct MethodTable: Sendable {
    private let routes: [(segments: [Substring], method: String)]

    /// `path` as the router writes it, with `{name}` or `:name` for a variable part.
    init(_ routes: [(path: String, method: String)]) {
        self.routes = routes.map { ($0.path.split(separator: "/"), $0.method) }
    }

    /// The methods an address takes, sorted; empty when there is no such address.
    func allowed(_ path: String) -> [String] {
        let asked = path.split(separator: "/")
        let matching = routes.filter { route in
            route.segments.count == asked.count
                && zip(route.segments, asked).allSatisfy { segment, part in
                    segment.hasPrefix("{") || segment.hasPrefix(":") || segment == part
                }
        }
        let methods = Set(matching.map(\.method))
        // Whatever can be read can be asked for without its body.
        return (methods.contains("GET") ? methods.union(["HEAD"]) : methods).sorted()
    }
}
