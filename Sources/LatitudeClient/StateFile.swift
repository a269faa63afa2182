public import Foundation
public import Latitude

/// Reading and replacing one whole file so that a crash leaves the old one or the new one.
public enum StateFile {
    /// The file's bytes; nil when there is none.
    ///
    /// Throws `configuration` when it cannot be read.
    public static func read(_ path: String) throws(Refusal) -> Data? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .cannotRead(path, errno)
        }
        defer { close(descriptor) }
        return try bytes(of: descriptor, path: path)
    }

    /// Replaces the file, readable by its owner alone, through a new one and a rename.
    ///
    /// `isFlushed` says whether it must also survive the machine's own crash. Throws
    /// `configuration` where writing fails; the old file is then as it was.
    public static func write(
        _ data: Data,
        to path: String,
        isFlushed: Bool
    ) throws(Refusal) {
        let lock = try writeLocked(data, to: path, isFlushed: isFlushed)
        withExtendedLifetime(lock) {}
    }

    /// As `write`, and the new file is locked from before it can be seen.
    static func writeLocked(
        _ data: Data,
        to path: String,
        isFlushed: Bool
    ) throws(Refusal) -> FileLock {
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC
        let descriptor = open(temporary, flags, 0o600)
        guard descriptor >= 0 else { throw .cannotWrite(temporary, errno) }
        let lock = FileLock(descriptor)
        guard
            flock(descriptor, LOCK_EX | LOCK_NB) == 0,
            writeAll(data, to: descriptor),
            !isFlushed || fsync(descriptor) == 0,
            rename(temporary, path) == 0
        else {
            let reason = errno
            unlink(temporary)
            throw .cannotWrite(path, reason)
        }
        if isFlushed { try flushDirectory(of: path) }
        return lock
    }

    /// Makes a rename or removal in the file's directory survive the machine's own crash.
    static func flushDirectory(of path: String) throws(Refusal) {
        let directory = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(directory, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .cannotWrite(directory, errno) }
    }

    /// Names of everything in a directory, in no particular order; empty where there is none.
    static func names(in directory: String) -> [String] {
        // Every command looks here, mostly to find nothing, so nothing but the system is asked.
        guard let directory = opendir(directory) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    names.append(String(cString: $0))
                }
            }
        }
        return names
    }

    static func bytes(of descriptor: Int32, path: String) throws(Refusal) -> Data {
        var data = Data()
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = pread(descriptor, &buffer, buffer.count, off_t(data.count))
            if count == 0 { return data }
            if count > 0 {
                data.append(contentsOf: buffer[..<count])
            } else if errno != EINTR {
                throw .cannotRead(path, errno)
            }
        }
    }

    static func writeAll(_ data: Data, to descriptor: Int32) -> Bool {
        var rest = data[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

/// An open file under an exclusive lock, which ends with this value or with the process.
final class FileLock: Sendable {
    let descriptor: Int32

    /// Takes over an open file; whoever opened it locks it.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// What trying to lock a file came to.
    enum Try {
        case taken(FileLock)
        case heldByAnother
        case gone
    }

    /// Locks the file now at `path`, without waiting.
    static func take(_ path: String) throws(Refusal) -> Try {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return .gone }
            throw .cannotRead(path, errno)
        }
        let lock = FileLock(descriptor)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return .heldByAnother }
        // Whoever held it may have removed it meanwhile: then the lock is on a nameless file.
        return lock.isStill(path) ? .taken(lock) : .gone
    }

    private func isStill(_ path: String) -> Bool {
        var mine = stat()
        var named = stat()
        return fstat(descriptor, &mine) == 0 && stat(path, &named) == 0
            && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev
    }
}
