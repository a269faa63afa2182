import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import LatitudeStore
public import Logging
import NIOCore
import NIOSSL
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
    /// PEM files of certificate chain and private key; nil for plain HTTP.
    public var tls: (certificate: String, key: String)?
    /// The address of the proxy in front; nil without one.
    public var proxy: String?
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
        tls: (certificate: String, key: String)? = nil,
        proxy: String? = nil,
        quota: Int = 600
    ) throws(ServerSettingsError) {
        let isLoopback = host == "localhost" || host == "::1" || host.hasPrefix("127.")
        guard isLoopback || tls != nil || proxy != nil else { throw .plainHTTP(host) }
        self.host = host
        self.port = port
        self.hostNames = hostNames
        self.tls = tls
        self.proxy = proxy
        self.quota = quota
    }
}

/// Why a server must not listen as it was told.
public enum ServerSettingsError: Error, Sendable, CustomStringConvertible {
    /// Plain HTTP at an address that others can reach.
    case plainHTTP(String)
    /// The certificate or key cannot be used.
    case tls(String)

    /// One sentence with a way on.
    public var description: String {
        switch self {
        case .plainHTTP(let host):
            "plain HTTP is served to the loopback only, not at \(host): give --tls-certificate and "
                + "--tls-key, or name the proxy in front: --proxy ADDRESS"
        case .tls(let reason): "the certificate or its key cannot be used: \(reason)"
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
                    proxy: settings.proxy,
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
        let services: [any Service] = books.services + [application]
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, successTerminationBehavior: .ignore) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        try await ServiceGroup(configuration: configuration).run()
    }

    private func channel() throws -> HTTPServerBuilder {
        let plain = HTTPServerBuilder.http1(configuration: Self.channel)
        guard let tls = settings.tls else { return plain }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate)
            let key = try NIOSSLPrivateKey(file: tls.key, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) },
                privateKey: .privateKey(key)
            )
            configuration.minimumTLSVersion = .tlsv12
            return try .tls(plain, tlsConfiguration: configuration)
        } catch {
            throw ServerSettingsError.tls("\(error)")
        }
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
