import Foundation

extension KeyFile {
    /// Where a file comes from, and so who may have rights to it.
    enum Source {
        /// Named by the administrator: rights for its owner alone.
        case file
        /// Made by systemd: of root or our own, and its group may read it.
        case credential
    }

    /// The text of the file; nil when there is none.
    static func read(_ path: String, from source: Source) throws(KeyFault) -> String? {
        guard let opened = try opened(path) else { return nil }
        defer { close(opened.descriptor) }
        try check(opened, path, source)
        let bytes = try bytes(of: opened.descriptor, path)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText(path) }
        return text
    }

    private struct Opened {
        let descriptor: Int32
        let isLink: Bool
    }

    /// Opens without following a link first, so that what is checked is what was opened.
    private static func opened(_ path: String) throws(KeyFault) -> Opened? {
        // Not to wait for the other end of a pipe.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        var descriptor = open(path, flags | O_NOFOLLOW)
        var isLink = false
        if descriptor < 0, errno == ELOOP {
            isLink = true
            descriptor = open(path, flags)
        }
        if descriptor >= 0 { return Opened(descriptor: descriptor, isLink: isLink) }
        switch errno {
        case ENOENT where isLink: throw .missing(path)
        case ENOENT, ENOTDIR: return nil
        // What a socket and a device without a driver answer.
        case ENXIO: throw .notFile(path)
        default: throw .unreadable(path, errno)
        }
    }

    private static func check(
        _ opened: Opened,
        _ path: String,
        _ source: Source
    ) throws(KeyFault) {
        var facts = stat()
        guard fstat(opened.descriptor, &facts) == 0 else { throw .unreadable(path, errno) }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw .notFile(path) }
        let isOwn = facts.st_uid == geteuid()
        switch source {
        case .file:
            guard isOwn || !opened.isLink else { throw .foreign(path) }
            guard facts.st_mode & 0o077 == 0 else { throw .exposed(path) }
        case .credential:
            guard isOwn || facts.st_uid == 0 else { throw .foreign(path) }
            guard facts.st_mode & 0o037 == 0 else { throw .exposed(path) }
        }
        guard facts.st_size <= limit else { throw .tooLarge(path) }
    }

    private static func bytes(of descriptor: Int32, _ path: String) throws(KeyFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 {
                bytes += buffer[..<count]
                // It may have grown since it was measured.
                guard bytes.count <= limit else { throw .tooLarge(path) }
            } else if errno != EINTR {
                throw .unreadable(path, errno)
            }
        }
    }
}
