import Foundation
public import Latitude
public import LatitudeAPI

/// The house's verifying keys, kept so that a cover note is checked without the server.
public struct KeysFile: Sendable {
    private let state: StateDirectory

    private struct Kept: Codable {
        var version = 1
        let server: String
        let keys: [String]
    }

    /// The file of a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// The keys as the server wrote them; nil when none are kept or they cannot be understood.
    public func load() throws(Refusal) -> VerifyingKeys? {
        guard let data = try StateFile.read(state.keys) else { return nil }
        let kept = try? WireCoding.decoder().decode(Kept.self, from: data)
        return kept.map { VerifyingKeys(keys: $0.keys) }
    }

    /// Keeps a server's keys in place of any others.
    public func store(_ keys: VerifyingKeys, of server: ServerAddress) throws(Refusal) {
        let kept = Kept(server: server.description, keys: keys.keys)
        guard let data = try? WireCoding.encoder().encode(kept) else { return }
        try state.create(state.path)
        try StateFile.write(data, to: state.keys, isFlushed: false)
    }
}
