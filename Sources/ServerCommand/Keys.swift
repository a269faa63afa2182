import Foundation
import Vault

/// The secrets of an organisation that stand outside its database.
struct Keys: Sendable {
    /// What seals personal words.
    let master: MasterKeys
    /// What signs cover notes and checkpoints.
    let signing: SigningKey

    /// Where a key is looked for, in this order: a file named, the setting itself, systemd's
    /// credential; else the state directory, where it is made when it is missing.
    ///
    /// Throws a `Fault` with exit code 78.
    static func load(_ settings: Settings) throws -> Keys {
        let place = Place(settings)
        do {
            return Keys(
                master: try MasterKeys(
                    text: place.text(
                        settings.vaultKeyFile,
                        settings.vaultKey,
                        name: "vault.key"
                    ) { MasterKeys.fresh().text }
                ),
                signing: try SigningKey(
                    text: place.text(
                        settings.signingKeyFile,
                        settings.signingKey,
                        name: "signing.key"
                    ) { SigningKey.fresh().text }
                )
            )
        } catch let fault as KeyFault {
            throw Fault(fault.description, exitCode: 78)
        }
    }

    /// Puts a newer master key in front; what was sealed before opens as before.
    ///
    /// Only where the key is a file. Throws a `Fault` with exit code 73, 75 or 78.
    static func addMaster(_ settings: Settings) throws -> MasterKeys {
        let place = Place(settings)
        let path = settings.vaultKeyFile ?? place.path("vault.key")
        let known = try load(settings).master
        let keys = known.adding()
        do {
            guard let kept = try? KeyFile.load(path: path),
                try MasterKeys(text: kept).text == known.text
            else {
                throw Fault(
                    "the master key is not in a file of ours: add a line to where it is kept",
                    exitCode: 78
                )
            }
            try place.replace(path, with: keys.text)
        } catch let fault as KeyFault {
            throw Fault(fault.description, exitCode: 78)
        }
        return keys
    }

    /// The state directory's own place for keys.
    private struct Place {
        let directory: String

        init(_ settings: Settings) { directory = "\(settings.state)/keys" }

        func path(_ name: String) -> String { "\(directory)/\(name)" }

        func text(
            _ file: String?,
            _ value: String?,
            name: String,
            fresh: () -> String
        ) throws -> String {
            let known = try KeyFile.load(
                path: file,
                value: value,
                credential: "latitude-\(name)",
                in: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"]
            )
            if let known { return known }
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            return try KeyFile.loadOrCreate(path: path(name), fresh: fresh)
        }

        /// Writes beside and renames, so that a key is never half there.
        ///
        /// Whoever else does the same at this moment wins or loses as a whole: a key that is not
        /// in the file afterwards is never used.
        func replace(_ path: String, with text: String) throws {
            let fresh = "\(path).new"
            // What an interrupted run left there was never in use.
            unlink(fresh)
            _ = try KeyFile.loadOrCreate(path: fresh) { text }
            guard rename(fresh, path) == 0 else {
                throw Fault("\(path) cannot be replaced", exitCode: 73)
            }
            guard try KeyFile.load(path: path) == text else {
                throw Fault("\(path) was changed by somebody else: run it again", exitCode: 75)
            }
        }
    }
}
