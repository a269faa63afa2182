import EmbeddedPostgres
import Logging
import Messages

/// Keeps the private PostgreSQL running for as long as a server needs it.
struct ClusterWatch: Sendable {
    /// How often it may end within `memory` before the server ends, too.
    static let mostRestarts = 5
    static let memory = Duration.seconds(600)

    let cluster: Cluster
    let lease: Lease
    let logger: Logger
    /// How long to rest between two looks, and after the first restart; doubled with each more.
    var rest = Duration.seconds(1)

    /// Looks again and again until cancelled.
    ///
    /// Throws a `Fault` where its data is gone, since a new and empty database is not what anybody
    /// wants then, and where it does not stay up.
    func run() async throws {
        var restarts: [ContinuousClock.Instant] = []
        while true {
            try await Task.sleep(for: rest * (1 << restarts.count))
            restarts.removeAll { $0 + Self.memory < .now }
            do {
                guard try await cluster.status() != .absent else { throw Self.absent(cluster) }
                guard try await lease.revive() else { continue }
                logger.warning("the private PostgreSQL was gone and runs again")
            } catch let error as ClusterError {
                logger.error("the private PostgreSQL does not start", metadata: Self.facts(error))
            }
            restarts.append(.now)
            guard restarts.count <= Self.mostRestarts else { throw Self.givesUp(cluster) }
        }
    }

    private static func facts(_ error: ClusterError) -> Logger.Metadata {
        ["reason": "\(error.description)"]
    }

    private static func absent(_ cluster: Cluster) -> Fault {
        let place = ["directory": cluster.directory]
        return Fault(Messages.of(.en)("private_database.absent", place), exitCode: 69)
    }

    private static func givesUp(_ cluster: Cluster) -> Fault {
        let place = ["directory": cluster.directory]
        return Fault(Messages.of(.en)("private_database.gives_up", place), exitCode: 69)
    }
}
