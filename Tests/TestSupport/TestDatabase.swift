import EmbeddedPostgres
import Foundation
import LatitudeStore
public import Postgres

/// A database of its own for one test, cloned from a migrated template.
public struct TestDatabase: Sendable {
    /// Whom to connect as.
    public enum Role: String, Sendable {
        case superuser = "latitude"
        case owner = "latitude_owner"
        case app = "latitude_app"
    }

    /// Its name in the cluster.
    public let name: String
    /// A connection of the owner's.
    public let owner: Connection
    private let cluster: Cluster

    /// How to connect as `role`.
    public func configuration(_ role: Role) -> ConnectionConfiguration {
        Self.configuration(conninfo(role))
    }

    /// The connection string of `role`.
    public func conninfo(_ role: Role) -> String {
        cluster.connectionString(user: role.rawValue, database: name)
    }

    /// Lends `body` a fresh database and drops it afterwards.
    public static func with<R: Sendable>(
        _ body: @Sendable (TestDatabase) async throws -> R
    ) async throws -> R {
        await TestGate.shared.enter()
        do {
            let result = try await lend(body)
            await TestGate.shared.leave()
            return result
        } catch {
            await TestGate.shared.leave()
            throw error
        }
    }

    private static func lend<R: Sendable>(
        _ body: @Sendable (TestDatabase) async throws -> R
    ) async throws -> R {
        let cluster = try await TestCluster.shared()
        let template = try await template.value
        let name = "test_\(UUID().uuidString.lowercased().replacingOccurrences(of: "-", with: "_"))"
        let admin = try await Connection.open(administration(cluster))
        try await admin.run(
            script: """
                create database \(name) template \(template) strategy file_copy
                owner latitude_owner
                """,
            deadline: .seconds(60)
        )
        let result: Result<R, any Error>
        do {
            let owner = try await Connection.open(
                configuration(
                    cluster.connectionString(
                        user: Role.owner.rawValue,
                        database: name
                    )
                )
            )
            let database = TestDatabase(name: name, owner: owner, cluster: cluster)
            result = .success(try await body(database))
            await owner.close()
        } catch {
            result = .failure(error)
        }
        try await admin.run(
            script: "drop database \(name) with (force)",
            deadline: .seconds(60)
        )
        await admin.close()
        return try result.get()
    }

    /// Migrated once for the whole test process.
    private static let template = Task {
        let cluster = try await TestCluster.shared()
        let name = "latitude_template"
        let admin = try await Connection.open(administration(cluster))
        try await admin.run(script: "create database \(name) owner latitude_owner")
        await admin.close()
        let superuser = try await Connection.open(
            configuration(
                cluster.connectionString(user: "latitude", database: name)
            )
        )
        try await superuser.run(script: "grant usage, create on schema public to latitude_owner")
        await superuser.close()
        let owner = try await Connection.open(
            configuration(
                cluster.connectionString(user: "latitude_owner", database: name)
            )
        )
        try await Migrator(connection: owner).run()
        await owner.close()
        return name
    }

    /// Patient, as several test processes may share two cores.
    private static func configuration(_ conninfo: String) -> ConnectionConfiguration {
        ConnectionConfiguration(
            conninfo: conninfo,
            applicationName: "latitude test",
            connectDeadline: .seconds(30)
        )
    }

    private static func administration(_ cluster: Cluster) -> ConnectionConfiguration {
        configuration(
            cluster.connectionString(user: "latitude", database: "postgres")
        )
    }
}
