public import Foundation
import Latitude
import Postgres
import Vault

extension GuestRecord {
    /// A bill that was kept with an act, or words on why there is none.
    public struct Bill: Sendable, Encodable {
        /// When it was added, RFC 3339 in UTC.
        public let at: String
        /// What it is, such as `image/jpeg`; nil for words on why there is no file.
        public let mediaType: String?
        /// The file, base64 in JSON; nil without one, and once erased.
        public let content: Data?
        /// Why there is no file; nil where there is one, and once erased.
        ///
        /// `Unreadable.mark` for a file that does not open.
        public let reason: String?
    }
}

/// A bill of an act, sealed; nothing of it is left once erased.
struct BillAbout: Sendable {
    let act: UUID
    let at: String
    let mediaType: String?
    let header: [UInt8]?
    let sealed: [UInt8]?

    func opened(by vault: PersonalVault) throws -> GuestRecord.Bill {
        var (content, reason): (Data?, String?) = (nil, nil)
        if let header, let sealed, let envelope = Envelope(header: header, sealed: sealed) {
            if mediaType == nil {
                reason = vault.text(envelope.bytes)
            } else {
                content = (try? vault.file(envelope)).map { Data($0) }
                if content == nil { reason = Unreadable.mark }
            }
        }
        return GuestRecord.Bill(at: at, mediaType: mediaType, content: content, reason: reason)
    }
}

struct BillsAbout: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select v.recovery_id, \(UTCText.of("v.added_at")), v.media_type,
            int4send(k.master) || uuid_send(k.key_id) || k.salt || k.wrapped, c.sealed
        from recovery x
        join evidence v on v.recovery_id = x.recovery_id
        left join vault_key k on k.key_id = v.key_id
        left join evidence_content c on c.evidence_id = v.evidence_id
        where x.guest_id = $1 or x.recovery_id = $2
        order by x.number, v.added_at, v.evidence_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> BillAbout {
        BillAbout(
            act: try row.next(),
            at: try row.next(),
            mediaType: try row.next(),
            header: try row.next(),
            sealed: try row.next()
        )
    }
}
