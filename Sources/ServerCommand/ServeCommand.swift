import ArgumentParser
import Foundation
import LatitudeServer
import LatitudeStore
import Logging
import Metrics
import Vault

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve until told to stop.",
        discussion: """
            Example: latitude-server serve --port 8080

            The private PostgreSQL is brought up to date first; with a database of yours run \
            latitude-server migrate yourself.
            """
    )

    @OptionGroup var options: StateOptions
    @Option(help: "Address to listen on; plain HTTP is for the loopback or behind a proxy.")
    var host: String?
    @Option(help: "Port to listen on; 0 takes a free one.") var port: Int?
    @Option(help: .init("Host names to answer to, with commas.", valueName: "names"))
    var hostNames: String?
    @Option(help: .init("Certificate chain in PEM, for HTTPS.", valueName: "file"))
    var tlsCertificate: String?
    @Option(help: .init("Private key of the certificate in PEM.", valueName: "file"))
    var tlsKey: String?
    @Option(
        help: .init(
            "Address of a proxy that does HTTPS in front; nobody else is answered.",
            valueName: "address"
        )
    )
    var proxy: String?
    @Option(help: "trace, debug, info, notice, warning or error.") var logLevel: String?

    func run() async throws {
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port.map { String($0) }
        flags["host.names"] = hostNames
        flags["log.level"] = logLevel
        flags["tls.certificate"] = tlsCertificate
        flags["tls.key"] = tlsKey
        flags["proxy"] = proxy
        let settings = try await Settings(options, flags: flags)
        let listening = try settings.listening()
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let logger = Logger(label: "latitude-server")

        try await Database.with(settings) { database in
            if database.isEmbedded {
                let applied = try await database.asOwner {
                    try await Migrator(connection: $0, roles: settings.roles).run()
                }
                logger.info("schema is current", metadata: ["applied": "\(applied.count)"])
            }
            let keys = try Keys.load(settings)
            let application = ServerApplication(
                listening,
                books: try await Books.open(
                    database.app,
                    keys: keys.master,
                    signing: keys.signing.publicKey,
                    readers: settings.readers,
                    logger: logger
                ),
                signingKey: keys.signing,
                registry: registry,
                logger: logger
            )
            try await database.keepingItRunning(settings, logger: logger) {
                try await application.run { port in
                    logger.info("listening", metadata: ["port": "\(port)"])
                }
            }
        }
    }
}

extension Settings {
    /// How the server listens; throws a `Fault` with exit code 78 for what it must not.
    fileprivate func listening() throws -> ServerSettings {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw Fault("--tls-certificate and --tls-key go together", exitCode: 78)
        }
        let tls = tlsCertificate.flatMap { certificate in
            tlsKey.map { (certificate: certificate, key: $0) }
        }
        do {
            return try ServerSettings(
                host: host,
                port: port,
                hostNames: hostNames,
                tls: tls,
                proxy: proxy,
                quota: rateLimit
            )
        } catch {
            throw Fault(error.description, exitCode: 78)
        }
    }
}
