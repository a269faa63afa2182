import Foundation
import Latitude
public import Postgres
public import Vault

/// Seals what is personal on its way into the database, and opens it on the way out.
///
/// The database keeps envelopes and never sees a master key or a word. Every text has a key of its
/// own, kept apart from it, so that destroying the keys of a guest erases all that was written
/// about them (see the decision page “A key per text, destroyed per guest”).
public struct PersonalVault: Sendable {
    private let vault: Vault
    private let index: BlindIndex

    /// What the words of one act are sealed as: one text, so that one key opens them.
    struct ActWords: Codable {
        let what: String
        let wrong: String?
        let place: String?
    }

    /// A vault over its parts.
    init(vault: Vault, index: BlindIndex) {
        self.vault = vault
        self.index = index
    }

    /// The vault of an organisation; the first to ask leaves the secret of its guest index there.
    ///
    /// Throws `VaultKeyError` unless `keys` are the ones the organisation was kept under;
    /// `PostgresError`.
    public static func open(
        _ keys: MasterKeys,
        over connection: Connection
    ) async throws -> PersonalVault {
        try await open(keys, on: connection)
    }

    /// The same where the connection is already, such as within a transaction.
    static func open(
        _ keys: MasterKeys,
        on connection: isolated Connection
    ) throws -> PersonalVault {
        let vault = Vault(keys)
        let fresh = vault.wrap(Vault.freshSecret(), purpose: purpose)
        let lines = try connection.run(
            OpenVault(parameters: [
                .int(keys.current), .bytes(keys.fingerprint(of: keys.current)),
                .text(purpose), .bytes(fresh.wrapped),
            ])
        )
        for line in lines {
            guard let own = keys.fingerprint(of: line.master) else { continue }
            guard own == line.fingerprint else { throw VaultKeyError.wrong(line.master) }
        }
        guard let secret = lines.first else { throw VaultKeyError.missing(keys.current) }
        do {
            let key = try vault.unwrap(
                secret.wrapped,
                master: secret.secretMaster,
                purpose: purpose
            )
            return PersonalVault(vault: vault, index: BlindIndex(key))
        } catch VaultFault.unknownMaster(let number) {
            throw VaultKeyError.missing(number)
        } catch {
            throw VaultKeyError.wrong(secret.secretMaster)
        }
    }

    private static let purpose = "guest index"

    /// An envelope of a text, as the database takes it.
    func envelope(_ text: String) -> [UInt8] { sealed(text).bytes }

    /// A text, sealed.
    func sealed(_ text: String) -> Envelope { vault.seal(text, id: UUID()) }

    /// An envelope of an act's words.
    func envelope(what: String, wrong: String?, place: String?) throws -> [UInt8] {
        let words = ActWords(what: what, wrong: wrong, place: place)
        return envelope(String(decoding: try JSONEncoder().encode(words), as: UTF8.self))
    }

    /// A file, sealed.
    func sealed(file bytes: [UInt8]) -> Envelope { vault.seal(file: bytes, id: UUID()) }

    /// The file of an envelope; throws `VaultFault` for one that does not open.
    func file(_ envelope: Envelope) throws(VaultFault) -> [UInt8] {
        try vault.open(file: envelope)
    }

    /// The text of an envelope; nil for nil, which is what the database answers for words that
    /// were erased or are not the asker's.
    ///
    /// `Unreadable.mark` for one that does not open.
    func text(_ envelope: [UInt8]?) -> String? {
        envelope.map { (try? opened($0)) ?? Unreadable.mark }
    }

    /// The words of an act's envelope, as `text(_:)`.
    func words(_ envelope: [UInt8]?) -> ActWords? {
        guard let text = text(envelope) else { return nil }
        return (try? JSONDecoder().decode(ActWords.self, from: Data(text.utf8)))
            ?? ActWords(what: Unreadable.mark, wrong: nil, place: nil)
    }

    /// The text of an envelope; throws `VaultFault` for one that does not open.
    func opened(_ envelope: [UInt8]) throws(VaultFault) -> String {
        guard let envelope = Envelope(envelope) else { throw .damaged }
        return try vault.open(envelope)
    }

    /// By what a label is found again: the same for the same guest, and nothing else.
    func labelIndex(kind: String, normalised: String) -> [UInt8] {
        index.of(domain: "latitude.guest", fields: [kind, normalised])
    }

    /// The first 112 bytes of an envelope under the current master key.
    func rewrapped(_ header: [UInt8]) throws(VaultFault) -> [UInt8] {
        try vault.rewrapped(header)
    }
}

/// Why the master keys given are not this organisation's.
public enum VaultKeyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The key of that number is another than the one the organisation was kept under.
    case wrong(Int)
    /// The organisation was kept under a key of that number, which is not among those given.
    case missing(Int)

    /// One sentence with a way on.
    public var description: String {
        switch self {
        case .wrong(let number):
            "master key \(number) is not the one this organisation was kept under: "
                + "give the server the key file that belongs to this database"
        case .missing(let number):
            "this organisation was kept under master key \(number), which is not in the key file: "
                + "restore the line that begins with \(number)"
        }
    }
}

/// What a master key is known by, and the wrapped secret of the guest index.
struct VaultLine: Sendable {
    let master: Int
    let fingerprint: [UInt8]
    let secretMaster: Int
    let wrapped: [UInt8]
}

struct OpenVault: Statement {
    let parameters: [Parameter]

    static let sql = """
        select v.master, v.fingerprint, v.secret_master, v.wrapped
        from vault_open($1::integer, $2::bytea, $3::text, $4::bytea) v
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> VaultLine {
        VaultLine(
            master: try row.next(),
            fingerprint: try row.next(),
            secretMaster: try row.next(),
            wrapped: try row.next()
        )
    }
}
