import Foundation
public import Latitude
import LatitudeAPI

/// The login kept between two commands: `credentials.json`, for its owner alone.
public struct CredentialsFile: Sendable {
    private let state: StateDirectory

    /// The file of a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// The login kept; nil when nobody is signed in.
    ///
    /// Throws `configuration` when others could read the token, or the file cannot be understood.
    public func load() throws(Refusal) -> Login? {
        let path = state.credentials
        guard let data = try StateFile.read(path) else { return nil }
        try StateFile.checkIsPrivate(path, holding: "your token")
        do {
            let kept = try WireCoding.decoder().decode(Kept.self, from: data)
            return Login(
                server: try ServerAddress(kept.server),
                token: try Token(kept.token),
                profile: kept.profile,
                desk: kept.desk
            )
        } catch {
            throw Refusal(
                .configuration,
                detail: "\(path) cannot be understood.",
                youCan: ["sign in anew: latitude login"]
            )
        }
    }

    /// Keeps a login in place of any other.
    public func store(_ login: Login) throws(Refusal) {
        try state.create(state.path)
        let kept = Kept(
            server: login.server.description,
            token: login.token.secret,
            profile: login.profile,
            desk: login.desk
        )
        guard let data = try? WireCoding.encoder().encode(kept) else {
            throw Refusal(.internalFault, detail: "The login cannot be written as JSON.")
        }
        try StateFile.write(data, to: state.credentials, isFlushed: true)
    }

    /// Forgets the login; nothing happens when there is none.
    public func remove() throws(Refusal) {
        guard unlink(state.credentials) == 0 || errno == ENOENT else {
            throw .cannotWrite(state.credentials, errno)
        }
        DeskUse(state).remove()
    }

    private struct Kept: Codable {
        var version = 1
        let server: String
        let token: String
        let profile: Profile
        let desk: DeskSession?
    }
}

extension StateFile {
    /// Throws `configuration` when others than the owner could read a secret's file.
    ///
    /// `secret` says what it holds, such as `your token`.
    static func checkIsPrivate(_ path: String, holding secret: String) throws(Refusal) {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw .cannotRead(path, errno) }
        guard facts.st_mode & 0o077 == 0, facts.st_uid == geteuid() else {
            throw Refusal(
                .configuration,
                detail: "\(path) holds \(secret), and others can read it or own it.",
                rule: "The token's file is readable by its owner alone.",
                youCan: ["chmod 600 \(path)", "sign in with a fresh token: latitude login"]
            )
        }
    }
}
