public import Foundation
public import Latitude
public import Postgres
public import Vault

/// What is kept about guests, for whoever runs the server: told, found and erased.
public struct GuestStore: Sendable {
    private let connection: Connection
    private let keys: MasterKeys

    /// A store over a connection of the owner's.
    public init(connection: Connection, keys: MasterKeys) {
        self.connection = connection
        self.keys = keys
    }

    /// The guest of an act, or the act itself where it is about nobody known; nil when there is no
    /// such act.
    ///
    /// Throws `PostgresError`.
    public func subject(of act: RecoveryReference) async throws -> GuestSubject? {
        let key: [Parameter] = [.uuid(act.id), .text(act.code)]
        return try await connection.run(SubjectOfAct(parameters: key)).first
    }

    /// Every guest known by that label at a property, the latest first; empty when nobody is, or
    /// not any more.
    ///
    /// Throws `VaultKeyError`, `PostgresError`.
    public func subjects(
        knownBy label: GuestLabel,
        at property: String
    ) async throws -> [GuestSubject] {
        let vault = try await PersonalVault.open(keys, over: connection)
        let kind = label.kind.rawValue
        let index = vault.labelIndex(kind: kind, normalised: label.normalised)
        return try await connection.run(
            SubjectsByLabel(parameters: [.text(property), .text(kind), .bytes(index)])
        )
    }

    /// Everything that is kept about a guest, and notes that it was read.
    ///
    /// Throws `VaultKeyError`, `PostgresError`, and whatever a text that does not open throws.
    public func record(of subject: GuestSubject) async throws -> GuestRecord {
        let vault = try await PersonalVault.open(keys, over: connection)
        let key: [Parameter] = [.uuid(subject.guest), .uuid(subject.act)]
        return try await connection.transaction(deadline: .seconds(60)) { connection in
            if let guest = subject.guest {
                _ = try connection.run(NoteExport(parameters: [.uuid(guest)]))
            }
            return try GuestRecord(
                subject: subject,
                head: try connection.run(GuestHead(parameters: [.uuid(subject.guest)])).first,
                acts: try connection.run(ActsAbout(parameters: key)),
                texts: try connection.run(TextsAbout(parameters: key)),
                bills: try connection.run(BillsAbout(parameters: key), deadline: .seconds(60)),
                readings: try connection.run(ReadingsOf(parameters: [.uuid(subject.guest)])),
                vault: vault
            )
        }
    }

    /// Destroys the keys of all that was written about a guest; books and chains stay.
    ///
    /// Done already it does nothing. In a dry run everything is undone, so that what it answers is
    /// exact. Throws `PostgresError`.
    public func erase(_ subject: GuestSubject, isDryRun: Bool) async throws -> Erasure {
        try await connection.transaction(
            deadline: .seconds(60),
            keeping: { erasure in !isDryRun && erasure.openHolds.isEmpty },
            { connection in
                let key: [Parameter] = [.uuid(subject.guest), .uuid(subject.act)]
                // Locked, so that no act for this guest is booked meanwhile.
                _ = try connection.run(LockGuest(parameters: [.uuid(subject.guest)]))
                let acts = try connection.run(ErasableActs(parameters: key))
                let openHolds = acts.filter(\.isHeld).map(\.code)
                let texts = try connection.one(KeysAbout(parameters: key))
                guard openHolds.isEmpty else {
                    return Erasure(codes: acts.map(\.code), texts: texts, openHolds: openHolds)
                }
                if let guest = subject.guest {
                    _ = try connection.run(
                        EraseGuest(parameters: [.uuid(guest), .text("asked")])
                    )
                } else {
                    _ = try connection.run(
                        EraseAct(parameters: [.uuid(subject.act), .text("asked")])
                    )
                }
                return Erasure(codes: acts.map(\.code), texts: texts, openHolds: [])
            }
        )
    }
}

/// Whom an act is about.
public struct GuestSubject: Hashable, Sendable {
    /// The guest; nil where the act is about nobody known.
    public let guest: UUID?
    /// The act, where it is about nobody known; else nil.
    public let act: UUID?
}

/// What an erasure is about.
public struct Erasure: Sendable {
    /// The codes of the acts, in the order they were booked.
    public let codes: [String]
    /// How many texts cannot be opened any more; zero when it was done before.
    public let texts: Int
    /// Acts that still hold money: while there are any, nothing is erased.
    public let openHolds: [String]
}

struct SubjectOfAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.guest_id, case when x.guest_id is null then x.recovery_id end
        from recovery x where x.recovery_id = $1 or x.code = $2
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> GuestSubject {
        GuestSubject(guest: try row.next(), act: try row.next())
    }
}

struct SubjectsByLabel: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select l.guest_id
        from guest_label l join property p on p.property_id = l.property_id
        where p.name = $1 and l.kind = $2 and l.label_index = $3::bytea
        order by l.generation desc
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> GuestSubject {
        GuestSubject(guest: try row.next(), act: nil)
    }
}

struct NoteExport: Statement {
    let parameters: [Parameter]

    static let sql = """
        insert into guest_access (guest_id, employee_id, route) values ($1, null, 'export')
        """
    typealias Output = Void
}

struct LockGuest: Statement {
    let parameters: [Parameter]

    static let sql = "select g.guest_id::text from guest g where g.guest_id = $1 for update"

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

/// An act that an erasure would be about.
struct ErasableAct: Sendable {
    let code: String
    let isHeld: Bool
}

struct ErasableActs: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.code, x.held > 0 from recovery x
        where x.guest_id = $1 or x.recovery_id = $2
        order by x.number
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> ErasableAct {
        ErasableAct(code: try row.next(), isHeld: try row.next())
    }
}

struct KeysAbout: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select count(*) from vault_key k
        where k.guest_id = $1 or k.recovery_id in (
            select x.recovery_id from recovery x where x.guest_id = $1 or x.recovery_id = $2)
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> Int { try row.next() }
}

struct EraseGuest: Statement {
    let parameters: [Parameter]

    static let sql = "select guest_erase($1::uuid, $2::text)::text"

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}

struct EraseAct: Statement {
    let parameters: [Parameter]

    static let sql = "select act_erase($1::uuid, $2::text)::text"

    static func decode(_ row: inout Row) throws(PostgresError) { try row.skip() }
}
