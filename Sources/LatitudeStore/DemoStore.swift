public import Foundation
public import Latitude
public import Postgres
public import Vault

/// One act of a demonstration's past.
public struct DemoAct: Hashable, Sendable {
    /// What is done.
    public enum Step: Hashable, Sendable {
        /// A new act is booked.
        case open(RecoveryRequest)
        /// Something follows an act.
        case follow(FollowUp)
        /// Somebody says what became of the guest.
        case report(OutcomeReport)
        /// Somebody tells an act.
        case tell(StoryTelling)
        /// A manager praises whoever did an act.
        case praise(Letter)
        /// Somebody adds a bill, or says why there is none.
        case add(EvidenceAddition)
        /// Holds whose time is over are given back; nobody's act.
        case expireHolds
        /// Finance close a month.
        case close(Month)
        /// Finance note that everybody at their property was paid back all they were owed; the id
        /// is what those of the notes follow from.
        case payBack(Identifier)
    }

    /// When it is booked.
    public var at: Date
    /// The handle of who does it; empty where nobody does.
    public var by: String
    /// What is done.
    public var step: Step

    /// An act at an instant.
    public init(at: Date, by: String, step: Step) {
        self.at = at
        self.by = by
        self.step = step
    }
}

/// How the books answered one act.
public enum DemoAnswer: Sendable {
    /// Booked, as a client would be told.
    case booked(Booking)
    /// A report, story, letter or bill was kept on the recovery with this code.
    case kept(code: String)
    /// A month was closed.
    case closed
    /// So many people were paid back.
    case paidBack(Int)
    /// That many holds were given back.
    case expired(Int)
    /// Refused, as a client would be.
    case refused(RefusalCode)
}

/// Writes a demonstration organisation and its past.
///
/// Everything goes through the functions real use goes through; only the instant is given instead
/// of read from the clock, which the books allow their owner in an organisation marked demo.
public struct DemoStore: Sendable {
    /// What a connection's schema holds.
    public enum Existing: Sendable {
        /// No table yet.
        case nothing
        /// Tables, and no organisation.
        case tables
        /// A demonstration.
        case demo
        /// An organisation in earnest.
        case organisation
    }

    private static let largestBatch = 64

    private let connection: Connection
    private let keys: MasterKeys

    /// A store over a connection of the owner's; `keys` seal what is personal.
    public init(connection: Connection, keys: MasterKeys) {
        self.connection = connection
        self.keys = keys
    }

    /// What is there already.
    ///
    /// Throws `PostgresError`.
    public func existing() async throws -> Existing {
        guard try await connection.one(MigrationTableExists()) else { return .nothing }
        guard let isDemo = try await connection.run(IsDemo()).first else { return .tables }
        return isDemo ? .demo : .organisation
    }

