import Crypto
import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// A signed-in employee at work: login, client, and the acts not settled yet.
struct Session {
    let context: Context
    let state: StateDirectory
    let login: Login
    let client: LatitudeClient
    /// Where the login came from.
    let source: LoginSource

    static let userAgent = "latitude/\(LatitudeCommand.version)"

    /// Signs in with what is kept or what the environment says, and runs `body`.
    ///
    /// The connection is closed afterwards, whatever happened.
    static func run(
        in context: Context,
        _ body: (Session) async throws -> Void
    ) async throws {
        let state = try StateDirectory(environment: context.environment)
        let now = context.now()
        let source = try LoginSource(state, environment: context.environment, now: now)
        let client = context.client(of: source.server, token: source.token)
        do {
            let profile = try await source.profile(asking: client)
            let session = Session(
                context: context,
                state: state,
                login: source.login(as: profile),
                client: client,
                source: source
            )
            try await body(session)
        } catch {
            await client.close()
            try source.desk.map { try DeskLock.explain(error, $0, in: context) }
            throw error
        }
        await client.close()
    }

    /// The property's clock, now.
    var clock: PropertyClock {
        PropertyClock(zoneName: login.profile.timeZone, now: context.now())
    }

    /// Reads an amount in the property's currency unless it names one.
    func amount(_ text: String) throws(Refusal) -> Money {
        try AmountText.parse(text, home: login.profile.currency)
    }

    /// Who one is now; keeps what changed since, such as the property.
    func me() async throws -> LatitudeClient.Answer<Me> {
        let answer = try await client.me()
        let profile = Profile(answer.value)
        if profile != login.profile { try source.keep(profile) }
        return answer
    }
}

/// Where a login comes from: the environment first, then the file `latitude login` wrote.
struct LoginSource {
    let server: ServerAddress
    let token: Token
    private let state: StateDirectory
    /// The login of the file; nil for a token of the environment.
    private let kept: Login?

    /// Throws `not_signed_in` where there is no token or a desk has locked itself by `now`, and
    /// `configuration` where there is no server.
    init(
        _ state: StateDirectory,
        environment: [String: String],
        now: Date
    ) throws(Refusal) {
        self.state = state
        let address = try Self.value("LATITUDE_URL", environment).map { text throws(Refusal) in
            try ServerAddress(text)
        }
        let own = try Self.value("LATITUDE_TOKEN", environment).map { text throws(Refusal) in
            try Token(text)
        }
        if let address, let own {
            (server, token, kept) = (address, own, nil)
            return
        }
        let login = try CredentialsFile(state).load()
        if let own {
            guard let login else {
                throw Refusal(
                    .configuration,
                    detail: "LATITUDE_TOKEN is set, LATITUDE_URL is not.",
                    youCan: ["set LATITUDE_URL to the server's address"]
                )
            }
            (server, token, kept) = (login.server, own, nil)
            return
        }
        guard let login else { throw try DeskLock.nobody(state) }
        // A token is shown to the server that gave it, and to no other.
        guard address == nil || address == login.server else {
            throw Refusal(
                .notSignedIn,
                detail: "LATITUDE_URL names another server than the one you signed in at.",
                youCan: ["set LATITUDE_TOKEN as well", "sign in there: latitude login"]
            )
        }
        try DeskLock.use(login, state, now: now)
        (server, token, kept) = (login.server, login.token, login)
    }

    /// The login of the file where it was taken at a shared desk, else nil.
    var desk: Login? { kept?.desk == nil ? nil : kept }

    /// Whether it is the login of the file.
    var isKept: Bool { kept != nil }

    /// The login of somebody.
    func login(as profile: Profile) -> Login {
        Login(server: server, token: token, profile: profile, desk: kept?.desk)
    }

    /// What is known of the employee; asked for once where the login came from the environment.
    func profile(asking client: LatitudeClient) async throws -> Profile {
        if let kept { return kept.profile }
        if let known = try file.load() { return known }
        let profile = Profile(try await client.me().value)
        try file.store(profile)
        return profile
    }

    /// Keeps what the server said of the employee.
    func keep(_ profile: Profile) throws(Refusal) {
        if kept == nil {
            try file.store(profile)
        } else {
            try CredentialsFile(state).store(login(as: profile))
        }
    }

    private var file: ProfileFile {
        let digest = token.fingerprint { text in
            SHA256.hash(data: Data("\(server)\n\(text)".utf8)).prefix(16).map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }.joined()
        }
        return ProfileFile(state, fingerprint: digest)
    }

    private static func value(_ name: String, _ environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

extension Context {
    /// A client that trusts the certificates of `SSL_CERT_FILE`, as curl and OpenSSL do.
    func client(of server: ServerAddress, token: Token?) -> LatitudeClient {
        LatitudeClient(
            server: server,
            token: token,
            userAgent: Session.userAgent,
            certificates: variable("SSL_CERT_FILE")
        )
    }
}
