import Glibc

/// The account that owns the cluster and runs PostgreSQL, which refuses to run as root.
struct Account: Sendable, Equatable {
    let userID: uid_t
    let groupID: gid_t
    let name: String
    let home: String

    /// The caller, or for root the owner of the directory, else `latitude`, else `postgres`.
    static func running(clusterIn directory: String) throws(ClusterError) -> Account {
        guard geteuid() == 0 else {
            guard let account = Account(userID: geteuid()) else {
                throw ClusterError(
                    "User \(geteuid()) has no name in /etc/passwd, and PostgreSQL needs one. "
                        + "Add the user or run as another.",
                    .configuration
                )
            }
            return account
        }
        // A cluster made before the user `latitude` existed still belongs to `postgres`.
        for path in ["\(directory)/pg", directory] {
            if let owner = Disk.metadata(path)?.st_uid, owner != 0,
                let account = Account(userID: owner)
            {
                return account
            }
        }
        guard let account = Account(name: "latitude") ?? Account(name: "postgres") else {
            throw ClusterError(
                "PostgreSQL refuses to run as root, and neither user latitude nor postgres exists. "
                    + "Create one with: useradd --system latitude",
                .permission
            )
        }
        return account
    }

    /// Whether children must change from root to this account.
    var isAssumed: Bool { geteuid() == 0 && userID != 0 }

    /// Does file work with this account's rights, so that what it makes belongs to the account.
    ///
    /// Root's own rights would follow a symbolic link planted in a directory of the account, and
    /// would hide that a parent directory is closed to it. Linux keeps this identity per thread,
    /// hence the work is synchronous.
    func acting<Value, Failure: Error>(
        _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        guard isAssumed, let change = FileIdentity.change else { return try work() }
        // Not back to root but back to what was: one such piece of work may contain another.
        let oldGroup = change.group(groupID)
        let oldUser = change.user(userID)
        defer {
            _ = change.user(oldUser)
            _ = change.group(oldGroup)
        }
        return try work()
    }

    /// The name of the user with this id, nil if it has none.
    static func name(of userID: uid_t) -> String? { Account(userID: userID)?.name }

    /// The home directory of the user with this id, nil if there is no such user.
    static func home(of userID: uid_t) -> String? { Account(userID: userID)?.home }
}

extension Account {
    private init?(userID: uid_t) {
        var entry = passwd()
        self.init { buffer, size, found in
            getpwuid_r(userID, &entry, buffer, size, &found)
        }
    }

    private init?(name: String) {
        var entry = passwd()
        self.init { buffer, size, found in
            getpwnam_r(name, &entry, buffer, size, &found)
        }
    }

    private typealias Lookup = (
        UnsafeMutablePointer<CChar>, Int, inout UnsafeMutablePointer<passwd>?
    ) -> Int32

    private init?(_ lookup: Lookup) {
        let size = 16_384
        let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: size)
        defer { buffer.deallocate() }
        var found: UnsafeMutablePointer<passwd>?
        guard lookup(buffer, size, &found) == 0, let entry = found?.pointee else { return nil }
        userID = entry.pw_uid
        groupID = entry.pw_gid
        name = String(cString: entry.pw_name)
        home = String(cString: entry.pw_dir)
    }
}

/// Linux's per-thread file identity, which Swift's Glibc module does not export.
private struct FileIdentity: Sendable {
    typealias Setter = @convention(c) (UInt32) -> Int32
    private let setUser: Setter
    private let setGroup: Setter

    static let change: FileIdentity? = {
        guard let user = dlsym(nil, "setfsuid"), let group = dlsym(nil, "setfsgid") else {
            return nil
        }
        return FileIdentity(
            setUser: unsafeBitCast(user, to: Setter.self),
            setGroup: unsafeBitCast(group, to: Setter.self)
        )
    }()

    /// Sets the user and returns the one before.
    func user(_ userID: uid_t) -> uid_t { uid_t(bitPattern: setUser(userID)) }

    /// Sets the group and returns the one before.
    func group(_ groupID: gid_t) -> gid_t { gid_t(bitPattern: setGroup(groupID)) }
}
