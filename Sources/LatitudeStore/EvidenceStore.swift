public import Foundation
public import Latitude
import Messages
public import Postgres
import Vault

/// Bills: photos and PDFs kept with acts, and words on why there is none.
public struct EvidenceStore: Sendable {
    /// Something kept.
    public struct Kept: Sendable {
        /// The act's code.
        public let code: String
        /// The id it is kept under: an earlier one where the same was there already.
        public let id: UUID
    }

    /// A file as it was added.
    public struct File: Sendable {
        /// The act's code.
        public let code: String
        /// What it is.
        public let type: EvidenceType
        /// The file.
        public let bytes: [UInt8]
    }

    let pool: ConnectionPool
    private let vault: PersonalVault

    /// A store over a pool that seals and opens by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// Keeps what is added; the same for the same act is kept once, and a repeat answers alike.
    ///
    /// Throws `not_signed_in`, `id_reused`, `unknown_code`, `not_yours`, `evidence_full`;
    /// `PostgresError`.
    public func add(
        _ addition: EvidenceAddition,
        by token: TokenHash
    ) async throws -> Kept {
        let statement = AddEvidence(addition, by: token, vault: vault)
        let answer = try await pool.keep(statement, deadline: Self.deadline)
        guard answer.code == "booked", let code = answer.recovery, let id = answer.id else {
            let code = RefusalCode(rawValue: answer.code) ?? .internalFault
            let detail = code == .unknownCode ? "“\(addition.recovery)” names none." : nil
            throw Refusal(code, detail: detail)
        }
        return Kept(code: code, id: id)
    }

    /// How an act stands with its evidence and what was added, oldest first; nil when there is no
    /// such act the asker may see.
    ///
    /// Who did the act sees it, their heir, and finance. Throws `PostgresError`.
    public func evidence(
        of reference: RecoveryReference,
        for asker: SignedIn
    ) async throws -> EvidenceOfAct? {
        let key: [Parameter] = [.uuid(reference.id), .text(reference.code)]
        let (heads, items, _) = try await pool.run(
            EvidenceHead(parameters: key + [.bool(asker.has("finance"))]),
            EvidenceItems(parameters: key),
            NoteEvidenceGuest(parameters: key + [.uuid(asker.id), .null]),
            within: asker.context
        )
        guard let head = heads.first else { return nil }
        return EvidenceOfAct(head: head, items: try items.map { try $0.opened(by: vault) })
    }

    /// A file of an act, opened; nil when there is none the asker may see: as `evidence(of:for:)`,
    /// and once it is erased.
    ///
    /// Throws `PostgresError`.
    public func file(
        _ id: Identifier,
        of reference: RecoveryReference,
        for asker: SignedIn
    ) async throws -> File? {
        let key: [Parameter] = [.uuid(reference.id), .text(reference.code)]
        let (rows, _) = try await pool.run(
            EvidenceFileOfAct(parameters: key + [.uuid(id.uuid)]),
            NoteEvidenceGuest(parameters: key + [.uuid(asker.id), .uuid(id.uuid)]),
            within: asker.context,
            deadline: Self.deadline
        )
        guard let row = rows.first, let header = row.header, let sealed = row.sealed else {
            return nil
        }
        guard
            let type = EvidenceType(rawValue: row.mediaType),
            let envelope = Envelope(header: header, sealed: sealed)
        else { throw Refusal(.internalFault) }
        guard let bytes = try? vault.file(envelope) else {
            throw Refusal(.internalFault, sentence: Sentence("unreadable.file", ["code": row.code]))
        }
        return File(code: row.code, type: type, bytes: bytes)
    }

    /// What moving 10 MB may take where a disk is slow.
    private static let deadline = Duration.seconds(30)
}

/// How an act stands with its evidence, and what was added.
public struct EvidenceOfAct: Sendable {
    /// How it stands.
    public let head: EvidenceHead.Row
    /// What was added, oldest first; may be empty.
    public let items: [EvidenceRow]
}

/// Something that was added.
public struct EvidenceRow: Sendable {
    /// Its id.
    public let id: UUID
    /// What it is; nil for words on why there is no file.
    public let type: EvidenceType?
    /// Bytes of the file; nil without one.
    public let size: Int?
    /// Why there is no file; nil where there is one, and once erased.
    public private(set) var reason: String?
    /// The handle of who added it.
    public let employee: String
    /// Seconds since 1970.
    public let addedAt: Double
    /// Whether it was erased with its guest.
    public let isErased: Bool
    private let sealed: [UInt8]?

    init(_ row: inout Row) throws(PostgresError) {
        id = try row.next()
        type = try row.next()
        size = try row.next()
        employee = try row.next()
        addedAt = try row.next()
        isErased = try row.next()
        sealed = try row.next()
    }

    func opened(by vault: PersonalVault) throws -> EvidenceRow {
        var row = self
        row.reason = vault.text(sealed)
        return row
    }
}

extension EvidenceType: PostgresDecodable {}
extension EvidenceState: PostgresDecodable {}
