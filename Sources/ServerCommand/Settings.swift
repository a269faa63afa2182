import ArgumentParser
import EmbeddedPostgres
import Foundation
import LatitudeServer
import LatitudeStore
import Messages

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
    /// Where the proxies are that may speak plain HTTP to us; empty without one.
    let proxies: [AddressRange]
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

    /// The keys that take several values.
    static let lists: Set<String> = ["host.names", "proxy"]

    /// Reads everything once; throws a `Fault` with exit code 78 for what is not understood.
    init(
        _ options: StateOptions,
        flags: [String: String] = [:],
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        var flags = flags
        flags["state"] = options.state
        let given = try GivenSettings(
            flags: flags,
            environment: environment,
            file: try options.config.map(Self.file),
            known: Self.keys.map(\.key)
        )
        host = try given.host()
        port = try given.integer("port", in: 0...65_535, default: 8_080)
        hostNames = try given.hostNames()
        readers = try given.integer("readers", in: 1...64, default: 4)
        logLevel = try given.choice(
            "log.level",
            of: ["trace", "debug", "info", "notice", "warning", "error"],
            default: "info"
        )
        state = given["state"] ?? Cluster.defaultDirectory
        databaseURL = given["database.url"]
        ownerURL = given["owner.url"]
        let prefix = given["roles"] ?? RoleNames.standard.prefix
        guard let names = RoleNames(prefix: prefix) else {
            throw Fault("roles begin with no such name: “\(prefix)”", exitCode: 78)
        }
        roles = names
        vaultKeyFile = given["vault.key.file"]
        vaultKey = given["vault.key"]
        signingKeyFile = given["signing.key.file"]
        signingKey = given["signing.key"]
        tlsCertificate = given["tls.certificate"]
        tlsKey = given["tls.key"]
        proxies = try given.proxies()
        rateLimit = try given.integer("rate.limit", in: 1...10_000_000, default: 600)
    }

    private static func file(_ path: String) throws(Fault) -> InputFile {
        do {
            return try InputFile(path)
        } catch {
            throw Fault(Fault(error).text, exitCode: 78)
        }
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
            "proxy": proxies.isEmpty
                ? "(none)" : proxies.map(\.description).joined(separator: ","),
            "rate.limit": "\(rateLimit)",
        ]
        return Self.keys.map { ($0.key, values[$0.key] ?? "") }
    }
}

extension GivenSettings {
    fileprivate func integer(
        _ key: String,
        in range: ClosedRange<Int>,
        default value: Int
    ) throws(Fault) -> Int {
        guard let text = self[key] else { return value }
        guard let number = Int(text) else {
            throw Fault("\(key) is no whole number: “\(text)”", exitCode: 78)
        }
        guard range.contains(number) else {
            throw Fault("\(key) is not within \(range): \(number)", exitCode: 78)
        }
        return number
    }

    fileprivate func choice(
        _ key: String,
        of choices: [String],
        default value: String
    ) throws(Fault) -> String {
        let given = self[key] ?? value
        guard choices.contains(given) else {
            let list = choices.joined(separator: ", ")
            throw Fault("\(key) is none of \(list): “\(given)”", exitCode: 78)
        }
        return given
    }

    /// An address, or a name of this machine that stands for one.
    fileprivate func host() throws(Fault) -> String {
        let given = self["host"] ?? "127.0.0.1"
        let bare =
            given.hasPrefix("[") && given.hasSuffix("]")
            ? String(given.dropFirst().dropLast()) : given
        guard NetworkAddress(bare) != nil || Self.isName(given) else {
            throw Self.fault("settings.host", given)
        }
        return bare
    }

    fileprivate func hostNames() throws(Fault) -> [String] {
        let names = try list("host.names")
        for name in names {
            let isSix = name.hasPrefix("[") && name.hasSuffix("]")
            let isAddress = isSix && NetworkAddress(name.dropFirst().dropLast()) != nil
            guard isAddress || Self.isName(name) else {
                throw Self.fault("settings.host_name", name)
            }
        }
        return names
    }

    fileprivate func proxies() throws(Fault) -> [AddressRange] {
        var ranges: [AddressRange] = []
        for text in try list("proxy") {
            guard let range = AddressRange(text) else { throw Self.fault("settings.proxy", text) }
            ranges.append(range)
        }
        return ranges
    }

    /// Values with commas between; empty where none were given.
    private func list(_ key: String) throws(Fault) -> [String] {
        guard let text = self[key] else { return [] }
        let values = text.split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard !values.contains("") else {
            throw Fault(Messages.of(.en)("settings.gap", ["key": key]), exitCode: 78)
        }
        return values
    }

    /// A name or an address of IPv4 (RFC 1123), without port and scheme.
    private static func isName(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let isAllDigits = labels.last?.allSatisfy(\.isNumber) == true
        guard text.utf8.count <= 253, !isAllDigits || NetworkAddress(text) != nil else {
            return false
        }
        return labels.allSatisfy { label in
            !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    private static func fault(_ key: String, _ value: String) -> Fault {
        Fault(Messages.of(.en)(key, ["value": value]), exitCode: 78)
    }
}
