public import Foundation
public import Latitude
public import Postgres

/// Letters of praise: written by managers, read by whom they are to.
public struct LetterStore: Sendable {
    private let pool: ConnectionPool
    private let vault: PersonalVault

    /// A store over a pool that seals and opens by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// Keeps a letter and answers the recovery's code; a repeat answers alike.
    ///
    /// Throws `not_entitled` to whoever manages nothing, `id_reused`, `story_not_shared` where the
    /// asker reads no story of the act, `letter_to_oneself`; `PostgresError`.
    public func write(_ letter: Letter, by asker: SignedIn) async throws -> String {
        let kept = try await pool.keep(WriteLetter(letter, vault: vault), within: asker.context)
        guard kept.code == "booked", let recovery = kept.recovery else {
            throw Refusal(RefusalCode(rawValue: kept.code) ?? .internalFault)
        }
        return recovery
    }

    /// What there is to praise of an act; nil where no story of it is shared with the asker.
    ///
    /// Throws `PostgresError`.
    public func praised(
        _ recovery: RecoveryReference,
        for asker: SignedIn
    ) async throws -> PraisedRow? {
        try await pool.run(
            PraisedAct(parameters: [.uuid(recovery.id), .text(recovery.code)]),
            within: asker.context
        ).first
    }

    /// The asker's letters, newest first, at most `limit`, written before the one named.
    ///
    /// Throws `PostgresError`.
    public func letters(
        for asker: SignedIn,
        before: (writtenAt: Double, id: UUID)?,
        limit: Int
    ) async throws -> [LetterRow] {
        let rows = try await pool.run(
            OwnLetters(parameters: [
                .uuid(asker.id), .double(before?.writtenAt), .uuid(before?.id), .int(limit),
            ]),
            within: asker.context
        )
        return try rows.map { try $0.opened(by: vault) }
    }

    /// One of the asker's letters; nil where there is none of that id.
    ///
    /// Throws `PostgresError`.
    public func letter(_ id: Identifier, for asker: SignedIn) async throws -> LetterRow? {
        try await pool.run(
            OwnLetter(parameters: [.uuid(asker.id), .uuid(id.uuid)]),
            within: asker.context
        ).first?.opened(by: vault)
    }
}

/// An act with a story that may be praised.
public struct PraisedRow: Sendable {
    /// The act's code.
    public let code: String
    /// The name of who did it.
    public let doer: String
    /// Whether that is the asker, or somebody whose acts they took over.
    public let isOwn: Bool
    /// The story.
    public let words: String
}

/// A letter as its recipient reads it.
public struct LetterRow: Sendable {
    /// Its id.
    public let id: UUID
    /// The code of the act it praises.
    public let code: String
    /// The name of the property it was written at.
    public let property: String
    /// Who wrote it, by name.
    public let writer: String
    /// What they wrote; nil once erased.
    public private(set) var words: String?
    /// The story it praises, as told then; nil once erased.
    public private(set) var story: String?
    /// Seconds since 1970.
    public let writtenAt: Double
    private let sealed: [UInt8]?
    private let sealedStory: [UInt8]?

    static let columns = """
        l.letter_id, x.code, p.name, w.name,
        envelope_of(k.key_id, k.master, k.salt, k.wrapped, l.sealed),
        envelope_of(h.key_id, h.master, h.salt, h.wrapped, s.sealed),
        extract(epoch from l.written_at)::float8
        """

    static let tables = """
        letter l
        join recovery x on x.recovery_id = l.recovery_id
        join property p on p.property_id = l.property_id
        join employee w on w.employee_id = l.writer_id
        left join vault_key k on k.key_id = l.key_id
        left join story s on s.story_id = l.story_id
        left join vault_key h on h.key_id = s.key_id
        """

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        code = try row.next()
        property = try row.next()
        writer = try row.next()
        sealed = try row.next()
        sealedStory = try row.next()
        writtenAt = try row.next()
    }

    /// The letter with its words and the story's.
    func opened(by vault: PersonalVault) throws -> LetterRow {
        var row = self
        row.words = vault.text(sealed)
        row.story = vault.text(sealedStory)
        return row
    }
}

struct WriteLetter: Statement {
    let parameters: [Parameter]

    static let sql = """
        select l.code, l.of_recovery
        from letter_write($1::uuid, $2::uuid, $3::text, $4::bytea, $5::bytea) l
        """

    init(_ letter: Letter, vault: PersonalVault) {
        let content = CanonicalBytes(
            tag: "latitude.letter.1",
            fields: [letter.recovery.description, letter.words.text]
        )
        parameters = [
            .uuid(letter.id.uuid), .uuid(letter.recovery.id), .text(letter.recovery.code),
            .bytes(vault.envelope(letter.words.text)), .bytes(content.digest),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

struct PraisedAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.code, m.name, asker_owns(x.employee_id), w.words
        from recovery x
        join employee m on m.employee_id = x.employee_id
        join story_words w on w.story_id = story_told(x.recovery_id)
        where x.recovery_id = $1 or x.code = $2
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PraisedRow {
        PraisedRow(
            code: try row.next(),
            doer: try row.next(),
            isOwn: try row.next(),
            words: try row.next()
        )
    }
}

struct OwnLetters: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(LetterRow.columns)
        from \(LetterRow.tables)
        where l.employee_id = $1 and ($2::float8 is null
            or (extract(epoch from l.written_at)::float8, l.letter_id) < ($2, $3::uuid))
        order by l.written_at desc, l.letter_id desc
        limit $4::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> LetterRow {
        try LetterRow(&row)
    }
}

struct OwnLetter: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select \(LetterRow.columns)
        from \(LetterRow.tables)
        where l.employee_id = $1 and l.letter_id = $2
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> LetterRow {
        try LetterRow(&row)
    }
}
