import Foundation
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Passphrase

/// Who one is here, where one is signed in, and one's secrets.
struct AccountPages: Sendable {
    let writer: PageWriter
    let books: Books
    let signIn: SignIn

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("account", use: show)
        routes.post("account/pin", use: setPin)
        routes.post("account/passphrase", use: changePassphrase)
        routes.post("account/places/:id/end", use: end)
    }

    private struct PinForm: Decodable {
        let form: String?
        let pin: String?
        let pinAgain: String?

        enum CodingKeys: String, CodingKey {
            case form, pin
            case pinAgain = "pin-again"
        }
    }

    private struct PassphraseForm: Decodable {
        let form: String?
        let old: String?
        let passphrase: String?
        let again: String?

        enum CodingKeys: String, CodingKey {
            case form, passphrase
            case old = "passphrase-old"
            case again = "passphrase-again"
        }
    }

    /// What a page of the account says beside the account.
    private struct Say {
        var notice: AccountPage.Notice?
        var pin: [PINTrouble] = []
        var passphrase: [PassphraseTrouble] = []
        var wait: Int?

        var isTrouble: Bool { !pin.isEmpty || !passphrase.isEmpty || wait != nil }
    }

    func show(_ request: Request, context: MemberContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init)
        let notice: AccountPage.Notice? =
            switch done {
            case "pin": .pinSet
            case "passphrase": .passphraseChanged
            default: nil
            }
        return try await answer(Say(notice: notice), context)
    }

    func setPin(_ request: Request, context: MemberContext) async throws -> Response {
        let form = try await request.form(PinForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        guard form.pin == form.pinAgain else {
            return try await answer(Say(pin: [.differs]), context)
        }
        do {
            _ = try Pin(form.pin ?? "")
        } catch {
            let trouble: PINTrouble =
                switch error {
                case .notDigits, .length: .malformed
                default: .easy
                }
            return try await answer(Say(pin: [trouble]), context)
        }
        try await signIn.setPin(of: context.asker, to: form.pin ?? "")
        return writer.redirect(to: "\(PagePath.account)?done=pin", [])
    }

    func changePassphrase(_ request: Request, context: MemberContext) async throws -> Response {
        let form = try await request.form(PassphraseForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        guard form.passphrase == form.again else {
            return try await answer(Say(passphrase: [.differs]), context)
        }
        do {
            try await signIn.changePassphrase(
                of: context.asker,
                from: form.old ?? "",
                to: form.passphrase ?? "",
                address: context.address
            )
        } catch let fault as PassphraseFault {
            return try await answer(Say(passphrase: [PassphraseTrouble(fault)]), context)
        } catch let refusal as Refusal where refusal.code == .signInFailed {
            return try await answer(Say(passphrase: [.wrongOld]), context)
        } catch let refusal as Refusal where refusal.code == .tooManyRequests {
            return try await answer(Say(wait: refusal.seconds), context)
        }
        return writer.redirect(to: "\(PagePath.account)?done=passphrase", [])
    }

    func end(_ request: Request, context: MemberContext) async throws -> Response {
        let form = try await request.form(PinForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let places = try await signIn.signIns.tokens(of: context.asker)
        guard
            let id = context.parameters.get("id").flatMap({ Identifier($0) }),
            let place = places.first(where: { $0.id == id.uuid }),
            try await signIn.signIns.end(token: id.uuid, of: context.asker)
        else { throw Refusal(.tokenUnknown) }
        if place.id == context.asker.tokenID {
            return writer.redirect(to: "\(PagePath.signIn)?out", [Cookies.clear(Cookies.session)])
        }
        return try await answer(Say(notice: .placeEnded(label: place.label)), context)
    }

    private func answer(_ say: Say, _ context: MemberContext) async throws -> Response {
        let asker = context.asker
        let standing = try await books.employees.standing(asker, token: context.token)
        let tokens = try await signIn.signIns.tokens(of: asker)
        let state = try await signIn.desks.pinState(of: asker)
        let page = AccountPage(
            profile: AccountPage.Profile(
                name: asker.name,
                handle: asker.handle,
                property: asker.propertyName,
                roles: asker.pageRoles,
                certificate: AccountPage.Certificate(standing)
            ),
            places: tokens.map { AccountPage.Place($0, of: asker) },
            pin: state == "locked" ? .locked : state == "set" ? .set : .none,
            notice: say.notice,
            pinTroubles: say.pin,
            passphraseTroubles: say.passphrase,
            wait: say.wait
        )
        return try await writer.answer(
            page,
            to: context.visit,
            status: say.wait != nil
                ? .tooManyRequests : say.isTrouble ? .unprocessableContent : .ok
        )
    }
}

extension AccountPage.Certificate {
    fileprivate init(_ standing: Standing) {
        guard let day = standing.certifiedUntil else {
            self = .none
            return
        }
        let date = CivilDate(year: day.year, month: day.month, day: day.day)
        self = standing.closed == .certificateExpired ? .ended(on: date) : .valid(through: date)
    }
}

extension AccountPage.Place {
    fileprivate init(_ row: TokenRow, of asker: SignedIn) {
        let kind: Kind =
            switch row.kind {
            case .token: .token
            case .browser: .browser
            case .desk: .desk
            }
        self.init(
            id: Identifier(row.id).description,
            label: row.label,
            kind: kind,
            since: Date(timeIntervalSince1970: row.createdAt),
            usedAt: row.usedAt.map { Date(timeIntervalSince1970: $0) },
            isCurrent: row.id == asker.tokenID
        )
    }
}
