import Foundation
import Latitude
import LatitudeAPI
import LatitudeStore
import Passphrase
import RateLimit

/// Proves people by what only they know, and gives them tokens.
///
/// Tries are counted per person and address, and per person; never per address alone, as a whole
/// hotel may stand behind one. Whoever is unknown takes as long as whoever is known.
struct SignIn: Sendable {
    let signIns: SignInStore
    let desks: DeskStore
    let hasher: PassphraseHasher
    private let perPlace = RateLimiter<String>(
        policy: RatePolicy(name: "sign-in", quota: 5, window: .seconds(60))
    )
    private let perPerson = RateLimiter<String>(
        policy: RatePolicy(name: "sign-in-person", quota: 20, window: .seconds(60))
    )

    /// Seconds a browser stays signed in without use, and in any case (OWASP ASVS 7.3).
    static let browserIdleSeconds = 1_800
    static let browserLifetimeSeconds = 43_200

    /// A browser's token for a handle and its passphrase.
    ///
    /// Throws `too_many_requests` or `sign_in_failed`; `PostgresError`.
    func browser(
        handle: String,
        passphrase: String,
        label: String,
        address: String
    ) async throws -> Token {
        let handle = Self.handle(handle)
        let counted = try count(handle, address)
        let stored = try await signIns.passphrase(of: handle)
        let verdict = try await verify(passphrase.composed, against: stored?.hash, for: address)
        guard verdict != .differs, let stored else { throw Refusal(.signInFailed) }
        if verdict == .matchesRehash {
            try await signIns.rehash(stored, as: try await hash(passphrase.composed, for: address))
        }
        let token = try await signIns.open(
            TokenGrant(
                employee: stored.employee,
                kind: .browser,
                label: label,
                idleSeconds: Self.browserIdleSeconds,
                lifetimeSeconds: Self.browserLifetimeSeconds
            )
        )
        guard let token else { throw Refusal(.signInFailed) }
        refund(counted)
        return token
    }

    /// Chooses a passphrase by an enrolment code; answers the handle it is for.
    ///
    /// Throws `enrolment_unknown`, `too_many_requests`, `PassphraseFault`; `PostgresError`.
    func enrol(
        code: SpokenCode,
        passphrase: String,
        address: String
    ) async throws -> String {
        // By the code, as nobody is known yet: 51 bits and seven days leave nothing to guess.
        let counted = try count("enrolment \(code.characters)", address)
        let secret = TokenHash(of: code.characters)
        guard let handle = try await signIns.handle(enrolledBy: secret) else {
            throw Refusal(.enrolmentUnknown)
        }
        let text = try PassphraseText(passphrase, handle: handle)
        guard
            try await signIns.enrol(code: secret, hash: try await hash(text.text, for: address))
                != nil
        else {
            throw Refusal(.enrolmentUnknown)
        }
        refund(counted)
        return handle
    }

    /// Changes one's passphrase after proving the present one.
    ///
    /// Throws `not_at_a_desk`, `too_many_requests`, `sign_in_failed`, `PassphraseFault`;
    /// `PostgresError`.
    func changePassphrase(
        of asker: SignedIn,
        from old: String,
        to new: String,
        address: String
    ) async throws {
        guard asker.kind != .desk else { throw Refusal(.notAtADesk) }
        let counted = try count(asker.handle, address)
        let stored = try await signIns.passphrase(of: asker.handle)
        let verdict = try await verify(old.composed, against: stored?.hash, for: address)
        guard verdict != .differs else { throw Refusal(.signInFailed) }
        let text = try PassphraseText(new, handle: asker.handle)
        try await signIns.changePassphrase(of: asker, hash: try await hash(text.text, for: address))
        refund(counted)
    }

