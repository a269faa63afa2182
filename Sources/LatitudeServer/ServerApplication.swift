import Glibc
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import LatitudeStore
public import Logging
public import Messages
import NIOCore
import ServiceLifecycle
import UnixSignals
public import Vault

/// How the server listens and what it may use at most.
public struct ServerSettings: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// Host names it answers to, besides the loopback's.
    public var hostNames: [String]
    /// What it proves its name with; nil for plain HTTP.
    public var tls: ServerCertificate?
    /// Where the proxies in front are; empty without one.
    public var proxies: [AddressRange]
    /// Requests one person may make in a minute.
    public var quota: Int

    /// Settings of a server on the loopback, unless told otherwise.
    ///
    /// Throws `plainHTTP` for an address others can reach without TLS and without a proxy, since
    /// every token would travel readable.
    public init(
        host: String = "127.0.0.1",
        port: Int = 8_080,
        hostNames: [String] = [],
        tls: ServerCertificate? = nil,
        proxies: [AddressRange] = [],
        quota: Int = 600
    ) throws(ServerSettingsError) {
        let isLoopback = host == "localhost" || NetworkAddress(host)?.isLoopback == true
        guard isLoopback || tls != nil || !proxies.isEmpty else { throw .plainHTTP(host) }
        self.host = host
        self.port = port
        self.hostNames = hostNames
        self.tls = tls
        self.proxies = proxies
        self.quota = quota
    }
}

extension ServerSettings {
    /// Why it cannot listen there, for people; nil where the system's error says something else.
    fileprivate func fault(_ error: IOError) -> (any Error)? {
        let key: String
        switch error.errnoCode {
        case EADDRINUSE: key = "listening.taken"
        case EACCES, EPERM: key = "listening.forbidden"
        case EADDRNOTAVAIL, EAFNOSUPPORT, EINVAL: key = "listening.elsewhere"
        default: return nil
        }
        let place = ["host": host, "port": "\(port)"]
        return ServerSettingsError.unusable(Sentence(key, place))
    }
}

/// Why a server must not listen as it was told.
public enum ServerSettingsError: Error, Sendable, CustomStringConvertible {
    /// Plain HTTP at an address that others can reach.
    case plainHTTP(String)
    /// A file or an address that cannot be used, and why.
    case unusable(Sentence)

    /// One sentence with a way on.
    public var description: String {
        switch self {
        case .plainHTTP(let host):
            "plain HTTP is served to the loopback only, not at \(host): give --tls-certificate and "
                + "--tls-key, or name the proxy in front: --proxy ADDRESS"
        case .unusable(let reason): reason.text(in: .en)
        }
    }
}

/// The server with all it runs, put together from its settings.
public struct ServerApplication: Sendable {
    private let settings: ServerSettings
    private let books: Books
    private let signingKey: SigningKey
    private let registry: PrometheusRegistry
    private let logger: Logger

    /// Describes a server over the books; `signingKey` signs cover notes, `registry` is what
    /// `/metrics` shows.
    public init(
        _ settings: ServerSettings,
        books: Books,
        signingKey: SigningKey,
        registry: PrometheusRegistry,
        logger: Logger
    ) {
        self.settings = settings
        self.books = books
        self.signingKey = signingKey
        self.registry = registry
        self.logger = logger
    }

    /// Serves until a signal or cancellation.
    ///
    /// Throws whatever keeps the server from listening. `onListening` is told the port.
    public func run(
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        let application = Application(
            router: makeRouter(
                RouterParts(
                    books: books,
                    signingKey: signingKey,
                    metrics: { [registry] in registry.text() },
                    hostNames: hostNames,
                    quota: settings.quota,
                    proxies: settings.proxies,
                    isTLS: settings.tls != nil
                )
            ),
            server: try channel(),
            configuration: .init(
                address: .hostname(settings.host, port: settings.port),
                availableConnectionsDelegate: MaximumAvailableConnections(2_000)
            ),
            onServerRunning: { channel in
                await onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
        let reload = CertificateReload(certificate: settings.tls, logger: logger)
        let services: [any Service] = books.services + [reload, application]
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, successTerminationBehavior: .ignore) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw settings.fault(error) ?? error
        } catch is SocketAddressError {
            throw ServerSettingsError.unusable(
                Sentence("listening.elsewhere", ["host": settings.host])
            )
        }
    }

    private func channel() throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(configuration: Self.channel)
        guard let tls = settings.tls else { return plain }
        return try .tls(plain, tlsConfiguration: tls.configuration)
    }

    private var hostNames: Set<String> {
        Set(["localhost", "127.0.0.1", "[::1]"] + settings.hostNames.map { $0.lowercased() })
    }

    /// Idle and slow-header clients are closed; a slow body has a deadline of its own.
    private static let channel = HTTP1Channel.Configuration(
        idleTimeout: .seconds(15),
        httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1_024,
            maxHeaderListSize: 16 * 1_024,
            maxHeaderFieldCount: 100
        )
    )
}
