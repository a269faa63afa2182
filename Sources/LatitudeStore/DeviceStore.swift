import Latitude
public import Postgres

/// Devices that wait to be signed in (RFC 8628).
public struct DeviceStore: Sendable {
    /// Seconds both codes of a device count (OWASP ASVS 6.5.5: at most ten minutes).
    public static let lifetimeSeconds = 600
    /// Seconds between two polls, at first (RFC 8628, section 3.5).
    public static let intervalSeconds = 5

    private let pool: ConnectionPool

    /// A store over a pool.
    public init(pool: ConnectionPool) { self.pool = pool }

    /// Lets a device wait under the hashes of its two codes.
    ///
    /// Throws `PostgresError`.
    public func begin(_ device: WaitingDevice) async throws {
        _ = try await pool.run(BeginDevice(device: device))
    }

    /// The device that waits under a code; nil when none does any more.
    ///
    /// Throws `PostgresError`.
    public func device(_ userCode: TokenHash) async throws -> DeviceRow? {
        try await pool.run(FindDevice(parameters: [.bytes(userCode.bytes)])).first
    }

    /// Confirms or turns away a device as the asker; whether one waited.
    ///
    /// Throws `PostgresError`.
    public func decide(
        _ userCode: TokenHash,
        confirmed: Bool,
        by asker: SignedIn
    ) async throws -> Bool {
        try await pool.one(
            DecideDevice(parameters: [
                .uuid(asker.id), .bytes(userCode.bytes),
                .text(confirmed ? "confirmed" : "refused"),
            ])
        )
    }

    /// The token of a device somebody confirmed, and their handle.
    ///
    /// Throws `device_waiting`, `device_too_fast`, `device_expired` or `device_refused`;
    /// `PostgresError`.
    public func poll(_ deviceCode: TokenHash) async throws -> (token: Token, handle: String) {
        let token = Token()
        let answer = try await pool.one(
            PollDevice(parameters: [.bytes(deviceCode.bytes), .bytes(token.hash.bytes)])
        )
        switch (answer.verdict, answer.handle) {
        case ("granted", let handle?): return (token, handle)
        case ("waiting", _): throw Refusal(.deviceWaiting)
        case ("too_fast", _): throw Refusal(.deviceTooFast)
        case ("expired", _): throw Refusal(.deviceExpired)
        default: throw Refusal(.deviceRefused)
        }
    }
}

/// A device that begins to wait.
public struct WaitingDevice: Sendable {
    /// The hash of the code it polls with.
    public var deviceCode: TokenHash
    /// The hash of the code its owner types.
    public var userCode: TokenHash
    /// What it calls itself.
    public var client: String
    /// Where it asked from.
    public var address: String

    /// A device.
    public init(deviceCode: TokenHash, userCode: TokenHash, client: String, address: String) {
        self.deviceCode = deviceCode
        self.userCode = userCode
        self.client = client
        self.address = address
    }
}

/// A waiting device, for whoever confirms it.
public struct DeviceRow: Sendable {
    /// What it calls itself.
    public let client: String
    /// Where it asked from.
    public let address: String
    /// Seconds since 1970.
    public let beganAt: Double
}

struct BeginDevice: Statement {
    let device: WaitingDevice

    static let sql = """
        select device_begin($1::bytea, $2::bytea, $3::text, $4::text,
            $5::integer * interval '1 second', $6::integer)::text
        """

    var parameters: [Parameter] {
        [
            .bytes(device.deviceCode.bytes), .bytes(device.userCode.bytes), .text(device.client),
            .text(device.address), .int(DeviceStore.lifetimeSeconds),
            .int(DeviceStore.intervalSeconds),
        ]
    }

    static func decode(_ row: inout Row) throws(PostgresError) {}
}

struct FindDevice: Statement {
    let parameters: [Parameter]

    static let effect = Effect.read
    static let sql = """
        select d.client, d.address, extract(epoch from d.began_at)::float8
        from device_of($1::bytea) d
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> DeviceRow {
        DeviceRow(client: try row.next(), address: try row.next(), beganAt: try row.next())
    }
}

struct DecideDevice: Statement {
    let parameters: [Parameter]
    static let sql = "select device_decide($1::uuid, $2::bytea, $3::text)"
    static func decode(_ row: inout Row) throws(PostgresError) -> Bool { try row.next() }
}

struct PollDevice: Statement {
    let parameters: [Parameter]

    static let sql = "select p.verdict, p.handle from device_poll($1::bytea, $2::bytea) p"

    static func decode(
        _ row: inout Row
    ) throws(PostgresError) -> (verdict: String, handle: String?) {
        (try row.next(), try row.next())
    }
}