    /// Takes a shared desk by PIN.
    ///
    /// Throws `not_signed_in` for a token that is no desk's, `sign_in_failed`, `pin_locked`,
    /// `too_many_requests`; `PostgresError`.
    func takeDesk(
        _ desk: TokenHash,
        as handle: String,
        pin: String,
        address: String
    ) async throws -> GrantedToken {
        guard try await desks.desk(desk) != nil else { throw Refusal(.notSignedIn) }
        let handle = Self.handle(handle)
        let counted = try count("pin \(handle)", address)
        let attempt = try await desks.tryPin(of: handle, at: desk)
        if let attempt, attempt.hash == nil { throw Refusal(.pinLocked) }
        guard try await verify(pin, against: attempt?.hash, for: address) != .differs, let attempt
        else {
            throw Refusal(.signInFailed)
        }
        try await desks.pinWasRight(of: attempt.employee)
        let token = try await signIns.open(
            TokenGrant(
                employee: attempt.employee,
                kind: .desk,
                label: attempt.deskName,
                desk: attempt.desk,
                idleSeconds: attempt.idleSeconds,
                lifetimeSeconds: Self.browserLifetimeSeconds
            )
        )
        guard let token else { throw Refusal(.signInFailed) }
        refund(counted)
        return GrantedToken(
            token: token.text,
            handle: handle,
            idleSeconds: attempt.idleSeconds,
            expiresAt: Date(timeIntervalSinceNow: Double(Self.browserLifetimeSeconds))
        )
    }

    /// Sets one's own PIN.
    ///
    /// Throws `not_at_a_desk`, `pin_weak`; `PostgresError`.
    func setPin(of asker: SignedIn, to text: String) async throws {
        guard asker.kind != .desk else { throw Refusal(.notAtADesk) }
        try await desks.setPin(
            of: asker,
            hash: try await hash(try Self.pin(text).text, for: asker.handle)
        )
    }

    /// Gives a colleague a fresh PIN, as an administrator does at night; answers it.
    ///
    /// Throws `not_at_a_desk`, `not_entitled`, `employee_unknown`; `PostgresError`.
    func resetPin(of handle: String, by asker: SignedIn) async throws -> Pin {
        // Six digits must not open the way to everybody's.
        guard asker.kind != .desk else { throw Refusal(.notAtADesk) }
        guard asker.has("admin") else { throw Refusal(.notEntitled) }
        let pin = Pin.random()
        let hash = try await hash(pin.text, for: asker.handle)
        guard try await desks.resetPin(of: Self.handle(handle), by: asker, hash: hash) else {
            throw Refusal(.employeeUnknown, detail: "“\(handle.prefix(64))” is nobody's.")
        }
        return pin
    }

    /// A handle as it was typed, in the form handles have; empty, which is nobody's, for any other.
    private static func handle(_ text: String) -> String {
        let handle = text.lowercased()
        let isHandle = handle.utf8.count <= 63 && handle.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return isHandle ? handle : ""
    }

    private static func pin(_ text: String) throws(Refusal) -> Pin {
        do {
            return try Pin(text)
        } catch {
            throw Refusal(.pinWeak, detail: error.description)
        }
    }

    private func verify(
        _ secret: String,
        against stored: String?,
        for address: String
    ) async throws(Refusal) -> PassphraseHasher.Verdict {
        do {
            return try await hasher.verify(secret, against: stored, for: address)
        } catch {
            throw Refusal(.serverBusy)
        }
    }

    private func hash(
        _ secret: String,
        for address: String
    ) async throws(Refusal) -> String {
        do {
            return try await hasher.hash(secret, for: address)
        } catch {
            throw Refusal(.serverBusy)
        }
    }

    /// Counts a try before it is looked at, so that tries at once cannot outrun the count.
    private func count(
        _ person: String,
        _ address: String
    ) throws(Refusal) -> (place: String, person: String) {
        let place = "\(person)|\(address)"
        let here = perPlace.take(place)
        guard here.isAllowed else { throw .tooOften(here.resetSeconds) }
        let anywhere = perPerson.take(person)
        guard anywhere.isAllowed else { throw .tooOften(anywhere.resetSeconds) }
        return (place, person)
    }

    /// A try that was right costs nothing.
    private func refund(_ counted: (place: String, person: String)) {
        perPlace.refund(counted.place)
        perPerson.refund(counted.person)
    }
}

extension String {
    /// The one form in which passphrases are hashed (`PassphraseText` composes alike).
    fileprivate var composed: String { precomposedStringWithCanonicalMapping }
}
