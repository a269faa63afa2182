import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import LatitudeServer

@Suite("A long body")
struct PacingMiddlewareTests {
    @Test("waits with each piece until the loop has seen the one before, and arrives whole")
    func waits() async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let seen = Seen()
        let pieces = (0..<200).map { ByteBuffer(integer: UInt64($0)) }
        let body = PacingMiddleware.paced(ResponseBody(contentsOf: pieces), by: loop)
        #expect(body.contentLength == 1_600)
        try await body.write(BusyWriter(loop: loop, seen: seen))
        let early = seen.early.load(ordering: .sequentiallyConsistent)
        let arrived = seen.pieces.withLock { $0 }
        let isFinished = seen.isFinished.load(ordering: .sequentiallyConsistent)
        #expect(early == 0)
        #expect(arrived == pieces)
        #expect(isFinished)
    }

    private final class Seen: Sendable {
        let pieces = Mutex<[ByteBuffer]>([])
        /// What the loop has looked at.
        let count = Atomic(0)
        /// How many pieces came before it had looked at all those before.
        let early = Atomic(0)
        let isFinished = Atomic(false)
    }

    /// Takes a piece at once and leaves the loop to look later, as NIO's writer does.
    private struct BusyWriter: ResponseBodyWriter {
        let loop: any EventLoop
        let seen: Seen

        func write(_ buffer: ByteBuffer) async throws {
            let place = seen.pieces.withLock { pieces in
                pieces.append(buffer)
                return pieces.count - 1
            }
            if seen.count.load(ordering: .sequentiallyConsistent) < place {
                seen.early.add(1, ordering: .sequentiallyConsistent)
            }
            loop.execute { [seen] in
                seen.count.add(1, ordering: .sequentiallyConsistent)
            }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
            seen.isFinished.store(true, ordering: .sequentiallyConsistent)
        }
    }
}
