// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every Swift target: strict imports, explicit existentials, no warnings.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let asyncHTTPClient = Target.Dependency.product(
    name: "AsyncHTTPClient",
    package: "async-http-client"
)
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
    name: "HummingbirdTesting",
    package: "hummingbird"
)
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle",
    package: "swift-service-lifecycle"
)
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let metrics = Target.Dependency.product(name: "Metrics", package: "swift-metrics")
let metricsCore = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let rainbow = Target.Dependency.product(name: "Rainbow", package: "Rainbow")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let unixSignals = Target.Dependency.product(
    name: "UnixSignals",
    package: "swift-service-lifecycle"
)
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "latitude",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "latitude", targets: ["ClientCommand"]),
        .executable(name: "latitude-server", targets: ["ServerCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system.git", exact: "1.8.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(
            url: "https://github.com/hummingbird-project/swift-mustache.git",
            exact: "2.1.1"
        ),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/onevcat/Rainbow.git", exact: "4.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", exact: "1.37.0"),
        .package(
            url: "https://github.com/swift-server/swift-service-lifecycle.git",
            exact: "2.13.0"
        ),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin.git", exact: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", exact: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CSodium",
            pkgConfig: "libsodium",
            providers: [.apt(["libsodium-dev"])]
        ),
        .target(
            name: "Passphrase",
            dependencies: ["CSodium"],
            resources: [.embedInCode("well_known.txt")],
            swiftSettings: strict
        ),
        .target(name: "RateLimit", swiftSettings: strict),
        .target(
            name: "Postgres",
            dependencies: ["CLibpq", logging, lifecycle],
            swiftSettings: strict
        ),
        .target(
            name: "EmbeddedPostgres",
            dependencies: [subprocess, systemPackage],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeSchema",
            path: "sql",
            exclude: ["schema.sql"],
            sources: ["Schema.swift"],
            resources: [
                .embedInCode("migrations"), .embedInCode("functions"), .embedInCode("checks"),
                .embedInCode("catalogue"),
                .embedInCode("roles.sql"), .embedInCode("grants.sql"),
                .embedInCode("row_security.sql"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "ChainVerification",
            dependencies: ["Postgres", crypto],
            swiftSettings: strict
        ),
        .target(name: "Vault", dependencies: [crypto], swiftSettings: strict),
        .target(name: "Catalogue"),
        .target(
            name: "Messages",
            dependencies: ["Catalogue"],
            exclude: ["en.json", "pl.json"],
            swiftSettings: strict
        ),
        .target(name: "Latitude", dependencies: ["Messages"], swiftSettings: strict),
        .target(
            name: "LatitudeFiles",
            dependencies: ["Latitude", "Messages", yams],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeExports",
            dependencies: ["Latitude", "LatitudeFiles"],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudePages",
            dependencies: ["Messages", mustache],
            resources: [.embedInCode("Templates"), .embedInCode("Style")],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeAPI",
            dependencies: ["Latitude", "Messages"],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeStore",
            dependencies: [
                "Latitude", "LatitudeSchema", "Messages", "Postgres", "Vault", crypto, lifecycle,
                logging, metrics,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeServer",
            dependencies: [
                "Latitude", "LatitudeAPI", "LatitudeExports", "LatitudeFiles", "LatitudePages",
                "LatitudeStore", "Messages", "Passphrase", "RateLimit", "Vault",
                crypto, httpTypes, hummingbird, hummingbirdCore, hummingbirdTLS, nioSSL, lifecycle,
                logging, metrics, metricsCore,
                nioCore, nioFoundation, nioHTTP, unixSignals,
            ],
            resources: [.embedInCode("openapi.yaml")],
            swiftSettings: strict
        ),
        .target(
            name: "LatitudeClient",
            dependencies: [
                "Latitude", "LatitudeAPI", "Messages",
                asyncHTTPClient, nioCore, nioFoundation, nioHTTP, nioSSL,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ServerCommand",
            dependencies: [
                "ChainVerification", "EmbeddedPostgres", "Latitude", "LatitudeAPI",
                "LatitudeFiles", "LatitudeServer", "LatitudeStore", "Messages", "Passphrase",
                "Postgres", "Vault",
                argumentParser, logging, metrics,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "ClientCommand",
            dependencies: [
                "Latitude", "LatitudeAPI", "LatitudeClient", "Messages", "Vault",
                argumentParser, crypto, rainbow,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "TestSupport",
            dependencies: [
                "EmbeddedPostgres", "Latitude", "LatitudeStore", "Postgres", "Vault", lifecycle,
                logging,
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .testTarget(
            name: "PostgresTests",
            dependencies: ["EmbeddedPostgres", "Postgres", "TestSupport", lifecycle, logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "EmbeddedPostgresTests",
            dependencies: ["EmbeddedPostgres", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(name: "MessagesTests", dependencies: ["Messages"], swiftSettings: strict),
        .testTarget(
            name: "LatitudeTests",
            dependencies: ["Latitude", "Messages"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "PassphraseTests",
            dependencies: ["CSodium", "Passphrase"],
            swiftSettings: strict
        ),
        .testTarget(name: "RateLimitTests", dependencies: ["RateLimit"], swiftSettings: strict),
        .testTarget(
            name: "ChainVerificationTests",
            dependencies: [
                "ChainVerification", "Latitude", "LatitudeStore", "Postgres", "TestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LatitudePagesTests",
            dependencies: ["LatitudePages", "Messages"],
            swiftSettings: strict
        ),
        .testTarget(name: "VaultTests", dependencies: ["Vault"], swiftSettings: strict),
        .testTarget(
            name: "LatitudeFilesTests",
            dependencies: ["Latitude", "LatitudeFiles", "Messages"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LatitudeExportsTests",
            dependencies: ["Latitude", "LatitudeExports"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LatitudeStoreTests",
            dependencies: [
                "Latitude", "LatitudeSchema", "LatitudeStore", "Messages", "Postgres",
                "TestSupport", "Vault", logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "LatitudeServerTests",
            dependencies: [
                "ChainVerification", "Latitude", "LatitudeAPI", "LatitudeExports", "LatitudePages",
                "LatitudeServer", "LatitudeStore", "Messages", "Passphrase", "Postgres",
                "TestSupport", "Vault", crypto, httpTypes, hummingbird, hummingbirdTesting, logging,
                metricsCore, nioCore, yams,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ClientCommandTests",
            dependencies: [
                "ClientCommand", "Latitude", "LatitudeAPI", "LatitudeClient", "Messages",
                argumentParser, crypto,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ServerCommandTests",
            dependencies: [
                "Latitude", "LatitudeServer", "LatitudeStore", "Messages", "Postgres",
                "ServerCommand", "TestSupport",
                "Vault", argumentParser, logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "JourneyTests",
            // The two executables are run as processes: naming them here has them built.
            dependencies: [
                "ClientCommand", "EmbeddedPostgres", "Latitude", "LatitudeAPI", "LatitudeServer",
                "LatitudeStore", "Messages", "Postgres", "ServerCommand", "TestSupport", "Vault",
                subprocess, systemPackage,
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "TidyTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
