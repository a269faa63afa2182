import Foundation
public import Latitude
public import LatitudeAPI

/// A shared desk this machine is enrolled as.
public struct EnrolledDesk: Hashable, Sendable {
    /// The server that knows the desk.
    public let server: ServerAddress
    /// The desk's own token: it signs nobody in without a PIN.
    public let token: Token
    /// What the server said of the desk when last asked.
    public let desk: Desk

    /// A desk as the server confirmed it.
    public init(server: ServerAddress, token: Token, desk: Desk) {
        self.server = server
        self.token = token
        self.desk = desk
    }
}

/// The desk kept between two commands: `desk.json`, for its owner alone.
public struct DeskFile: Sendable {
    private let state: StateDirectory

    private struct Kept: Codable {
        var version = 1
        let server: String
        let token: String
        let desk: Desk
    }

    /// The file of a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// The desk; nil when this machine is enrolled as none.
    ///
    /// Throws `configuration` when others could read the token, or the file cannot be understood.
    public func load() throws(Refusal) -> EnrolledDesk? {
        let path = state.desk
        guard let data = try StateFile.read(path) else { return nil }
        try StateFile.checkIsPrivate(path, holding: "the desk's token")
        do {
            let kept = try WireCoding.decoder().decode(Kept.self, from: data)
            return EnrolledDesk(
                server: try ServerAddress(kept.server),
                token: try Token(kept.token),
                desk: kept.desk
            )
        } catch {
            throw Refusal(
                .configuration,
                detail: "\(path) cannot be understood.",
                youCan: ["enrol the desk anew: latitude desk enrol --url https://…"]
            )
        }
    }

    /// Keeps a desk in place of any other.
    public func store(_ enrolled: EnrolledDesk) throws(Refusal) {
        try state.create(state.path)
        let kept = Kept(
            server: enrolled.server.description,
            token: enrolled.token.secret,
            desk: enrolled.desk
        )
        guard let data = try? WireCoding.encoder().encode(kept) else {
            throw Refusal(.internalFault, detail: "The desk cannot be written as JSON.")
        }
        try StateFile.write(data, to: state.desk, isFlushed: true)
    }

    /// Forgets the desk; nothing happens when there is none.
    public func remove() throws(Refusal) {
        guard unlink(state.desk) == 0 || errno == ENOENT else {
            throw .cannotWrite(state.desk, errno)
        }
    }
}
