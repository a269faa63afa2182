import Hummingbird
import LatitudePages
import NIOCore

/// The style sheet of all pages, kept by browsers for as long as they like: its address changes
/// with it.
struct StyleRoute: Sendable {
    func register(on router: Router<VisitorContext>) {
        router.get("\(Style.path)") { _, _ in
            Response(
                status: .ok,
                headers: [
                    .contentType: "text/css; charset=utf-8",
                    .cacheControl: "public, max-age=31536000, immutable",
                ],
                body: .init(byteBuffer: ByteBuffer(bytes: Style.bytes))
            )
        }
    }
}
