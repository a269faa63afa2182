import Foundation
public import Latitude
public import Postgres

/// What became of the guest, and acts as told.
public struct OutcomeStore: Sendable {
    private let pool: ConnectionPool
    private let vault: PersonalVault

    /// A store over a pool that seals by `vault`.
    public init(pool: ConnectionPool, vault: PersonalVault) {
        self.pool = pool
        self.vault = vault
    }

    /// Keeps a report and answers the recovery's code; a repeat answers alike.
    ///
    /// Throws `not_signed_in`, `id_reused`, `unknown_code`, `not_yours`; `PostgresError`.
    public func report(
        _ report: OutcomeReport,
        by token: TokenHash
    ) async throws -> String {
        try await keep(ReportOutcome(report, by: token, vault: vault), report.recovery)
    }

    /// Keeps a telling and answers the recovery's code; a repeat answers alike.
    ///
    /// Throws as `report(_:by:)`.
    public func tell(
        _ telling: StoryTelling,
        by token: TokenHash
    ) async throws -> String {
        try await keep(TellStory(telling, by: token, vault: vault), telling.recovery)
    }

    private func keep<S: Statement>(
        _ statement: S,
        _ reference: RecoveryReference
    ) async throws -> String where S.Output == Kept {
        let kept = try await pool.keep(statement)
        guard kept.code == "booked", let recovery = kept.recovery else {
            let code = RefusalCode(rawValue: kept.code) ?? .internalFault
            throw Refusal(code, detail: code == .unknownCode ? "“\(reference)” names none." : nil)
        }
        return recovery
    }
}

/// How the books answered a report or a telling.
struct Kept: Sendable {
    let code: String
    let recovery: String?

    init(_ row: inout Row) throws(PostgresError) {
        code = try row.next()
        recovery = try row.next()
    }
}

struct ReportOutcome: Statement {
    let parameters: [Parameter]

    static let sql = """
        select o.code, o.of_recovery
        from outcome_report($1::bytea, $2::uuid, $3::uuid, $4::text, $5::text, $6::bytea,
            $7::bytea) o
        """

    init(_ report: OutcomeReport, by token: TokenHash, vault: PersonalVault) {
        let content = CanonicalBytes(
            tag: "latitude.outcome.1",
            fields: [
                report.recovery.description, report.outcome.rawValue, report.words?.text,
            ]
        )
        parameters = [
            .bytes(token.bytes), .uuid(report.id.uuid), .uuid(report.recovery.id),
            .text(report.recovery.code), .text(report.outcome.rawValue),
            .bytes((report.words?.text).map(vault.envelope)), .bytes(content.digest),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

struct TellStory: Statement {
    let parameters: [Parameter]

    static let sql = """
        select s.code, s.of_recovery
        from story_tell($1::bytea, $2::uuid, $3::uuid, $4::text, $5::text, $6::text,
            $7::bytea, $8::bytea) s
        """

    init(_ telling: StoryTelling, by token: TokenHash, vault: PersonalVault) {
        let content = CanonicalBytes(
            tag: "latitude.story.1",
            fields: [
                telling.recovery.description, telling.share.rawValue, telling.words.text,
            ]
        )
        parameters = [
            .bytes(token.bytes), .uuid(telling.id.uuid), .uuid(telling.recovery.id),
            .text(telling.recovery.code), .text(telling.share.rawValue),
            .text(telling.words.text), .bytes(vault.envelope(telling.words.text)),
            .bytes(content.digest),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> Kept { try Kept(&row) }
}

extension RecoveryReference {
    /// The UUID where the reference is by id.
    var id: UUID? {
        guard case .id(let id) = self else { return nil }
        return id.uuid
    }

    /// The text where the reference is by code.
    var code: String? {
        guard case .code(let code) = self else { return nil }
        return code.text
    }
}
