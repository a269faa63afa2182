import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import Passphrase
import RateLimit

/// Signing a device in that has no browser of its own (RFC 8628); needs no token.
struct DeviceRoutes: Sendable {
    private let devices: DeviceStore
    /// What one address may begin or poll: a whole hotel may stand behind it.
    private let perAddress: RateLimiter<String>

    /// `quota` requests a minute and address.
    init(devices: DeviceStore, quota: Int) {
        self.devices = devices
        perAddress = RateLimiter(
            policy: RatePolicy(name: "devices", quota: quota, window: .seconds(60))
        )
    }

    func register(on router: Router<VisitorContext>) {
        router.post("\(Routes.deviceAuthorizations)", use: begin)
        router.post("\(Routes.deviceTokens)", use: poll)
    }

    func begin(
        _ request: Request,
        context: VisitorContext
    ) async throws -> JSONAnswer<DeviceAuthorization> {
        try count(context.address)
        let body = try await request.body(DeviceBody.self)
        let client = try Words(body.client, field: "client")
        guard client.text.count <= 100 else {
            throw Refusal(.textTooLong, detail: "“client” has at most 100 characters.")
        }
        let (device, user) = (Token(), SpokenCode(random: .eight))
        try await devices.begin(
            WaitingDevice(
                deviceCode: device.hash,
                userCode: TokenHash(of: user.characters),
                client: client.text,
                address: context.address
            )
        )
        let page = "\(context.base(of: request))/device"
        return JSONAnswer(
            DeviceAuthorization(
                deviceCode: device.text,
                userCode: user.text,
                verificationAddress: page,
                verificationAddressComplete: "\(page)?code=\(user.text)",
                interval: DeviceStore.intervalSeconds,
                expiresIn: DeviceStore.lifetimeSeconds
            )
        )
    }

    func poll(
        _ request: Request,
        context: VisitorContext
    ) async throws -> JSONAnswer<GrantedToken> {
        try count(context.address)
        let body = try await request.body(DeviceTokenBody.self)
        let granted = try await devices.poll(TokenHash(of: body.deviceCode))
        return JSONAnswer(
            GrantedToken(
                token: granted.token.text,
                handle: granted.handle,
                idleSeconds: nil,
                expiresAt: nil
            )
        )
    }

    private func count(_ address: String) throws(Refusal) {
        let verdict = perAddress.take(address)
        guard verdict.isAllowed else { throw .tooOften(verdict.resetSeconds) }
    }
}

extension VisitorContext {
    /// The address this server was asked at, without a path.
    func base(of request: Request) -> String {
        "\(isEncrypted ? "https" : "http")://\(request.head.authority ?? "localhost")"
    }
}
