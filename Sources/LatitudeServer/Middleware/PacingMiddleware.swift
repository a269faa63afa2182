import Hummingbird
import NIOCore

/// Sends what is long at the pace of whoever reads it.
///
/// A writer is told to wait by the event loop that writes to the connection, once that has seen
/// what it was given. A file comes from the disk faster than a busy loop looks: a hundred megabytes
/// were seen waiting. So each piece waits until the loop has taken the one before.
struct PacingMiddleware: RouterMiddleware {
    /// What is this short, in bytes, is sent as it is.
    private static let short = 65_536

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if response.body.contentLength ?? .max > Self.short {
            response.body = Self.paced(response.body, by: context.loop)
        }
        return response
    }

    /// The same body, each piece of which waits for what the loop was given before.
    static func paced(_ body: ResponseBody, by loop: any EventLoop) -> ResponseBody {
        ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(
                writer.map { piece in
                    await withCheckedContinuation { taken in loop.execute { taken.resume() } }
                    return piece
                }
            )
        }
    }
}
