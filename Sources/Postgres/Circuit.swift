/// Decides when to try a database again that could not be reached.
///
/// After a failure one caller at a time tries, with growing pauses between. The first few failures
/// are bridged: callers wait, since a restart takes a second. After that they are told at once.
struct Circuit {
    /// So many failures in a row mean that the database is away.
    static let failureLimit = 5

    private static let shortestPause = Duration.milliseconds(50)
    private static let longestPause = Duration.seconds(2)
    private static let probeInterval = Duration.milliseconds(20)

    /// How many attempts failed since the last success.
    private(set) var failureCount = 0
    private var lastError: PostgresError?
    private var retryAt: ContinuousClock.Instant?
    private var isProbing = false
    private var round = 0

    /// Leave to try once, to be answered with `succeed` or `fail`.
    struct Attempt {
        fileprivate let round: Int
    }

    /// What a caller without a connection is to do.
    enum Advice {
        case attempt(Attempt)
        case wait(until: ContinuousClock.Instant, because: PostgresError)
        case giveUp(PostgresError)
    }

    /// What to do at `now`; an attempt that it permits must be reported.
    mutating func advise(now: ContinuousClock.Instant) -> Advice {
        guard let lastError, let retryAt else { return .attempt(Attempt(round: round)) }
        if !isProbing, now >= retryAt {
            isProbing = true
            return .attempt(Attempt(round: round))
        }
        guard failureCount < Self.failureLimit else { return .giveUp(lastError) }
        return .wait(until: max(retryAt, now + Self.probeInterval), because: lastError)
    }

    /// The database is there: everybody may try.
    mutating func succeed() {
        round += 1
        failureCount = 0
        lastError = nil
        retryAt = nil
        isProbing = false
    }

    /// An attempt failed at `now`; `jitter`, from 0.5 to 1, spreads the pauses of many servers.
    ///
    /// Of attempts that ran side by side only the first counts, or eight callers would mistake one
    /// refused connection for an outage. Silent ones, which waited out their deadline, all count.
    mutating func fail(
        _ attempt: Attempt,
        _ error: PostgresError,
        wasSilent: Bool,
        now: ContinuousClock.Instant,
        jitter: Double
    ) {
        let isFirst = attempt.round == round
        if isFirst || (wasSilent && failureCount > 0) { failureCount += 1 }
        guard isFirst else { return }
        round += 1
        isProbing = false
        lastError = error
        let doublings = min(failureCount - 1, 10)
        let pause = min(Self.shortestPause * (1 << doublings), Self.longestPause)
        retryAt = now + pause * jitter
    }

    /// An attempt ended without telling anything about the database.
    mutating func abandon(_ attempt: Attempt) {
        if attempt.round == round { isProbing = false }
    }
}
