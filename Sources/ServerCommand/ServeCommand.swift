import ArgumentParser
import Foundation
import LatitudeServer
import LatitudeStore
import Logging
import Messages
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
            "Addresses or ranges of proxies that do HTTPS in front; nobody else is answered.",
            valueName: "addresses"
        )
    )
    var proxy: [String] = []
    @Option(help: "trace, debug, info, notice, warning or error.") var logLevel: String?

    func run() async throws {
        var flags: [String: String] = [:]
        flags["host"] = host
        flags["port"] = port.map { String($0) }
        flags["host.names"] = hostNames
        flags["log.level"] = logLevel
        flags["tls.certificate"] = tlsCertificate
        flags["tls.key"] = tlsKey
        flags["proxy"] = proxy.isEmpty ? nil : proxy.joined(separator: ",")
        // Whoever logs out, or asks too early for the certificate to be read again, ends nothing.
        signal(SIGHUP, SIG_IGN)
        let settings = try Settings(options, flags: flags)
        let listening = try settings.listening()
        let level = Logger.Level(rawValue: settings.logLevel) ?? .info
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: level) }
        let registry = PrometheusRegistry()
        MetricsSystem.bootstrap(registry)
        let logger = Logger(label: "latitude-server")
        if let warning = listening.tls?.warning() {
            logger.warning(
                "the certificate is not valid now",
                metadata: ["reason": "\(warning.text(in: .en))"]
            )
        }

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
    func listening() throws(Fault) -> ServerSettings {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw Fault("--tls-certificate and --tls-key go together", exitCode: 78)
        }
        do throws(ServerSettingsError) {
            var tls: ServerCertificate?
            if let tlsCertificate, let tlsKey {
                tls = try ServerCertificate(certificate: tlsCertificate, key: tlsKey)
            }
            return try ServerSettings(
                host: host,
                port: port,
                hostNames: hostNames,
                tls: tls,
                proxies: proxies,
                quota: rateLimit
            )
        } catch {
            throw Fault(error.description, exitCode: 78)
        }
    }
}
