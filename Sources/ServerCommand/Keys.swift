import Foundation
import LatitudeStore
import Messages
import Postgres
import Vault

/// The secrets of an organisation that stand outside its database.
struct Keys: Sendable {
    /// What seals personal words.
    let master: MasterKeys
    /// What signs cover notes and checkpoints.
    let signing: SigningKey

    /// Where a key is looked for, in this order: a file named, the setting itself, systemd's
    /// credential; else the state directory.
    ///
    /// Never makes one. Throws a `Fault` with exit code 78.
    static func load(_ settings: Settings) throws -> Keys {
        try Keys(settings, makesMaster: false, makesSigning: false)
    }

    /// The keys of a house that is being set up, those it lacks made anew: only while its database
    /// knows of none, since another key would open nothing and verify nothing.
    ///
    /// Whoever sets up notes the signing key once there are tables. Throws as `load`;
    /// `PostgresError`.
    static func forSetUp(_ settings: Settings, over owner: Connection) async throws -> Keys {
        let store = SigningKeyStore(connection: owner)
        let known = try await store.known()
        let keys = try Keys(
            settings,
            makesMaster: !known.hasMaster,
            makesSigning: !known.hasMaster && known.signing.isEmpty
        )
        if let last = known.signing.last, last != keys.signing.publicKey {
            throw Fault(SigningKeyError(given: keys.signing.publicKey.id))
        }
        return keys
    }

    private init(_ settings: Settings, makesMaster: Bool, makesSigning: Bool) throws {
        let place = Place(settings)
        do {
            master = try MasterKeys(
                text: place.text(
                    settings.vaultKeyFile,
                    settings.vaultKey,
                    name: "vault.key",
                    fresh: makesMaster ? { MasterKeys.fresh().text } : nil
                )
            )
            signing = try SigningKey(
                text: place.text(
                    settings.signingKeyFile,
                    settings.signingKey,
                    name: "signing.key",
                    fresh: makesSigning ? { SigningKey.fresh().text } : nil
                )
            )
        } catch let fault as KeyFault {
            throw Fault(fault.description, exitCode: 78)
        }
    }

    /// Makes the house sign with a new key; what the old ones signed is still verified.
    ///
    /// Run again after an interruption it goes on with the same key. Only where the key is a file.
    /// Throws a `Fault` with exit code 73 or 78; `PostgresError`.
    static func renewSigning(_ settings: Settings, over owner: Connection) async throws
        -> VerifyingKey
    {
        let place = Place(settings)
        let path = settings.signingKeyFile ?? place.path("signing.key")
        let isGiven =
            try settings.signingKeyFile == nil
            && place.given(nil, settings.signingKey, name: "signing.key") != nil
        guard !isGiven else {
            throw Fault(Messages.of(.en)("operator.signingKeyElsewhere"), exitCode: 78)
        }
        do {
            let fresh = "\(path).new"
            let text = try KeyFile.loadOrCreate(path: fresh) { SigningKey.fresh().text }
            let key = try SigningKey(text: text).publicKey
            // Noted before it is in its place: a server that starts between refuses, and says why.
            try await SigningKeyStore(connection: owner).note(key)
            guard rename(fresh, path) == 0 else {
                throw Fault("\(path) cannot be replaced", exitCode: 73)
            }
            return key
        } catch let fault as KeyFault {
            throw Fault(fault.description, exitCode: 78)
        }
    }

    /// Puts a newer master key in front; what was sealed before opens as before.
    ///
    /// Only where the key is a file. Throws a `Fault` with exit code 73 or 78.
    static func addMaster(_ settings: Settings) throws -> MasterKeys {
        let place = Place(settings)
        let path = settings.vaultKeyFile ?? place.path("vault.key")
        do {
            // The state directory's file is not read where the key is given in another way.
            let isGiven = try place.given(nil, settings.vaultKey, name: "vault.key") != nil
            guard settings.vaultKeyFile != nil || !isGiven else {
                throw Fault(
                    "the master key is not in a file of ours: add a line to where it is kept",
                    exitCode: 78
                )
            }
            return try place.locked(path) {
                let keys = try load(settings).master.adding()
                try place.replace(path, with: keys.text)
                return keys
            }
        } catch let fault as KeyFault {
            throw Fault(fault.description, exitCode: 78)
        }
    }

    /// The state directory's own place for keys.
    private struct Place {
        let directory: String

        init(_ settings: Settings) { directory = "\(settings.state)/keys" }

        func path(_ name: String) -> String { "\(directory)/\(name)" }

        /// The key that is given outside the state directory; nil where none is.
        func given(_ file: String?, _ value: String?, name: String) throws -> String? {
            try KeyFile.load(
                path: file,
                value: value,
                credential: "latitude-\(name)",
                in: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
            )
        }

        func text(
            _ file: String?,
            _ value: String?,
            name: String,
            fresh: (() -> String)?
        ) throws -> String {
            if let known = try given(file, value, name: name) { return known }
            guard let fresh else {
                guard let kept = try KeyFile.existing(path: path(name)) else {
                    let values = ["file": path(name)]
                    throw Fault(Messages.of(.en)("operator.keyMissing", values), exitCode: 78)
                }
                return kept
            }
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            return try KeyFile.loadOrCreate(path: path(name), fresh: fresh)
        }

        /// Runs `body` while nobody else does the same with a key in this directory: of two new
        /// keys made at once from one file, the second would take the first one's place.
        func locked<R>(_ path: String, _ body: () throws -> R) throws -> R {
            let directory = (path as NSString).deletingLastPathComponent
            let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw Fault("\(directory) cannot be opened", exitCode: 73)
            }
            defer { close(descriptor) }
            guard flock(descriptor, LOCK_EX) == 0 else {
                throw Fault("\(directory) cannot be locked", exitCode: 73)
            }
            return try body()
        }

        /// Writes beside and renames, so that a key is never half there.
        func replace(_ path: String, with text: String) throws {
            let fresh = "\(path).new"
            // What an interrupted run left there was never in use.
            unlink(fresh)
            _ = try KeyFile.loadOrCreate(path: fresh) { text }
            guard rename(fresh, path) == 0 else {
                throw Fault("\(path) cannot be replaced", exitCode: 73)
            }
        }
    }
}
