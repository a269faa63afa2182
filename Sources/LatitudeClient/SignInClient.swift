public import Foundation
public import Latitude
public import LatitudeAPI

// Devices, tokens, desks and PINs as the server offers them.
extension LatitudeClient {
    /// Begins to sign a device in.
    public func beginDevice(
        _ body: DeviceBody
    ) async throws(Refused) -> Answer<DeviceAuthorization> {
        try await read("POST", Routes.deviceAuthorizations, body: json(of: body))
    }

    /// Asks once whether the device was confirmed.
    public func poll(_ body: DeviceTokenBody) async -> DevicePoll {
        do throws(Refused) {
            let answer: Answer<GrantedToken> = try await read(
                "POST",
                Routes.deviceTokens,
                body: json(of: body)
            )
            return .granted(answer.value)
        } catch {
            return DevicePoll(error)
        }
    }

    /// One's own tokens that still work, newest first.
    public func tokens() async throws(Refused) -> Answer<TokenList> {
        try await read("GET", Routes.tokens)
    }

    /// Ends one of one's own tokens.
    public func endToken(_ id: Identifier) async throws(Refused) -> Answer<EndedToken> {
        try await change("DELETE", Routes.token(id))
    }

    /// Ends the token that asks, in `seconds` at most; a token that is over already counts.
    public func endOwnToken(seconds: Int64) async throws(Refused) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        do throws(Refused) {
            let list: Answer<TokenList> = try await read("GET", Routes.tokens, seconds: seconds)
            guard let own = list.value.tokens.first(where: \.isCurrent) else { return }
            let left = max(1, (deadline - ContinuousClock.now).components.seconds)
            let _: Answer<EndedToken> = try await read(
                "DELETE",
                Routes.token(own.id),
                seconds: left
            )
        } catch {
            let code = error.problem.refusalCode
            guard code == .notSignedIn || code == .tokenUnknown else { throw error }
        }
    }

    /// Sets one's own PIN.
    public func setPin(_ body: PinBody) async throws(Refused) -> Answer<PinSet> {
        try await change("PUT", Routes.pin, .json(try json(of: body)))
    }

    /// Gives somebody a fresh PIN; `handle` is checked to be one.
    public func resetPin(of handle: String) async throws(Refused) -> Answer<PinSet> {
        guard Self.isHandle(handle) else { throw Refused(Refusal(.employeeUnknown)) }
        return try await change("PUT", Routes.pin(of: handle), .json("{}"))
    }

    /// Which desk the desk's token belongs to.
    public func desk() async throws(Refused) -> Answer<Desk> {
        try await read("GET", Routes.desk)
    }

    /// Takes the desk for whoever the PIN is of.
    public func takeDesk(_ body: DeskSessionBody) async throws(Refused) -> Answer<GrantedToken> {
        try await read("POST", Routes.deskSessions, body: json(of: body))
    }

    /// The keys that check what the house signs, in `seconds` at most.
    public func keys(seconds: Int64) async throws(Refused) -> VerifyingKeys {
        let answer: Answer<VerifyingKeys> = try await read("GET", Routes.keys, seconds: seconds)
        return answer.value
    }

    /// The rules in force at one's property.
    public func policy() async throws(Refused) -> Answer<PolicyDetail> {
        try await read("GET", Routes.policy)
    }

    /// The signed proof that an act was within authority, byte for byte.
    public func cover(_ reference: RecoveryReference) async throws(Refused) -> Data {
        let attempt = await exchange.attempt(
            "GET",
            Routes.cover(reference),
            body: nil,
            accept: "text/plain, application/problem+json"
        )
        return try answer(to: attempt).body
    }

    /// What stands in an address as it is: anything else is nobody's handle.
    private static func isHandle(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 63
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
            && !text.hasPrefix(".")
    }
}

/// What one question for a device's token came to.
public enum DevicePoll: Sendable {
    /// Somebody confirmed the device.
    case granted(GrantedToken)
    /// Nobody has yet.
    case waiting
    /// The device must wait five seconds more, from now on.
    case tooFast
    /// The server asks for a pause, in seconds where it says how long.
    case busy(retryAfter: Int?)
    /// There was no answer: the server is away, or the line is down.
    case noAnswer
    /// It was turned away for good.
    case refused(Refused)

    init(_ refused: Refused) {
        switch refused.problem.refusalCode {
        case .deviceWaiting: self = .waiting
        case .deviceTooFast: self = .tooFast
        case .tooManyRequests: self = .busy(retryAfter: refused.retryAfter)
        case .serverAway, .serverBusy, .outcomeUnknown: self = .noAnswer
        default: self = .refused(refused)
        }
    }
}
