import Foundation
import Latitude
public import Postgres
public import Vault

/// Finds acts whose words or label have a text in them, by opening everything there is.
///
/// That is how somebody is found in the words of an act that is about somebody else.
public struct GuestSearch: Sendable {
    /// One act with the text in it.
    public struct Hit: Hashable, Sendable, Encodable {
        /// The act's code.
        public let code: String
        /// Where the text is: `label`, `words`, `note`, `outcome`, `story`, `letter` or,
        /// where it is missing, `evidence`.
        public let place: String
    }

    static let chunk = 5_000

    private let connection: Connection
    private let keys: MasterKeys

    /// A search over a connection of the owner's.
    public init(connection: Connection, keys: MasterKeys) {
        self.connection = connection
        self.keys = keys
    }

    /// Calls `found` with every hit, and answers how many texts could not be read; case and blanks
    /// make no difference.
    ///
    /// Reads 5,000 texts at a time, in constant memory. Which texts do not open is for `BookCheck`
    /// to say. Throws `VaultKeyError`, `PostgresError`.
    @discardableResult
    public func run(_ text: String, found: (Hit) -> Void) async throws -> Int {
        let vault = try await PersonalVault.open(keys, over: connection)
        let wanted = Self.folded(text)
        var unreadable = 0
        var last = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        while true {
            let lines = try await connection.run(
                FindableTexts(parameters: [.uuid(last), .int(Self.chunk)]),
                deadline: .seconds(60)
            )
            for line in lines {
                let texts = Self.texts(line, vault)
                if texts == [Unreadable.mark] { unreadable += 1 }
                guard texts.contains(where: { Self.folded($0).contains(wanted) }) else { continue }
                for code in line.codes { found(Hit(code: code, place: line.place)) }
            }
            guard let end = lines.last, lines.count == Self.chunk else { return unreadable }
            last = end.id
        }
    }

    private static func texts(_ line: FindableText, _ vault: PersonalVault) -> [String] {
        guard line.place == "words" else {
            return [vault.text(line.envelope)].compactMap { $0 }
        }
        guard let words = vault.words(line.envelope) else { return [] }
        return [words.what, words.wrong, words.place].compactMap { $0 }
    }

    private static func folded(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}

/// A sealed text, what it is, and the acts it is about.
struct FindableText: Sendable {
    let id: UUID
    let envelope: [UInt8]?
    let place: String
    let codes: [String]
}

struct FindableTexts: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select k.key_id, envelope_of(k.key_id, k.master, k.salt, k.wrapped, t.sealed), t.place,
            array_to_string(array(
                select x.code from recovery x
                where x.recovery_id = k.recovery_id or x.guest_id = k.guest_id
                order by x.number), ' ')
        from (
            select k.key_id, k.recovery_id, k.guest_id, k.master, k.salt, k.wrapped
            from vault_key k where k.key_id > $1
            order by k.key_id limit $2::integer) k
        left join lateral (
            select l.sealed, 'label' as place from guest_label l
            where l.guest_id = k.guest_id and l.key_id = k.key_id
            union all
            select n.sealed, 'words' from narrative n
            where n.recovery_id = k.recovery_id and n.key_id = k.key_id
            union all
            select w.sealed, 'note' from entry e join entry_words w on w.entry_id = e.entry_id
            where e.recovery_id = k.recovery_id and w.key_id = k.key_id
            union all
            select o.sealed, 'outcome' from outcome o
            where o.recovery_id = k.recovery_id and o.key_id = k.key_id
            union all
            select s.sealed, 'story' from story s
            where s.recovery_id = k.recovery_id and s.key_id = k.key_id
            union all
            select r.sealed, 'letter' from letter r
            where r.recovery_id = k.recovery_id and r.key_id = k.key_id
            union all
            select c.sealed, 'evidence'
            from evidence v join evidence_content c on c.evidence_id = v.evidence_id
            where v.recovery_id = k.recovery_id and v.key_id = k.key_id and v.media_type is null
            limit 1) t on true
        order by k.key_id
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> FindableText {
        FindableText(
            id: try row.next(),
            envelope: try row.next(),
            place: try row.next(as: String?.self) ?? "",
            codes: try row.next(as: String.self).split(separator: " ").map(String.init)
        )
    }
}
