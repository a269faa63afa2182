import Crypto
import Foundation
public import Latitude
public import Postgres
import Vault

/// How the books answered an addition.
struct AddedEvidence: Sendable {
    let code: String
    let recovery: String?
    let id: UUID?
}

struct AddEvidence: Statement {
    let parameters: [Parameter]

    static let sql = """
        select e.code, e.of_recovery, e.kept_id
        from evidence_add($1::bytea, $2::uuid, $3::uuid, $4::text, $5::text, $6::integer,
            $7::bytea, $8::bytea, $9::bytea) e
        """

    init(_ addition: EvidenceAddition, by token: TokenHash, vault: PersonalVault) {
        let envelope: Envelope
        let fields: [String?]
        var file: EvidenceFile?
        switch addition.content {
        case .file(let added):
            file = added
            envelope = vault.sealed(file: added.bytes)
            fields = [added.type.rawValue, Hexadecimal.text(SHA256.hash(data: added.bytes))]
        case .missing(let words):
            envelope = vault.sealed(words.text)
            fields = [nil, words.text]
        }
        let content = CanonicalBytes(tag: "latitude.evidence.1", fields: fields)
        parameters = [
            .bytes(token.bytes), .uuid(addition.id.uuid), .uuid(addition.recovery.id),
            .text(addition.recovery.code), .text(file?.type.rawValue), .int(file?.bytes.count),
            .bytes(envelope.header), .bytes(envelope.sealed), .bytes(content.digest),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> AddedEvidence {
        AddedEvidence(code: try row.next(), recovery: try row.next(), id: try row.next())
    }
}

/// How an act stands with its evidence.
public struct EvidenceHead: Statement {
    /// One act.
    public struct Row: Sendable {
        /// Its code.
        public let code: String
        /// How it stands.
        public let state: EvidenceState
        /// From which sum on a bill is wanted, smallest units.
        public let receiptsFrom: Int64
        /// The property's currency.
        public let currency: String
        /// Whether the asker did it, or is heir of who did.
        public let isOwn: Bool
    }

    /// Reference by id or code, and whether the asker is finance.
    public let parameters: [Parameter]

    /// Reads alone.
    public static let effect = Effect.read
    /// One row, or none.
    public static let sql = """
        select x.code, \(Self.state), v.receipts_from, x.currency,
            asker_owns(x.employee_id)
        from recovery x
        join entry e on e.request_id = x.recovery_id
        join policy v on v.policy_id = e.policy_id
        where (x.recovery_id = $1 or x.code = $2)
            and (asker_owns(x.employee_id) or $3)
        """

    /// How a recovery `x` stands that a policy `v` covered; of columns alone.
    static let state = Self.state(of: "x", under: "v")

    /// How a recovery stands that a policy covered, each by what the statement calls it.
    static func state(of act: String, under policy: String) -> String {
        """
        evidence_state(\(act).evidence, \(act).kind, \(act).means, \(act).spent,
            \(act).reversed, \(policy).receipts_from)
        """
    }

    /// Reads the columns in their order.
    public static func decode(_ row: inout Postgres.Row) throws(PostgresError) -> Row {
        Row(
            code: try row.next(),
            state: try row.next(),
            receiptsFrom: try row.next(),
            currency: try row.next(),
            isOwn: try row.next()
        )
    }
}

/// Words on why there is no file are opened with the list; files are not.
struct EvidenceItems: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select v.evidence_id, v.media_type, v.size, m.handle,
            extract(epoch from v.added_at)::float8, c.evidence_id is null,
            case when v.media_type is null then evidence_key(v.evidence_id) || c.sealed end
        from recovery x
        join evidence v on v.recovery_id = x.recovery_id
        join employee m on m.employee_id = v.employee_id
        left join evidence_content c on c.evidence_id = v.evidence_id
        where x.recovery_id = $1 or x.code = $2
        order by v.added_at, v.evidence_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> EvidenceRow {
        try EvidenceRow(&row)
    }
}

/// A file with what opens it; both nil once erased.
struct SealedFile: Sendable {
    let code: String
    let mediaType: String
    let header: [UInt8]?
    let sealed: [UInt8]?
}

struct EvidenceFileOfAct: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select x.code, v.media_type, evidence_key(v.evidence_id), c.sealed
        from recovery x
        join evidence v on v.recovery_id = x.recovery_id
        left join evidence_content c on c.evidence_id = v.evidence_id
        where (x.recovery_id = $1 or x.code = $2) and v.evidence_id = $3
            and v.media_type is not null
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SealedFile {
        SealedFile(
            code: try row.next(),
            mediaType: try row.next(),
            header: try row.next(),
            sealed: try row.next()
        )
    }
}

/// Notes whose guest a bill may tell about: of the file read, or of words on why there is none.
struct NoteEvidenceGuest: Statement {
    let parameters: [Parameter]

    static let sql = """
        insert into guest_access (guest_id, employee_id, route)
        select x.guest_id, $3::uuid, 'evidence'
        from recovery x
        where (x.recovery_id = $1 or x.code = $2) and x.guest_id is not null
            and exists (
                select from evidence v
                where v.recovery_id = x.recovery_id
                    and case when $4::uuid is null then v.media_type is null
                        else v.evidence_id = $4 end)
        """
    typealias Output = Void
}
