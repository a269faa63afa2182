import Hummingbird
import HummingbirdCore
public import LatitudeStore
public import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// How the server listens and what it may use at most.
public struct ServerSettings: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// Host names it answers to, besides the loopback's.
    public var hostNames: [String]

    /// Settings of a server on the loopback.
    public init(
        host: String = "127.0.0.1",
        port: Int = 8_080,
        hostNames: [String] = []
    ) {
        self.host = host
        self.port = port
        self.hostNames = hostNames
    }
}

/// The server with all it runs, put together from its settings.
public struct ServerApplication: Sendable {
    private let settings: ServerSettings
    private let books: Books
    private let registry: PrometheusRegistry
    private let logger: Logger

    /// Describes a server over the books; `registry` is what `/metrics` shows.
    public init(
        _ settings: ServerSettings,
        books: Books,
        registry: PrometheusRegistry,
        logger: Logger
    ) {
        self.settings = settings
        self.books = books
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
                books,
                metrics: { [registry] in registry.text() },
                hostNames: hostNames
            ),
            server: .http1(configuration: Self.channel),
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
