import ArgumentParser
import Configuration
import EmbeddedPostgres
import Foundation
import LatitudeStore
import SystemPackage

/// Flags that every subcommand with a database takes.
struct StateOptions: ParsableArguments {
    @Option(
        help: .init(
            "Directory of the private PostgreSQL and of keys.",
            discussion: "Used when no database URL is set.",
            valueName: "dir"
        )
    )
    var state: String?

    @Option(help: .init("Settings file in YAML.", valueName: "file"))
    var config: String?
}

/// What the server is told: flags first, then the environment, then the file, then defaults.
struct Settings: Sendable {
    /// The address to listen on.
    let host: String
    /// The port; 0 takes a free one.
    let port: Int
    /// Host names answered to besides the loopback's.
    let hostNames: [String]
    /// Connections for reading.
    let readers: Int
    /// `trace`, `debug`, `info`, `notice`, `warning`, `error`.
    let logLevel: String
    /// Where the private PostgreSQL lives.
    let state: String
    /// Connection string of the app role, a secret; nil for the private PostgreSQL.
    let databaseURL: String?
    /// Connection string of the owner role, a secret; nil for the private PostgreSQL.
    let ownerURL: String?
    /// What this organisation's roles in the database begin with.
    let roles: RoleNames
    /// File of the master keys; nil where they are elsewhere.
    let vaultKeyFile: String?
    /// The master keys themselves, a secret; nil where they are elsewhere.
    let vaultKey: String?
    /// File of the signing key; nil where it is elsewhere.
    let signingKeyFile: String?
    /// The signing key itself, a secret; nil where it is elsewhere.
    let signingKey: String?
    /// File of the TLS certificate chain, PEM; nil for plain HTTP.
    let tlsCertificate: String?
    /// File of the TLS private key, PEM; nil for plain HTTP.
    let tlsKey: String?
    /// The address of the proxy that may speak plain HTTP to us; nil without one.
    let proxy: String?
    /// Requests one person may make in a minute.
    let rateLimit: Int

    /// Every key with its environment variable, as `check-config` shows them.
    static let keys: [(key: String, isSecret: Bool)] = [
        ("host", false), ("port", false), ("host.names", false), ("readers", false),
        ("log.level", false), ("state", false), ("database.url", true), ("owner.url", true),
        ("roles", false), ("vault.key.file", false), ("vault.key", true),
        ("signing.key.file", false), ("signing.key", true), ("tls.certificate", false),
        ("tls.key", false), ("proxy", false), ("rate.limit", false),
    ]

    /// Reads everything once; throws a `Fault` with exit code 78 for what cannot be read.
    init(_ options: StateOptions, flags: [String: String] = [:]) async throws {
        let reader = try await Self.reader(options, flags: flags)
        host = reader.string(forKey: "host", default: "127.0.0.1")
        port = try reader.integer("port", in: 0...65_535, default: 8_080)
        hostNames = reader.string(forKey: "host.names", default: "")
            .split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        readers = try reader.integer("readers", in: 1...64, default: 4)
        logLevel = try reader.choice(
            "log.level",
            of: ["trace", "debug", "info", "notice", "warning", "error"],
            default: "info"
        )
        state = reader.string(forKey: "state", default: Cluster.defaultDirectory)
        databaseURL = reader.string(forKey: "database.url", isSecret: true)
        ownerURL = reader.string(forKey: "owner.url", isSecret: true)
        let prefix = reader.string(forKey: "roles", default: RoleNames.standard.prefix)
        guard let names = RoleNames(prefix: prefix) else {
            throw Fault("roles begin with no such name: “\(prefix)”", exitCode: 78)
        }
        roles = names
        vaultKeyFile = reader.string(forKey: "vault.key.file")
        vaultKey = reader.string(forKey: "vault.key", isSecret: true)
        signingKeyFile = reader.string(forKey: "signing.key.file")
        signingKey = reader.string(forKey: "signing.key", isSecret: true)
        tlsCertificate = reader.string(forKey: "tls.certificate")
        tlsKey = reader.string(forKey: "tls.key")
        proxy = reader.string(forKey: "proxy")
        rateLimit = try reader.integer("rate.limit", in: 1...10_000_000, default: 600)
    }

    private static func reader(
        _ options: StateOptions,
        flags: [String: String]
    ) async throws -> ConfigReader {
        var given = flags
        given["state"] = options.state
        let values = given.map { key, value in
            (
                AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                ConfigValue(.string(value), isSecret: false)
            )
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Dictionary(values) { first, _ in first }),
            EnvironmentVariablesProvider().prefixKeys(with: "latitude"),
        ]
        if let path = options.config {
            do {
                providers.append(
                    try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))
                )
            } catch {
                throw Fault("\(path) cannot be read: \(error)", exitCode: 78)
            }
        }
        return ConfigReader(providers: providers)
    }

    /// Each setting with its value, secrets masked, in the order of `keys`.
    var lines: [(key: String, value: String)] {
        let values: [String: String] = [
            "host": host, "port": "\(port)", "host.names": hostNames.joined(separator: ","),
            "readers": "\(readers)", "log.level": logLevel, "state": state,
            "database.url": databaseURL == nil ? "(private PostgreSQL)" : "•••",
            "owner.url": ownerURL == nil ? "(private PostgreSQL)" : "•••",
            "roles": roles.prefix, "vault.key.file": vaultKeyFile ?? "(in state)",
            "vault.key": vaultKey == nil ? "(file)" : "•••",
            "signing.key.file": signingKeyFile ?? "(in state)",
            "signing.key": signingKey == nil ? "(file)" : "•••",
            "tls.certificate": tlsCertificate ?? "(none)", "tls.key": tlsKey ?? "(none)",
            "proxy": proxy ?? "(none)", "rate.limit": "\(rateLimit)",
        ]
        return Self.keys.map { ($0.key, values[$0.key] ?? "") }
    }
}

extension ConfigReader {
    fileprivate func integer(
        _ key: ConfigKey,
        in range: ClosedRange<Int>,
        default value: Int
    ) throws -> Int {
        let given: Int
        if let number = int(forKey: key) {
            given = number
        } else if let text = string(forKey: key) {
            guard let number = Int(text) else {
                throw Fault("\(key) is no whole number: “\(text)”", exitCode: 78)
            }
            given = number
        } else {
            return value
        }
        guard range.contains(given) else {
            throw Fault("\(key) is not within \(range): \(given)", exitCode: 78)
        }
        return given
    }

    fileprivate func choice(
        _ key: ConfigKey,
        of choices: [String],
        default value: String
    ) throws -> String {
        let given = string(forKey: key, default: value)
        guard choices.contains(given) else {
            let list = choices.joined(separator: ", ")
            throw Fault("\(key) is none of \(list): “\(given)”", exitCode: 78)
        }
        return given
    }
}
