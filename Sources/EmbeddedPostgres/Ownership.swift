import Glibc

extension Account {
    /// Makes a directory that belongs to this account and is closed to all others.
    ///
    /// Root gives a directory of its own to the account only if `mayTake` agrees to the names in
    /// it: nobody wants /etc to belong to `postgres` for a slip of the pen.
    func own(directory: String, mayTake: ([String]) -> Bool) throws(ClusterError) {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw Disk.failure("create", directory)
        }
        // Everything below is done to the open directory, so nobody can swap it meanwhile.
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var descriptor = acting { open(directory, flags) }
        // Root in a container may lack the right to open what belongs to others, so it comes last.
        if descriptor < 0, errno == EACCES { descriptor = open(directory, flags) }
        guard descriptor >= 0 else {
            if errno == ELOOP || errno == ENOTDIR {
                throw ClusterError(
                    "\(directory) is a symbolic link or a file, not a directory. Move it away.",
                    .configuration
                )
            }
            throw Disk.failure("open", directory)
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw Disk.failure("reach", directory) }
        if facts.st_uid != userID {
            guard isAssumed, facts.st_uid == 0, mayTake(Disk.names(in: directory)),
                fchown(descriptor, userID, groupID) == 0
            else {
                let owner = Self.name(of: facts.st_uid) ?? "\(facts.st_uid)"
                throw ClusterError(
                    "\(directory) belongs to user \(owner), not to \(name). Choose another "
                        + "directory or move it away.",
                    .permission
                )
            }
        }
        if facts.st_mode & 0o777 != 0o700, fchmod(descriptor, 0o700) != 0 {
            throw Disk.failure("close to others", directory)
        }
    }

    /// Why this account cannot get to a directory, nil if no parent stands in the way.
    ///
    /// Root gets everywhere, so without this look ahead it is `initdb` that fails, obscurely.
    func obstacle(to directory: String) -> ClusterError? {
        var parent = "/"
        for name in directory.split(separator: "/") {
            let next = parent == "/" ? "/\(name)" : "\(parent)/\(name)"
            let isClosed = acting {
                Disk.metadata(next, following: false) == nil && errno == EACCES
            }
            if isClosed {
                let facts = Disk.metadata(parent)
                let owner = facts.map { Self.name(of: $0.st_uid) ?? "\($0.st_uid)" } ?? "unknown"
                let mode = String((facts?.st_mode ?? 0) & 0o777, radix: 8)
                return ClusterError(
                    "\(directory) cannot be reached by user \(self.name): \(parent) is closed to "
                        + "it (owner \(owner), mode \(mode)). Choose another directory.",
                    .cannotCreate
                )
            }
            parent = next
        }
        return nil
    }
}
