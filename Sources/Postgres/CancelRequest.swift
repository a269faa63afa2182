import CLibpq
import Dispatch
import Synchronization

/// Asks the server to stop a statement nobody waits for any more.
///
/// `PQcancel` opens a connection of its own and blocks for as long as the postmaster is stopped, so
/// each request has a thread nobody waits for, and there are never more than a few.
enum CancelRequest {
    private static let maximumUnderWay = 4

    // A lock, because requests come from the queues of many connections.
    private static let underWay = Mutex(0)

    /// Sends a request for what `connection` runs; does nothing when too many are under way.
    ///
    /// The connection may be closed right after: the request carries all it needs.
    static func send(for connection: OpaquePointer) {
        let mayStart = underWay.withLock { count in
            guard count < maximumUnderWay else { return false }
            count += 1
            return true
        }
        guard mayStart else { return }
        guard let ticket = PQgetCancel(connection).map({ Ticket(pointer: $0) }) else {
            return underWay.withLock { $0 -= 1 }
        }
        DispatchQueue(label: "latitude.postgres.cancel").async {
            ticket.redeem()
            underWay.withLock { $0 -= 1 }
        }
    }
}

// Invariant: the pointer is used by one thread only, the one that redeems it, and only once.
private struct Ticket: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Sends the request, waits for as long as that takes, and frees it.
    ///
    /// Whether it worked does not matter: the connection is dropped already.
    func redeem() {
        var message = [CChar](repeating: 0, count: 256)
        _ = PQcancel(pointer, &message, Int32(message.count))
        PQfreeCancel(pointer)
    }
}
