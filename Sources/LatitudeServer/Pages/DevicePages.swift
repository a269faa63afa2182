import Foundation
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Passphrase
import RateLimit

/// Confirming a device that waits to be signed in, by somebody who is.
struct DevicePages: Sendable {
    let writer: PageWriter
    let devices: DeviceStore
    /// Wrong codes one person may type (RFC 8628, section 5.1).
    private let guesses = RateLimiter<UUID>(
        policy: RatePolicy(name: "device-codes", quota: 5, window: .seconds(600))
    )

    init(writer: PageWriter, devices: DeviceStore) {
        self.writer = writer
        self.devices = devices
    }

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("device", use: form)
        routes.post("device", use: find)
        routes.post("device/confirm") { try await decide($0, context: $1, confirmed: true) }
        routes.post("device/turn-away") { try await decide($0, context: $1, confirmed: false) }
    }

    private struct CodeForm: Decodable {
        let form: String?
        let code: String?
    }

    func form(_ request: Request, context: MemberContext) async throws -> Response {
        let code = request.uri.queryParameters["code"].map { String($0.prefix(20)) } ?? ""
        return try await writer.answer(
            DevicePage.enter(code: code, trouble: nil),
            to: context.visit
        )
    }

    func find(_ request: Request, context: MemberContext) async throws -> Response {
        let (typed, code) = try await code(of: request, context)
        guard let code else {
            let trouble: CodeTrouble = typed.isEmpty ? .missing : .malformed
            return try await enter(typed, trouble, context)
        }
        guard let page = try count(code.text, context.asker) else {
            let device = try await devices.device(TokenHash(of: code.characters))
            guard let device else { return try await enter(typed, .unknown, context) }
            guesses.refund(context.asker.id)
            let waiting = DevicePage.Waiting(
                code: code.text,
                client: device.client,
                begunAt: Date(timeIntervalSince1970: device.beganAt),
                address: device.address
            )
            return try await writer.answer(DevicePage.confirm(waiting), to: context.visit)
        }
        return try await writer.answer(page, to: context.visit, status: .tooManyRequests)
    }

    private func decide(
        _ request: Request,
        context: MemberContext,
        confirmed: Bool
    ) async throws -> Response {
        let (typed, code) = try await code(of: request, context)
        guard let code else { return try await enter(typed, .malformed, context) }
        if let page = try count(code.text, context.asker) {
            return try await writer.answer(page, to: context.visit, status: .tooManyRequests)
        }
        let key = TokenHash(of: code.characters)
        let device = try await devices.device(key)
        guard
            let device,
            try await devices.decide(key, confirmed: confirmed, by: context.asker)
        else { return try await enter(typed, .unknown, context) }
        guesses.refund(context.asker.id)
        let page: DevicePage =
            confirmed ? .done(client: device.client) : .turnedAway(client: device.client)
        return try await writer.answer(page, to: context.visit)
    }

    private func code(
        of request: Request,
        _ context: MemberContext
    ) async throws -> (typed: String, code: SpokenCode?) {
        let form = try await request.form(CodeForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let typed = String((form.code ?? "").prefix(40))
        return (typed, SpokenCode(typed, length: .eight))
    }

    /// Counts a try; the page that says to wait, or nil when it may go on.
    private func count(_ code: String, _ asker: SignedIn) throws -> DevicePage? {
        let verdict = guesses.take(asker.id)
        return verdict.isAllowed ? nil : .wait(code: code, seconds: verdict.resetSeconds)
    }

    private func enter(
        _ code: String,
        _ trouble: CodeTrouble,
        _ context: MemberContext
    ) async throws -> Response {
        try await writer.answer(
            DevicePage.enter(code: code, trouble: trouble),
            to: context.visit,
            status: .unprocessableContent
        )
    }
}
