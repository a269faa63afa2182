public import Foundation
import Latitude
import LatitudeAPI

/// When the login of a shared desk was used last: its own small file, as every command writes it.
public struct DeskUse: Sendable {
    private let state: StateDirectory

    private struct Kept: Codable { let usedAt: Date }

    /// The file of a state directory.
    public init(_ state: StateDirectory) { self.state = state }

    /// When the last command was given; nil when that is not known.
    public var last: Date? {
        guard let data = try? StateFile.read(state.deskUse) else { return nil }
        return try? WireCoding.decoder().decode(Kept.self, from: data).usedAt
    }

    /// Notes a command; where that fails the desk only locks earlier.
    public func note(_ now: Date) {
        guard let data = try? WireCoding.encoder().encode(Kept(usedAt: now)) else { return }
        try? StateFile.write(data, to: state.deskUse, isFlushed: false)
    }

    /// Forgets it.
    public func remove() { unlink(state.deskUse) }
}
