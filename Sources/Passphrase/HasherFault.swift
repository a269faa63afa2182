/// Why no answer about a secret could be given; it says nothing about the secret.
public enum HasherFault: Error, Hashable, Sendable {
    /// As many callers as allowed wait already.
    case busy
    /// The caller was cancelled before its turn came.
    case cancelled
    /// There is no memory for the computation, or no source of randomness.
    case unavailable

    /// What programs see; never changes once released.
    public var code: String {
        switch self {
        case .busy: "busy"
        case .cancelled: "cancelled"
        case .unavailable: "unavailable"
        }
    }
}

extension HasherFault: CustomStringConvertible {
    /// A sentence for the person who waits.
    public var description: String {
        switch self {
        case .busy: "Many people sign in at this moment: try again in a few seconds."
        case .cancelled: "Nobody waits for this answer any more; nothing was changed."
        case .unavailable:
            "Passphrases cannot be checked now, because the server is short of memory: "
                + "try again in a minute."
        }
    }
}
