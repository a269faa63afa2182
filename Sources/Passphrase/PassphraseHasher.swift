import Synchronization

/// Makes and checks what is stored of passphrases and PINs: Argon2id, two at a time.
///
/// One hasher serves a whole process, so that signing in takes 38 MiB and two threads at most. It
/// computes on threads of its own; addresses take turns, so that none fills the queue.
public final class PassphraseHasher: Sendable {
    /// What a secret turned out to be.
    public enum Verdict: Hashable, Sendable {
        /// The right one.
        case matches
        /// The right one, but the stored hash has older parameters: hash the secret again.
        case matchesRehash
        /// A wrong one, an unknown person, or a stored hash that nobody can read.
        case differs
    }

    /// What a thread is about to do or has done; for tests.
    enum Step: Hashable, Sendable {
        case begins
        /// One computation of Argon2id is done.
        case computed
        case ends
    }

    /// How many hashes are computed at once.
    static let places = 2
    /// How many callers may wait: about a second and a half of work.
    static let mostWaiting = 64

    private let queue: TurnQueue
    private let argon: Argon2id
    // A lock, because both threads may need the decoy first; it is held while that is made.
    private let decoy = Mutex<String?>(nil)
    private let watch: (@Sendable (Step) -> Void)?

    /// A hasher with the current parameters.
    public convenience init() { self.init(watch: nil) }

    /// A hasher that is watched, with parameters that tests may lower.
    init(argon: Argon2id = .current, watch: (@Sendable (Step) -> Void)?) {
        self.argon = argon
        queue = TurnQueue(
            label: "passphrase",
            places: Self.places,
            mostWaiting: Self.mostWaiting
        )
        self.watch = watch
    }

    /// What to store of a secret: `$argon2id$v=19$m=19456,t=2,p=1$…$…`, fewer than 128 bytes.
    ///
    /// The secret is taken in Unicode normalisation form C. `caller` is whoever may not keep others
    /// waiting, such as an address. Throws `busy`, `cancelled` or
    /// `unavailable`.
    public func hash(
        _ secret: String,
        for caller: String
    ) async throws(HasherFault) -> String {
        let secret = SecretBytes(secret)
        return try await turn(caller) { () throws(HasherFault) in try self.hash(secret) }
    }

    /// Compares a typed secret with what is stored; nil stands for a person nobody knows.
    ///
    /// An unknown person and an unreadable hash take as long as a wrong secret, so that time tells
    /// nobody who works here. `caller` as in `hash`. Throws `busy`, `cancelled` or `unavailable`.
    public func verify(
        _ secret: String,
        against stored: String?,
        for caller: String
    ) async throws(HasherFault) -> Verdict {
        let secret = SecretBytes(secret)
        return try await turn(caller) { () throws(HasherFault) in try self.verify(secret, stored) }
    }

    /// How many callers wait for their turn; for tests.
    var waitingCount: Int { queue.waitingCount }

    private func turn<Value: Sendable>(
        _ caller: String,
        _ work: @escaping @Sendable () throws(HasherFault) -> Value
    ) async throws(HasherFault) -> Value {
        try await queue.run(for: caller) { [watch] () throws(HasherFault) -> Value in
            watch?(.begins)
            defer { watch?(.ends) }
            return try work()
        }
    }

    private func hash(_ secret: SecretBytes) throws(HasherFault) -> String {
        let hash = try argon.hash(secret)
        watch?(.computed)
        return hash
    }

    private func verify(
        _ secret: SecretBytes,
        _ stored: String?
    ) throws(HasherFault) -> Verdict {
        // Before anything else, so that the first person to need it is not told apart by the wait.
        let decoy = try decoyHash()
        if let stored {
            switch try compare(secret, stored) {
            case .matches: return argon.isOutdated(stored) ? .matchesRehash : .matches
            case .differs: return .differs
            case .unreadable: break
            }
        }
        _ = try compare(secret, decoy)
        return .differs
    }

    private func compare(
        _ secret: SecretBytes,
        _ stored: String
    ) throws(HasherFault) -> Argon2id.Comparison {
        let comparison = try argon.compare(secret, with: stored)
        if comparison != .unreadable { watch?(.computed) }
        return comparison
    }

    /// The hash of a secret nobody knows, made once.
    private func decoyHash() throws(HasherFault) -> String {
        try decoy.withLock { (decoy) throws(HasherFault) -> String in
            if let decoy { return decoy }
            let fresh = try hash(SecretBytes(randomCount: 32))
            decoy = fresh
            return fresh
        }
    }
}
