#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif
import Synchronization

/// Where log lines go: one line, one `write(2)`.
public final class LogOutput: Sendable {
    /// Standard output, which a service manager or container runtime reads.
    public static let standardOutput = LogOutput(descriptor: STDOUT_FILENO)
    /// Standard error, which a person at a terminal reads.
    public static let standardError = LogOutput(descriptor: STDERR_FILENO)

    private let descriptor: Int32
    // One line at a time, because a pipe takes only lines up to 4,096 bytes in one piece; the value
    // says whether the last line was cut off.
    private let isCut = Mutex(false)

    /// An output to an open descriptor, which stays open.
    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether a person may be looking at it.
    public var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Writes a line, in one call unless the reader takes less.
    ///
    /// Where the descriptor does not block, a reader that takes nothing for a tenth of a second
    /// loses the line, because an answer matters more than a log; the next line starts afresh.
    func write(_ line: [UInt8]) {
        isCut.withLock { isCut in
            let line = isCut ? [UInt8(ascii: "\n")] + line : line
            let count = line.withUnsafeBytes(write)
            if count > 0 { isCut = count < line.count }
        }
    }

    /// Writes as many bytes as the reader takes, and returns how many.
    private func write(_ bytes: UnsafeRawBufferPointer) -> Int {
        var start = 0
        while start < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            let count = systemWrite(descriptor, rest.baseAddress, rest.count)
            if count > 0 {
                start += count
            } else if count == 0 || errno != EINTR && !(errno == EAGAIN && isWritable()) {
                break
            }
        }
        return start
    }

    private func isWritable() -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&entry, 1, 100) == 1
    }
}

/// `write(2)`, under a name that no method here has.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, start, count)
}
