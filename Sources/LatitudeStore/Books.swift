public import Logging
public import Messages
public import Postgres
public import ServiceLifecycle
public import Vault

/// The books in service: every store over the same few connections.
public struct Books: Sendable {
    /// Acts and what follows them.
    public let recoveries: RecoveryStore
    /// What became of the guest, and acts as told.
    public let outcomes: OutcomeStore
    /// Bills, and words on why there is none.
    public let evidence: EvidenceStore
    /// Who asks.
    public let employees: EmployeeStore
    /// Acts as read.
    public let acts: ActReader
    /// Passphrases and tokens.
    public let signIns: SignInStore
    /// Shared desks and PINs.
    public let desks: DeskStore
    /// Devices that wait to be signed in.
    public let devices: DeviceStore
    /// The rules in force, and proof of having kept within them.
    public let policies: PolicyReader
    /// The journal, for finance.
    public let journal: JournalReader
    /// Funds, for finance.
    public let authority: AuthorityReader
    /// Tills, cards, bills and own money, for finance.
    public let means: MeansReader
    /// What employees are owed for own money, for finance.
    public let ownMoney: OwnMoneyStore
    /// Entries drawn for checking, for finance.
    public let samples: SampleReader
    /// What lists are narrowed by.
    public let house: HouseReader
    /// Letters of praise.
    public let letters: LetterStore
    /// Which story is told at the line-up.
    public let lineUp: LineUpStore
    /// What happened at a property, in sums.
    public let property: PropertyReader
    /// The months, and closing them.
    public let periods: PeriodStore
    /// Months taken out.
    public let exports: ExportStore
    /// Plan and cost.
    public let budgets: BudgetStore
    /// What has to run for them, in the order of starting.
    public let services: [any Service]
    private let readers: ConnectionPool
    private let readiness: Readiness

    /// The books of the organisation that `database` leads to, as the app role, with `readers`
    /// connections for reading and one for writing, as group commit wants (see `RecoveryQueue`).
    ///
    /// Throws `MigrationError` unless the database has exactly the migrations of this binary,
    /// `VaultKeyError` unless `keys` are those it was kept under, `SigningKeyError` unless
    /// `signing` is the public half of the key it signs with, where given; `PostgresError`.
    public static func open(
        _ database: ConnectionConfiguration,
        keys: MasterKeys,
        signing: VerifyingKey? = nil,
        readers: Int = 4,
        logger: Logger
    ) async throws -> Books {
        let pool = ConnectionPool(database, size: readers, logger: logger)
        try await Migrator.verify(pool)
        try await SessionSettings.verify(pool)
        let vault = try await pool.withConnection { connection in
            try await PersonalVault.open(keys, over: connection)
        }
        if let signing {
            let statement = SigningKeyKnown(parameters: [.text(signing.text)])
            guard try await pool.one(statement) else {
                throw SigningKeyError(given: signing.id)
            }
        }
        return Books(database, readers: pool, vault: vault, logger: logger)
    }

    private init(
        _ database: ConnectionConfiguration,
        readers pool: ConnectionPool,
        vault: PersonalVault,
        logger: Logger
    ) {
        let writer = ConnectionPool(database, size: 1, logger: logger)
        let queue = RecoveryQueue(writer: writer, logger: logger)
        recoveries = RecoveryStore(queue: queue, pool: pool, vault: vault, logger: logger)
        outcomes = OutcomeStore(pool: pool, vault: vault)
        evidence = EvidenceStore(pool: pool, vault: vault)
        employees = EmployeeStore(pool: pool, vault: vault)
        acts = ActReader(pool: pool, vault: vault)
        signIns = SignInStore(pool: pool)
        desks = DeskStore(pool: pool)
        devices = DeviceStore(pool: pool)
        policies = PolicyReader(pool: pool)
        journal = JournalReader(pool: pool)
        authority = AuthorityReader(pool: pool)
        means = MeansReader(pool: pool)
        ownMoney = OwnMoneyStore(pool: pool)
        samples = SampleReader(pool: pool)
        house = HouseReader(pool: pool)
        letters = LetterStore(pool: pool, vault: vault)
        lineUp = LineUpStore(pool: pool)
        property = PropertyReader(pool: pool, vault: vault)
        periods = PeriodStore(pool: pool)
        exports = ExportStore(pool: pool)
        budgets = BudgetStore(pool: pool)
        services = [
            pool, writer, queue, HoldSweeper(store: recoveries, logger: logger),
            AccessDayKeeper(pool: pool, logger: logger),
        ]
        self.readers = pool
        readiness = Readiness(database, pool: pool, logger: logger)
    }

    /// The organisation's name; a word in its place until one is set up.
    ///
    /// Throws `PostgresError`.
    public func name() async throws -> String {
        try await readers.run(OrganisationName()).first ?? "Latitude"
    }

    /// Why money cannot be booked now, for operators; nil when it can.
    public func whyNotReady() async -> Sentence? { await readiness.whyNot() }
}
