#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Waiting for a socket, with a deadline on the monotonic clock.
enum SocketWait {
    /// What a socket is waited for.
    struct Interest: OptionSet {
        let rawValue: Int16
        static let read = Interest(rawValue: Int16(POLLIN))
        static let write = Interest(rawValue: Int16(POLLOUT))
    }

    /// Waits until `socket` is ready or broken; false when the deadline came first.
    ///
    /// A broken socket counts as ready: the next read says what is wrong with it.
    static func wait(
        socket: Int32,
        for interest: Interest,
        until deadline: ContinuousClock.Instant
    ) -> Bool {
        var descriptor = pollfd(fd: socket, events: interest.rawValue, revents: 0)
        while true {
            // Asked first, because a server that keeps talking would always be ready.
            let remaining = ContinuousClock.now.duration(to: deadline)
            guard remaining > .zero else { return false }
            let ready = poll(&descriptor, 1, milliseconds(in: remaining))
            if ready > 0 { return true }
            if ready < 0, errno != EINTR { return true }
        }
    }

    /// Whether something has arrived, without waiting.
    static func isReadable(socket: Int32) -> Bool {
        var descriptor = pollfd(fd: socket, events: Interest.read.rawValue, revents: 0)
        return poll(&descriptor, 1, 0) != 0
    }

    /// Ends both directions, so that closing has nothing left to wait for.
    static func shutDown(socket: Int32) {
        _ = shutdown(socket, Int32(SHUT_RDWR))
    }

    /// Rounded up: rounded down, the last millisecond would be a busy loop.
    private static func milliseconds(in duration: Duration) -> Int32 {
        let (seconds, attoseconds) = duration.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
