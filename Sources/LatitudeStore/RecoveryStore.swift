public import Latitude
public import Logging
public import Postgres

/// Acts and what follows them, in the books.
public struct RecoveryStore: Sendable {
    private let queue: RecoveryQueue
    private let pool: ConnectionPool
    private let vault: PersonalVault
    private let expiry: HoldExpiry

    /// A store that writes through `queue`, reads through `pool` and seals by `vault`.
    ///
    /// `logger` is told of holds that cannot be given back.
    public init(
        queue: RecoveryQueue,
        pool: ConnectionPool,
        vault: PersonalVault,
        logger: Logger
    ) {
        self.queue = queue
        self.pool = pool
        self.vault = vault
        expiry = HoldExpiry(pool: pool, logger: logger)
    }

    /// Books a new act, or answers again how it was booked.
    ///
    /// Throws the first refusal that applies, in the order of `RefusalCode`.
    public func book(
        _ request: RecoveryRequest,
        by token: TokenHash
    ) async throws(Refusal) -> Booking {
        try await book(line(request, by: token))
    }

    /// Books what follows an act, or answers again how it was booked.
    ///
    /// Throws the first refusal that applies, in the order of `RefusalCode`.
    public func book(_ step: FollowUp, by token: TokenHash) async throws(Refusal) -> Booking {
        try await book(RequestLine(step, by: token, vault: vault))
    }

    /// What an act would touch as things stand; books nothing.
    ///
    /// Of what others gave a guest or an incident only steps are known here: where the exact sums
    /// alone would refuse it, it may not fit. Throws the refusal that booking it now would give;
    /// `PostgresError`.
    public func check(
        _ request: RecoveryRequest,
        by token: TokenHash
    ) async throws -> CheckedAct {
        let line = try line(request, by: token)
        let lines = try await pool.run(CheckRequest(line))
        guard let first = lines.first else { throw Refusal(.internalFault) }
        guard first.code == "booked" else { throw Refusal(first, requested: line) }
        guard
            let policy = first.policy, let currency = first.currency.flatMap({ Currency($0) }),
            let certifiedUntil = first.certifiedUntil.flatMap({ Day($0) })
        else { throw Refusal(.internalFault) }
        let amount = request.amount ?? Money(minor: 0, currency: currency)
        let funds = AnswerLine.funds(lines, label: request.guest?.text, vault: vault)
        return CheckedAct(
            amount: amount,
            funds: funds,
            policy: policy,
            certifiedUntil: certifiedUntil,
            mayNotFit: funds.contains { $0.isHard && $0.mayRefuse(amount) }
        )
    }

    /// Gives back holds whose time is over; answers how many.
    ///
    /// One that cannot be given back delays no other. Throws `PostgresError`.
    @discardableResult
    public func expireHolds() async throws -> Int { try await expiry.sweep() }

    private func book(_ line: RequestLine) async throws(Refusal) -> Booking {
        var answer = try await queue.post(line)
        if let first = answer.first, first.mayFitAfterSweeping, await releasedSome() {
            answer = try await queue.post(line)
        }
        guard let first = answer.first, first.code == "booked" else {
            guard let first = answer.first else { throw Refusal(.internalFault) }
            throw Refusal(first, requested: line)
        }
        guard let booking = AnswerLine.booking(answer, vault: vault) else {
            throw Refusal(.internalFault)
        }
        return booking
    }

    private func line(
        _ request: RecoveryRequest,
        by token: TokenHash
    ) throws(Refusal) -> RequestLine {
        do {
            return try RequestLine(request, by: token, vault: vault)
        } catch {
            throw Refusal(.internalFault)
        }
    }

    /// A hold that ran out still counts until it is swept, so sweep before saying no.
    ///
    /// Failing to sweep is no reason to say anything else.
    private func releasedSome() async -> Bool {
        ((try? await expireHolds()) ?? 0) > 0
    }
}

/// What an act would touch, were it booked now.
public struct CheckedAct: Sendable {
    /// Its cost.
    public let amount: Money
    /// Every fund it would touch, as it is now, tightest first.
    public let funds: [Fund]
    /// The policy that would cover it.
    public let policy: PolicyReference
    /// Last day of the certificate that would cover it.
    public let certifiedUntil: Day
    /// Whether it may be too much for the limit of a guest or an incident.
    public let mayNotFit: Bool
}

extension AnswerLine {
    /// What others hold is not told, so a shared fund is always worth a sweep.
    fileprivate var mayFitAfterSweeping: Bool {
        code == RefusalCode.overLimit.rawValue && ((fundHeld ?? 0) > 0 || fundOthers != nil)
    }
}

extension Fund {
    /// Whether a sum may be more than what is left, as far as that is told.
    fileprivate func mayRefuse(_ amount: Money) -> Bool {
        guard let others else { return false }
        return amount.minor > 0 && amount.minor > left.minor - others.step.minor + 1
    }
}
