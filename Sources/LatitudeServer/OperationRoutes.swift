import Hummingbird
import Latitude
import LatitudeAPI
import Messages
import NIOCore

/// What operators and tools ask: alive, ready, how busy, how to talk to it.
///
/// None needs a token.
struct OperationRoutes: Sendable {
    /// Why nothing can be booked now; nil when it can.
    let whyNotReady: @Sendable () async -> Sentence?
    /// The state in Prometheus' text format.
    let metrics: @Sendable () -> String

    func register(on router: Router<VisitorContext>) {
        router.get("livez") { _, _ in Self.text("ok\n") }
        router.get("readyz") { _, _ in
            let reason = await whyNotReady()
            return Self.text(
                reason.map { "not ready: \($0.text(in: .en))\n" } ?? "ok\n",
                status: reason == nil ? .ok : .serviceUnavailable
            )
        }
        router.get("metrics") { _, _ in
            Self.text(metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("\(Routes.description)") { _, _ in
            Self.text(
                String(decoding: PackageResources.openapi_yaml, as: UTF8.self),
                type: "application/yaml; charset=utf-8"
            )
        }
    }

    private static func text(
        _ text: String,
        type: String = "text/plain; charset=utf-8",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: .init(byteBuffer: ByteBuffer(string: text))
        )
    }
}
