import Foundation

/// The text of a key, from a file or from whoever started the process.
///
/// Text, not a key: what it has to look like is for `MasterKeys` and `SigningKey` to say.
public enum KeyFile {
    /// The bytes a key file may have at most: 65,536.
    public static let limit = 65_536

    /// Reads a key from the first of three places that the caller names.
    ///
    /// 1. The file at `path`, which its owner alone may have rights to. It may be a symbolic link,
    ///    but only to a file of our own.
    /// 2. `value`, as an environment variable has it; a blank one counts as none.
    /// 3. systemd's credential `name` in `directory`, usually `$CREDENTIALS_DIRECTORY`. Such a
    ///    file belongs to root or to us, and its group may read it.
    ///
    /// Nil when none is named, or there is no such credential: systemd makes the directory for
    /// other credentials too. A file that is named and missing throws `missing`; beyond that it
    /// throws `exposed`, `foreign`, `notFile`, `tooLarge`, `notText`, `unreadable` or
    /// `malformedName`.
    public static func load(
        path: String? = nil,
        value: String? = nil,
        credential name: String? = nil,
        in directory: String? = nil
    ) throws(KeyFault) -> String? {
        if let path {
            guard let text = try read(path, from: .file) else { throw .missing(path) }
            return text
        }
        if let value, !value.allSatisfy(\.isWhitespace) { return value }
        guard let name, let directory, !directory.isEmpty else { return nil }
        guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else {
            throw .malformedName(name)
        }
        return try read("\(directory)/\(name)", from: .credential)
    }

    /// Reads the file at `path`; nil where there is none.
    ///
    /// Throws what `load` throws of a file.
    public static func existing(path: String) throws(KeyFault) -> String? {
        try read(path, from: .file)
    }

    /// Reads the file at `path`, or creates it with what `fresh` makes.
    ///
    /// However many processes do this at once, they all return the one text that the file has
    /// from then on, and it survives the machine's own crash. Only its owner gets rights to it.
    /// The directory must be there. Throws what `load` throws of a file, and `noDirectory` or
    /// `unwritable`. After a crash a `.tmp` file may be left, whose key nobody uses.
    public static func loadOrCreate(
        path: String,
        fresh: () -> String
    ) throws(KeyFault) -> String {
        if let text = try read(path, from: .file) {
            // Whoever created it may not have come to this yet, and a key must not be used, then
            // lost. Where the directory cannot be flushed, the file is not of this moment.
            _ = try? flushDirectory(of: path)
            return text
        }
        let temporary = "\(path).\(getpid()).\(UInt64.random(in: 0...UInt64.max)).tmp"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = open(temporary, flags, 0o600)
        guard descriptor >= 0 else {
            throw [ENOENT, ENOTDIR].contains(errno) ? .noDirectory(path) : .unwritable(path, errno)
        }
        defer {
            close(descriptor)
            unlink(temporary)
        }
        guard writeAll(Array(fresh().utf8), to: descriptor), fsync(descriptor) == 0 else {
            throw .unwritable(path, errno)
        }
        // Unlike a rename, a link never replaces a key that somebody else already uses.
        guard link(temporary, path) == 0 || errno == EEXIST else { throw .unwritable(path, errno) }
        try flushDirectory(of: path)
        guard let text = try read(path, from: .file) else { throw .missing(path) }
        return text
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var rest = bytes[...]
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

    private static func flushDirectory(of path: String) throws(KeyFault) {
        let directory = path.lastIndex(of: "/").map { "\(path[..<$0])/" } ?? "."
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(directory, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(directory, errno) }
    }
}

extension KeyFault {
    /// The system's own words for a failed read.
    static func unreadable(_ path: String, _ code: Int32) -> KeyFault {
        .unreadable(path, reason: String(cString: strerror(code)))
    }

    /// The system's own words for a failed write.
    static func unwritable(_ path: String, _ code: Int32) -> KeyFault {
        .unwritable(path, reason: String(cString: strerror(code)))
    }
}