    /// Sets the organisation up and writes its past in the order given, in one transaction, so that
    /// a demonstration stopped halfway leaves nothing behind.
    ///
    /// The instants of `acts` must not decrease. `progress` is told how many acts are written.
    /// Answers one answer per act, in order. Throws `PostgresError`.
    public func write(
        _ house: DemoHouse,
        acts: [DemoAct],
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws -> [DemoAnswer] {
        try await connection.transaction(deadline: .seconds(3_600)) { [keys] connection in
            try connection.run(script: Self.session)
            let tokens = try Self.setUp(house, over: connection)
            try Self.plan(house, tokens, over: connection)
            let vault = try PersonalVault.open(keys, on: connection)
            var answers: [DemoAnswer] = []
            answers.reserveCapacity(acts.count)
            while answers.count < acts.count {
                let rest = acts[answers.count...]
                // Whatever is booked before an expiry or a closing must be, and whatever comes
                // after must wait.
                let ordinary = rest.prefix(Self.largestBatch).prefix { !$0.step.standsAlone }
                let batch = ordinary.isEmpty ? rest.prefix(1) : ordinary
                let written = try Self.write(
                    Array(batch),
                    tokens,
                    vault: vault,
                    over: connection
                )
                for answer in written {
                    answers.append(answer)
                    progress(answers.count)
                }
            }
            return answers
        }
    }

    /// Every employee with a fresh token, and how they stand now; by property, then handle.
    ///
    /// Throws `PostgresError`.
    public func employees() async throws -> [DemoEmployee] {
        try await connection.transaction(deadline: .seconds(60)) { connection in
            try connection.run(script: Self.session)
            return try connection.run(Handles()).compactMap { handle, id in
                let token = Token()
                _ = try connection.run(
                    IssueToken(parameters: [
                        .text(handle), .bytes(token.hash.bytes), .text("demonstration"), .null,
                    ])
                )
                let lines = try connection.run(ReadStanding(employee: id, token: token.hash))
                return DemoEmployee(lines, token: token)
            }
        }
    }

    /// The name of the organisation.
    ///
    /// Throws `PostgresError`; `unexpectedResult` when there is none.
    public func name() async throws -> String { try await connection.one(OrganisationName()) }

    /// Rows are entered in the register as UTC shows them.
    ///
    /// Thousands of calls share plans made while the tables are empty, when reading a whole table
    /// would still look cheapest.
    private static let session = """
        set local timezone to 'UTC';
        set local plan_cache_mode to force_generic_plan;
        set local enable_seqscan to off;
        set local enable_hashjoin to off;
        set local enable_mergejoin to off;
        """

    /// What moves money goes as one statement, each act at its own instant; the rest follows.
    private static func write(
        _ acts: [DemoAct],
        _ tokens: [String: TokenHash],
        vault: PersonalVault,
        over connection: isolated Connection
    ) throws -> [DemoAnswer] {
        let lines = try acts.map { act in
            try tokens[act.by].flatMap { try act.line(by: $0, vault: vault) }
        }
        let money = lines.enumerated().compactMap { place, line in
            line.map { DatedLine(place: place, at: acts[place].at, request: $0) }
        }
        let booked = Dictionary(
            grouping: money.isEmpty
                ? [] : try connection.run(PostRequestsAt(money), deadline: .seconds(60)),
            by: \.place
        )
        return try acts.enumerated().map { place, act in
            if let lines = booked[place] { return try answer(lines.map(\.line), vault: vault) }
            return try write(act, by: tokens[act.by], vault: vault, over: connection)
        }
    }

    private static func write(
        _ act: DemoAct,
        by token: TokenHash?,
        vault: PersonalVault,
        over connection: isolated Connection
    ) throws -> DemoAnswer {
        switch (act.step, token) {
        case (.expireHolds, _):
            return .expired(try connection.run(ExpireHoldsAt(instant: act.at)).first ?? 0)
        case (.report(let report), let token?):
            let statement = ReportOutcome(report, by: token, vault: vault)
            return answer(try connection.run(ReportOutcomeAt(statement, at: act.at)).first)
        case (.tell(let telling), let token?):
            let statement = TellStory(telling, by: token, vault: vault)
            return answer(try connection.run(TellStoryAt(statement, at: act.at)).first)
        case (.praise(let letter), let token?):
            _ = try connection.one(ActAs(token: token))
            let statement = WriteLetter(letter, vault: vault)
            return answer(try connection.run(WriteLetterAt(statement, at: act.at)).first)
        case (.add(let addition), let token?):
            let statement = AddEvidence(addition, by: token, vault: vault)
            return answer(try connection.run(AddEvidenceAt(statement, at: act.at)).first)
        case (.close(let month), let token?):
            let code = try connection.one(ClosePeriodAt(month, by: token, at: act.at))
            return code == "booked"
                ? .closed : .refused(RefusalCode(rawValue: code) ?? .internalFault)
        case (.payBack(let id), let token?):
            return .paidBack(try connection.one(PayBackAt(id, by: token, at: act.at)))
        case (_, nil): return .refused(.notSignedIn)
        case (.open, _), (.follow, _): return .refused(.internalFault)
        }
    }

    private static func answer(_ lines: [AnswerLine], vault: PersonalVault) throws -> DemoAnswer {
        if lines.first?.code == "booked",
            let booking = AnswerLine.booking(lines, vault: vault)
        {
            return .booked(booking)
        }
        return .refused(lines.first.flatMap { RefusalCode(rawValue: $0.code) } ?? .internalFault)
    }

    private static func answer(_ kept: Kept?) -> DemoAnswer {
        if let kept, kept.code == "booked", let code = kept.recovery { return .kept(code: code) }
        return .refused(kept.flatMap { RefusalCode(rawValue: $0.code) } ?? .internalFault)
    }
}

extension DemoAct {
    /// The request of an act that moves money; nil for any other.
    fileprivate func line(by token: TokenHash, vault: PersonalVault) throws -> RequestLine? {
        switch step {
        case .open(let request): try RequestLine(request, by: token, vault: vault)
        case .follow(let step): RequestLine(step, by: token, vault: vault)
        case .report, .tell, .praise, .add, .expireHolds, .close, .payBack: nil
        }
    }
}

extension DemoAct.Step {
    /// Whether it is about all that came before, so that it cannot share a statement.
    fileprivate var standsAlone: Bool {
        switch self {
        case .expireHolds, .close, .payBack: true
        case .open, .follow, .report, .tell, .praise, .add: false
        }
    }
}
