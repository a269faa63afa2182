public import Foundation
public import Latitude
public import Postgres

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
        /// Holds whose time is over are given back; nobody's act.
        case expireHolds
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
    /// A report or story was kept on the recovery with this code.
    case kept(code: String)
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

    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

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
        try await connection.transaction(deadline: .seconds(3_600)) { connection in
            try connection.run(script: Self.session)
            let tokens = try Self.setUp(house, over: connection)
            var answers: [DemoAnswer] = []
            answers.reserveCapacity(acts.count)
            for act in acts {
                answers.append(try Self.write(act, by: tokens[act.by], over: connection))
                progress(answers.count)
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
            return try connection.run(Handles()).compactMap { handle in
                let token = Token()
                _ = try connection.run(
                    IssueToken(parameters: [
                        .text(handle), .bytes(token.hash.bytes), .text("demonstration"), .null,
                    ])
                )
                let lines = try connection.run(ReadStanding(token: token.hash))
                return DemoEmployee(lines, token: token)
            }
        }
    }

    /// The name of the organisation.
    ///
    /// Throws `PostgresError`; `unexpectedResult` when there is none.
    public func name() async throws -> String { try await connection.one(OrganisationName()) }

    /// Rows are entered in the register as UTC shows them, and thousands of calls share one plan.
    private static let session = """
        set local timezone to 'UTC';
        set local plan_cache_mode to force_generic_plan;
        """

    private static func write(
        _ act: DemoAct,
        by token: TokenHash?,
        over connection: isolated Connection
    ) throws -> DemoAnswer {
        if case .expireHolds = act.step {
            return .expired(try connection.run(ExpireHoldsAt(instant: act.at)).first ?? 0)
        }
        guard let token else { return .refused(.notSignedIn) }
        switch act.step {
        case .open(let request):
            return try answer(
                connection.run(PostRequestsAt([RequestLine(request, by: token)], at: act.at))
            )
        case .follow(let step):
            return try answer(
                connection.run(PostRequestsAt([RequestLine(step, by: token)], at: act.at))
            )
        case .report(let report):
            let statement = ReportOutcome(report: report, token: token)
            return answer(try connection.run(ReportOutcomeAt(statement, at: act.at)).first)
        case .tell(let telling):
            let statement = TellStory(telling: telling, token: token)
            return answer(try connection.run(TellStoryAt(statement, at: act.at)).first)
        case .expireHolds: return .expired(0)
        }
    }

    private static func answer(_ lines: [AnswerLine]) throws -> DemoAnswer {
        if let booking = lines.first?.code == "booked" ? AnswerLine.booking(lines) : nil {
            return .booked(booking)
        }
        return .refused(lines.first.flatMap { RefusalCode(rawValue: $0.code) } ?? .internalFault)
    }

    private static func answer(_ kept: Kept?) -> DemoAnswer {
        if let kept, kept.code == "booked", let code = kept.recovery { return .kept(code: code) }
        return .refused(kept.flatMap { RefusalCode(rawValue: $0.code) } ?? .internalFault)
    }
}

extension DemoStore {
    /// Answers the token hash each handle writes its past with; the tokens are kept nowhere.
    private static func setUp(
        _ house: DemoHouse,
        over connection: isolated Connection
    ) throws -> [String: TokenHash] {
        _ = try connection.run(SetUp(parameters: [.text(house.name), .bool(true)]))
        var tokens: [String: TokenHash] = [:]
        for property in house.properties {
            let plan = property.plan
            let number = try connection.one(
                AddProperty(parameters: [
                    .text(plan.name), .text(plan.timeZone), .text(plan.currency.code),
                    .text(plan.language), .text(plan.defaultMeans.rawValue),
                ])
            )
            for policy in property.policies { try set(policy, of: number, over: connection) }
            var centres: [String: Int64] = [:]
            for centre in property.costCentres {
                centres[centre.code] = try connection.one(
                    AddCostCentre(parameters: [
                        .int(number), .text(centre.code), .text(centre.name),
                    ])
                )
            }
            var people: [String: UUID] = [:]
            for employee in property.employees {
                let token = Token().hash
                people[employee.handle] = try add(
                    employee,
                    property: number,
                    costCentre: centres[employee.costCentre],
                    heirs: people,
                    token: token,
                    over: connection
                )
                tokens[employee.handle] = token
            }
        }
        return tokens
    }

    private static func set(
        _ policy: PolicyPlan,
        of property: Int64,
        over connection: isolated Connection
    ) throws {
        let limits = String(decoding: try JSONEncoder().encode(policy.limits), as: UTF8.self)
        _ = try connection.one(
            SetPolicy(parameters: [
                .int(property), .text(policy.validFrom), .text(policy.owner),
                .text(policy.wording), .text(limits),
            ])
        )
    }

    private static func add(
        _ employee: DemoHouse.Employee,
        property: Int64,
        costCentre: Int64?,
        heirs: [String: UUID],
        token: TokenHash,
        over connection: isolated Connection
    ) throws -> UUID {
        let id = try connection.one(
            AddEmployee(parameters: [
                .text(employee.handle), .text(employee.name), .int(property), .int(costCentre),
                .texts(employee.roles), .text(employee.hiredOn),
            ])
        )
        for certificate in employee.certificates {
            _ = try connection.one(
                Certify(parameters: [
                    .uuid(id), .text(certificate.course), .text(certificate.from),
                    .text(certificate.until),
                ])
            )
        }
        if let leaving = employee.leaving {
            _ = try connection.run(
                Leave(parameters: [
                    .uuid(id), .text(leaving.lastDay), .uuid(heirs[leaving.heir]),
                ])
            )
        }
        _ = try connection.run(
            IssueToken(parameters: [
                .text(employee.handle), .bytes(token.bytes), .text("first day"),
                .text("\(employee.hiredOn)T00:00:00Z"),
            ])
        )
        return id
    }
}
