import Glibc

/// The few file operations the cluster needs, each one a thin cover of the system call.
enum Disk {
    /// The facts about a file; with `following` false about a symbolic link itself.
    static func metadata(_ path: String, following: Bool = true) -> stat? {
        var facts = stat()
        let result = following ? stat(path, &facts) : lstat(path, &facts)
        return result == 0 ? facts : nil
    }

    /// Whether something is there and can be reached.
    static func exists(_ path: String) -> Bool { metadata(path) != nil }

    /// The whole text of a small file, nil when it is absent or closed to us.
    static func read(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            guard count > 0 else { return nil }
            bytes += chunk.prefix(count)
        }
    }

    /// Replaces a file in one step, so that a reader or a crash never meets half of it.
    static func write(_ text: String, to path: String, durable: Bool) throws(ClusterError) {
        let draft = "\(path).draft"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("create", draft) }
        defer { close(descriptor) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw failure("write", draft) }
            rest = rest.dropFirst(count)
        }
        if durable, fsync(descriptor) != 0 { throw failure("write", draft) }
        guard rename(draft, path) == 0 else { throw failure("replace", path) }
    }

    /// Makes the names in a directory survive a power cut.
    static func sync(directory path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// The names in a directory in no order; empty when it is absent or closed to us.
    static func names(in path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Deletes a file or a whole directory without following symbolic links.
    static func delete(_ path: String) {
        guard let facts = metadata(path, following: false) else { return }
        guard facts.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in names(in: path) { delete("\(path)/\(name)") }
        rmdir(path)
    }

    /// Where a symbolic link points, nil when it is none or closed to us.
    static func target(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &buffer, buffer.count)
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The error for a system call that has just failed.
    static func failure(_ verb: String, _ path: String) -> ClusterError {
        let reason = String(cString: strerror(errno))
        return ClusterError("Cannot \(verb) \(path): \(reason).", .cannotCreate)
    }
}
