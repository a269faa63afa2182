import Foundation
public import Latitude
import LatitudeAPI

/// What is known of a login that came from the environment, so that it is asked for once.
public struct ProfileFile: Sendable {
    private let state: StateDirectory
    private let path: String

    /// The file of one login.
    ///
    /// `fingerprint` has letters and digits that differ for each server and token and do not give
    /// the token away.
    public init(_ state: StateDirectory, fingerprint: String) {
        self.state = state
        path = "\(state.profiles)/\(fingerprint).json"
    }

    /// The profile; nil when it was never asked for or cannot be understood.
    public func load() throws(Refusal) -> Profile? {
        guard let data = try StateFile.read(path) else { return nil }
        return try? WireCoding.decoder().decode(Profile.self, from: data)
    }

    /// Keeps what the server said.
    public func store(_ profile: Profile) throws(Refusal) {
        guard let data = try? WireCoding.encoder().encode(profile) else { return }
        try state.create(state.profiles)
        try StateFile.write(data, to: path, isFlushed: false)
    }
}
