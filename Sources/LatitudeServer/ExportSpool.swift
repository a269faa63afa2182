import Crypto
import Foundation
import Latitude
import LatitudeExports
import LatitudeStore
import NIOCore

/// A file being made: written to a place on disk that has no name any more, so that nothing is left
/// behind however it ends, and nothing is sent before all of it is known.
///
/// A slow reader then holds a file open, and no connection to the database.
final class ExportSpool: Sendable {
    /// How many bytes are written or read at once.
    static let piece = 65_536

    private let descriptor: Int32

    /// Throws `internal` where there is no room for a file.
    init() throws(Refusal) {
        var template = Array("\(NSTemporaryDirectory())latitude-export-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Self.noRoom }
        unlink(template)
    }

    deinit { Glibc.close(descriptor) }

    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(Refusal) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                throw Self.noRoom
            }
        }
    }

    /// At most a piece of what stands at `offset`; empty at the end.
    func bytes(at offset: Int64) throws(Refusal) -> ByteBuffer {
        var bytes = ByteBuffer()
        var isReadable = true
        bytes.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.piece) { buffer in
            var read = -1
            repeat {
                read = pread(descriptor, buffer.baseAddress, Self.piece, off_t(offset))
            } while read < 0 && errno == EINTR
            isReadable = read >= 0
            return max(0, read)
        }
        guard isReadable else { throw Self.noRoom }
        return bytes
    }

    private static var noRoom: Refusal {
        Refusal(.internalFault, detail: "The file cannot be kept on the server's disk.")
    }
}

/// A month being written to a spool in some format, as postings come.
struct ExportRun: Sendable {
    private let spool: ExportSpool
    private var writer: ExportWriter
    private var hash = SHA256()
    private(set) var byteCount: Int64 = 0
    /// Why it cannot go on; nil while it can.
    private(set) var failure: Refusal?

    init(_ format: ExportFormat, of month: Month, part: Int, into spool: ExportSpool) {
        self.spool = spool
        writer = ExportWriter(format, of: month, part: part)
    }

    var rowCount: Int64 { writer.rowCount }
    var partCount: Int { writer.partCount }

    /// Takes a posting; false where it cannot go on.
    mutating func add(_ posting: PostingLine) -> Bool {
        writer.add(posting)
        return writer.waiting < ExportSpool.piece || flush()
    }

    /// Ends the file and answers its digest.
    mutating func finish() -> [UInt8] {
        writer.finish()
        _ = flush()
        return Array(hash.finalize())
    }

    private mutating func flush() -> Bool {
        let bytes = writer.take()
        hash.update(data: bytes)
        byteCount += Int64(bytes.count)
        do throws(Refusal) {
            try spool.append(bytes)
            return true
        } catch {
            failure = error
            return false
        }
    }
}
