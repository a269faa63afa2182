import ArgumentParser
import EmbeddedPostgres

struct TrialCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trial",
        abstract: "Start, stop or look at the private PostgreSQL.",
        subcommands: [Start.self, Stop.self, Status.self, ConnectionString.self]
    )

    struct Start: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Start it and leave it running."
        )

        @OptionGroup var options: StateOptions

        func run() async throws {
            try await withCluster(options) { cluster in
                switch try await cluster.start() {
                case .started: print("started in \(cluster.directory)")
                case .adopted: print("running already in \(cluster.directory)")
                }
            }
        }
    }

    struct Stop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop it; its data stays.")

        @OptionGroup var options: StateOptions

        func run() async throws {
            try await withCluster(options) { try await $0.stop() }
            print("stopped")
        }
    }

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell whether it runs; exits 3 when it does not."
        )

        @OptionGroup var options: StateOptions

        func run() async throws {
            let status = try await withCluster(options) { try await $0.status() }
            switch status {
            case .running(let processID): print("running (process \(processID))")
            case .stopped:
                print("stopped")
                throw ExitCode(3)
            case .absent:
                print("not made yet")
                throw ExitCode(3)
            }
        }
    }

    struct ConnectionString: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "dsn",
            abstract: "Print how to connect, for psql and others.",
            discussion: #"Example: psql "$(latitude-server trial dsn)""#
        )

        @OptionGroup var options: StateOptions
        @Option(help: "latitude_owner, latitude_app or latitude, the superuser.")
        var role = "latitude_owner"

        func run() async throws {
            print(try await withCluster(options) { $0.connectionString(user: role) })
        }
    }
}

private func withCluster<R>(
    _ options: StateOptions,
    _ body: (Cluster) async throws -> R
) async throws -> R {
    do {
        return try await body(Database.cluster(try Settings(options)))
    } catch {
        throw Fault(error)
    }
}
