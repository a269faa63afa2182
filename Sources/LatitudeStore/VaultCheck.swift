import Foundation
import Latitude
import Postgres
import Vault

/// Opens every sealed text, which the database cannot: a key, a salt or a text that was changed
/// does not open, and a label that does not lead to its own index is another's.
struct VaultCheck {
    private static let chunk = 5_000

    let vault: PersonalVault

    /// Every finding, in the order of keys; constant memory.
    func findings(
        on connection: isolated Connection,
        deadline: Duration
    ) throws -> [BookCheck.Finding] {
        var findings: [BookCheck.Finding] = []
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let lines = try connection.run(
                SealedTexts(parameters: [.uuid(last), .int(Self.chunk)]),
                deadline: deadline
            )
            for line in lines where !opens(line) {
                let text = "key \(line.id.uuidString.lowercased()): what it seals does not open"
                findings.append(BookCheck.Finding(check: "vault_texts", text: text))
            }
            guard let end = lines.last, lines.count == Self.chunk else { return findings }
            last = end.id
        }
    }

    private func opens(_ line: SealedText) -> Bool {
        guard let text = try? line.envelope.map(vault.opened) ?? nil else { return false }
        guard let kind = line.kind else { return true }
        guard
            let kind = GuestLabel.Kind(rawValue: kind),
            let label = try? GuestLabel(text, kind: kind)
        else { return false }
        let index = vault.labelIndex(kind: kind.rawValue, normalised: label.normalised)
        return index == line.index
    }
}

extension VaultCheck {
    /// Every file that does not open, one at a time in memory, as they are large.
    func fileFindings(
        on connection: isolated Connection,
        deadline: Duration
    ) throws -> [BookCheck.Finding] {
        let files = try connection.run(SealedFiles(), deadline: deadline)
        return try files.compactMap { id in
            let file = try connection.run(
                OneSealedFile(parameters: [.uuid(id)]),
                deadline: deadline
            ).first
            if let file, (try? vault.file(file)) != nil { return nil }
            let text = "evidence \(id.uuidString.lowercased()): what was sealed does not open"
            return BookCheck.Finding(check: "vault_files", text: text)
        }
    }
}

/// The ids of all files that are not erased.
struct SealedFiles: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select v.evidence_id
        from evidence v join vault_key k on k.key_id = v.key_id
        where v.media_type is not null
        order by v.evidence_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> UUID { try row.next() }
}

struct OneSealedFile: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select int4send(k.master) || uuid_send(k.key_id) || k.salt || k.wrapped, c.sealed
        from evidence v
        join vault_key k on k.key_id = v.key_id
        join evidence_content c on c.evidence_id = v.evidence_id
        where v.evidence_id = $1
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> Envelope {
        let (header, sealed): ([UInt8], [UInt8]) = (try row.next(), try row.next())
        guard let envelope = Envelope(header: header, sealed: sealed) else {
            throw .unexpectedResult("a sealed file has no proper key")
        }
        return envelope
    }
}

/// A key with the text it seals.
struct SealedText: Sendable {
    let id: UUID
    let envelope: [UInt8]?
    let kind: String?
    let index: [UInt8]?
}

struct SealedTexts: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select k.key_id, envelope_of(k.key_id, k.master, k.salt, k.wrapped, coalesce(
                l.sealed,
                (select n.sealed from narrative n
                    where n.recovery_id = k.recovery_id and n.key_id = k.key_id limit 1),
                (select w.sealed from entry e join entry_words w on w.entry_id = e.entry_id
                    where e.recovery_id = k.recovery_id and w.key_id = k.key_id limit 1),
                (select o.sealed from outcome o
                    where o.recovery_id = k.recovery_id and o.key_id = k.key_id limit 1),
                (select s.sealed from story s
                    where s.recovery_id = k.recovery_id and s.key_id = k.key_id limit 1),
                (select r.sealed from letter r
                    where r.recovery_id = k.recovery_id and r.key_id = k.key_id limit 1),
                (select c.sealed from evidence v
                    join evidence_content c on c.evidence_id = v.evidence_id
                    where v.recovery_id = k.recovery_id and v.key_id = k.key_id limit 1))),
            l.kind, l.label_index
        from vault_key k
        left join guest_label l on l.guest_id = k.guest_id and l.key_id = k.key_id
        where k.key_id > $1 and not exists (
            select from evidence v
            where v.recovery_id = k.recovery_id and v.key_id = k.key_id
                and v.media_type is not null)
        order by k.key_id
        limit $2::integer
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> SealedText {
        SealedText(
            id: try row.next(),
            envelope: try row.next(),
            kind: try row.next(),
            index: try row.next()
        )
    }
}
