/// Why the private cluster could not do what was asked, and what to do about it.
public struct ClusterError: Error, Sendable, CustomStringConvertible {
    /// What went wrong and a way on, in whole sentences for the person at the keyboard.
    public let description: String
    /// The exit code of `sysexits.h` that a command ends with.
    public let exitCode: Int32

    init(_ description: String, _ kind: Kind) {
        self.description = description
        exitCode = kind.rawValue
    }

    /// The kinds of failure, named as in `sysexits.h`.
    enum Kind: Int32 {
        /// PostgreSQL, or the version this cluster needs, is not installed.
        case unavailable = 69
        /// Our fault, or PostgreSQL's.
        case software = 70
        /// A file or directory cannot be created or reached.
        case cannotCreate = 73
        /// Somebody else is busy with the cluster.
        case tryAgain = 75
        /// The wrong account.
        case permission = 77
        /// The directory or the system is set up in a way that cannot work.
        case configuration = 78
    }
}
