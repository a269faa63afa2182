import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Messages
import NIOCore
import Passphrase

/// Signing a browser in and out, and choosing a passphrase.
struct SignInPages: Sendable {
    let writer: PageWriter
    let signIn: SignIn

    func register(on routes: RouterGroup<PageContext>) {
        routes.get("", use: home)
        routes.get("sign-in", use: form)
        routes.post("sign-in", use: enter)
        routes.post("sign-out", use: leave)
        routes.get("enrol", use: enrolForm)
        routes.post("enrol", use: enrol)
    }

    private struct SignInForm: Decodable {
        let form: String?
        let next: String?
        let handle: String?
        let passphrase: String?
    }

    private struct EnrolForm: Decodable {
        let form: String?
        let code: String?
        let passphrase: String?
        let passphraseAgain: String?

        enum CodingKeys: String, CodingKey {
            case form, code, passphrase
            case passphraseAgain = "passphrase-again"
        }
    }

    func home(_ request: Request, context: PageContext) async throws -> Response {
        let first = context.visit.asker.map { NavigationItem.first(for: $0.pageRoles).path }
        return writer.redirect(to: first ?? PagePath.signIn, context.visit.cookies)
    }

    func form(_ request: Request, context: PageContext) async throws -> Response {
        let query = request.uri.queryParameters
        let page = SignInPage(
            next: Self.known(query["next"].map(String.init)),
            notice: query["out"] == nil ? nil : .signedOut
        )
        return try await writer.answer(page, to: context.visit)
    }

    func enter(_ request: Request, context: PageContext) async throws -> Response {
        let form = try await request.form(SignInForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let handle = form.handle ?? ""
        let next = Self.known(form.next)
        do {
            let token = try await signIn.browser(
                handle: handle,
                passphrase: form.passphrase ?? "",
                label: Self.label(request),
                address: context.address
            )
            // Whoever was signed in here before is so no longer: a session is one person's.
            if let asker = context.visit.asker {
                _ = try await signIn.signIns.end(token: asker.tokenID, of: asker)
            }
            let cookie = Cookies.set(
                Cookies.session,
                token.text,
                seconds: SignIn.browserLifetimeSeconds
            )
            return writer.redirect(to: next, [cookie, Cookies.clear(Cookies.form)])
        } catch let refusal as Refusal {
            let trouble: SignInPage.Trouble? =
                switch refusal.code {
                case .signInFailed: .doNotFit
                case .tooManyRequests: .wait(seconds: refusal.seconds)
                default: nil
                }
            guard let trouble else { throw refusal }
            return try await writer.answer(
                SignInPage(handle: String(handle.prefix(64)), next: next, trouble: trouble),
                to: context.visit,
                status: .init(code: refusal.code.entry.status)
            )
        }
    }

    func leave(_ request: Request, context: PageContext) async throws -> Response {
        let form = try await request.form(SignInForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        if let asker = context.visit.asker {
            _ = try await signIn.signIns.end(token: asker.tokenID, of: asker)
        }
        return writer.redirect(to: "\(PagePath.signIn)?out", [Cookies.clear(Cookies.session)])
    }

    func enrolForm(_ request: Request, context: PageContext) async throws -> Response {
        try await writer.answer(EnrolPage(), to: context.visit)
    }

    func enrol(_ request: Request, context: PageContext) async throws -> Response {
        let form = try await request.form(EnrolForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let typed = form.code ?? ""
        let passphrase = form.passphrase ?? ""
        let code = SpokenCode(typed, length: .twelve)
        let differs = passphrase != form.passphraseAgain
        guard let code, !differs else {
            let trouble: CodeTrouble? = code == nil ? (typed.isEmpty ? .missing : .malformed) : nil
            let page = EnrolPage(
                code: typed,
                codeTrouble: trouble,
                passphraseTroubles: differs ? [.differs] : []
            )
            return try await writer.answer(page, to: context.visit, status: .unprocessableContent)
        }
        do {
            let handle = try await signIn.enrol(
                code: code,
                passphrase: passphrase,
                address: context.address
            )
            return try await writer.answer(EnrolledPage(handle: handle), to: context.visit)
        } catch let fault as PassphraseFault {
            let page = EnrolPage(code: typed, passphraseTroubles: [PassphraseTrouble(fault)])
            return try await writer.answer(page, to: context.visit, status: .unprocessableContent)
        } catch let refusal as Refusal where refusal.code == .enrolmentUnknown {
            let page = EnrolPage(code: typed, codeTrouble: .unknown)
            return try await writer.answer(page, to: context.visit, status: .unprocessableContent)
        } catch let refusal as Refusal where refusal.code == .tooManyRequests {
            let page = EnrolPage(code: typed, wait: refusal.seconds)
            return try await writer.answer(page, to: context.visit, status: .tooManyRequests)
        }
    }

    /// A page of ours to go on to; whatever else was sent leads home.
    static func known(_ path: String?) -> String {
        guard
            let path, path.utf8.count <= 2_000, !path.hasPrefix("//"),
            path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x5C })
        else { return PagePath.home }
        let page = String(path.prefix { $0 != "?" })
        return shown.allowed(page).contains("GET") ? path : PagePath.home
    }

    private static let shown = MethodTable(pageAddresses)

    /// What the browser calls itself, in a few words.
    private static func label(_ request: Request) -> String {
        let agent = request.headers[.userAgent] ?? ""
        let browsers = ["Firefox", "Edg", "Chrome", "Safari"]
        let systems = ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]
        let browser = browsers.first { agent.contains($0) } ?? "browser"
        let system = systems.first { agent.contains($0) }
        return (browser == "Edg" ? "Edge" : browser) + (system.map { ", \($0)" } ?? "")
    }
}

extension PassphraseTrouble {
    /// What the page says of a passphrase that cannot be taken.
    init(_ fault: PassphraseFault) {
        self =
            switch fault {
            case .tooShort: .tooShort
            case .tooLong: .tooLong
            default: .common
            }
    }
}

extension Refusal {
    /// How long to wait, where that was said.
    var seconds: Int { undecidedFor ?? sentence?.count ?? 60 }
}

extension Request {
    /// A form's fields, decoded; bounds as of `body(_:)`.
    func form<Fields: Decodable & Sendable>(_ type: Fields.Type) async throws -> Fields {
        let data = try await collectedBody()
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Refusal(.textInvalid, detail: "The form is not UTF-8.")
        }
        do {
            return try URLEncodedFormDecoder().decode(type, from: text)
        } catch {
            throw Refusal(.malformedBody)
        }
    }
}
