import Foundation
public import Latitude

/// Where the command line keeps what must outlive it: `$XDG_STATE_HOME/latitude`.
///
/// Nothing is created before something is written; everything in it is for its owner alone.
public struct StateDirectory: Hashable, Sendable {
    /// The directory's absolute path.
    public let path: String

    /// Follows the XDG base directory specification: a relative `XDG_STATE_HOME` counts as absent.
    ///
    /// Throws `configuration` when there is no home directory either.
    public init(environment: [String: String]) throws(Refusal) {
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            path = "\(state)/latitude"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = "\(home)/.local/state/latitude"
        } else {
            throw Refusal(
                .configuration,
                detail: "Neither XDG_STATE_HOME nor HOME names a directory.",
                youCan: ["set HOME and try again"]
            )
        }
    }

    /// The login's file.
    public var credentials: String { "\(path)/credentials.json" }
    /// The shared desk this machine is enrolled as.
    public var desk: String { "\(path)/desk.json" }
    /// When the login of a desk was used last.
    public var deskUse: String { "\(path)/desk-use.json" }
    /// The keys that check what the house signs.
    public var keys: String { "\(path)/keys.json" }
    /// The last answer, for `why`.
    public var lastAnswer: String { "\(path)/last-answer.json" }
    /// One file for each act whose outcome is not known.
    public var unsettled: String { "\(path)/unsettled" }
    /// One file for each act that another command than its own line found booked, for a while.
    public var settled: String { "\(path)/settled" }
    /// One file for each login that came from the environment.
    public var profiles: String { "\(path)/profiles" }
    /// Stories that were written and could not be sent.
    public var drafts: String { "\(path)/drafts" }

    /// Creates a directory of it, and those above, for the owner alone; existing ones are left.
    ///
    /// Throws `configuration` where that fails.
    public func create(_ directory: String) throws(Refusal) {
        guard mkdir(directory, 0o700) != 0, errno != EEXIST else { return }
        let reason = errno
        let parent = String(directory[..<(directory.lastIndex(of: "/") ?? directory.startIndex)])
        guard reason == ENOENT, !parent.isEmpty else { throw .cannotWrite(directory, reason) }
        try create(parent)
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw .cannotWrite(directory, errno)
        }
    }
}

extension Refusal {
    /// A file of the command line's own cannot be written.
    static func cannotWrite(_ path: String, _ reason: Int32) -> Refusal {
        Refusal(
            .configuration,
            detail: "\(path) cannot be written: \(String(cString: strerror(reason))).",
            youCan: ["free some room or correct the directory's rights", "set XDG_STATE_HOME"]
        )
    }

    /// A file of the command line's own cannot be read.
    static func cannotRead(_ path: String, _ reason: Int32) -> Refusal {
        Refusal(
            .configuration,
            detail: "\(path) cannot be read: \(String(cString: strerror(reason))).",
            youCan: ["correct the file's rights", "sign in anew: latitude login"]
        )
    }
}
