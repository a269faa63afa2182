import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Messages

/// Finds out who looks at a page: by the session's cookie, never by what an address says.
struct VisitMiddleware: RouterMiddleware {
    let employees: EmployeeStore
    let quota: PersonQuota

    func handle(
        _ request: Request,
        context: VisitorContext,
        next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let session = context.session
        var asker: SignedIn?
        if let session {
            do {
                asker = try await employees.signedIn(session)
                quota.note(asker?.id, of: session)
            } catch {
                context.visitFault = error
            }
        }
        // A token of the command line does not sign a browser in.
        if asker?.kind != .browser { asker = nil }
        var visit = Visit(
            asker: asker,
            token: asker == nil ? nil : session,
            language: Self.language(request, asker),
            binding: "",
            path: Self.address(request)
        )
        // While nobody can say whose the session is, a form of its page still belongs to it.
        if let session, asker != nil || context.visitFault != nil {
            visit.binding = "session \(Data(session.bytes).base64EncodedString())"
        } else if let known = Cookies.value(Cookies.form, in: request) {
            visit.binding = "form \(known)"
        } else {
            let fresh = Token().text
            visit.binding = "form \(fresh)"
            visit.cookies.append(Cookies.set(Cookies.form, fresh))
        }
        if let chosen = request.uri.queryParameters["lang"].flatMap({ Language(String($0)) }) {
            let year = 31_536_000
            visit.cookies.append(Cookies.set(Cookies.language, chosen.rawValue, seconds: year))
        }
        context.visit = visit
        return try await next(request, context)
    }

    /// The address asked for, as far as it says what is shown and not in which language.
    static func address(_ request: Request) -> String {
        let query = (request.uri.query ?? "").split(separator: "&")
            .filter { !$0.hasPrefix("lang=") }
            .joined(separator: "&")
        return request.uri.path + (query.isEmpty ? "" : "?\(query)")
    }

    /// As chosen just now, as chosen before, as the employee is spoken to, as the browser asks.
    static func language(_ request: Request, _ asker: SignedIn?) -> Language {
        let chosen = request.uri.queryParameters["lang"].flatMap { Language(String($0)) }
        let kept = Cookies.value(Cookies.language, in: request).flatMap { Language($0) }
        let own = asker.flatMap { Language($0.language) }
        let asked = AcceptLanguage.preferred(request.headers[.acceptLanguage])
        return chosen ?? kept ?? own ?? asked ?? .en
    }
}

extension Language {
    fileprivate init?(_ text: String) { self.init(rawValue: text) }
}

/// The context of a page.
struct PageContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String
    let visit: Visit

    init(context: VisitorContext) throws {
        guard let visit = context.visit else { throw Refusal(.internalFault) }
        coreContext = context.coreContext
        address = context.address
        self.visit = visit
    }
}

/// The context of a page for somebody who is signed in.
struct MemberContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let address: String
    let visit: Visit
    let asker: SignedIn
    let token: TokenHash

    init(context: PageContext) throws {
        guard let asker = context.visit.asker, let token = context.visit.token else {
            throw Refusal(.notSignedIn)
        }
        coreContext = context.coreContext
        address = context.address
        visit = context.visit
        (self.asker, self.token) = (asker, token)
    }
}

/// The context of a page for managers alone: what it shows is of their property.
struct ManagerPageContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let asker: SignedIn

    init(context: MemberContext) throws {
        coreContext = context.coreContext
        visit = context.visit
        asker = try context.asker.entitled(to: "manager")
    }
}

/// The context of a page for finance alone: what it shows is of the whole organisation.
struct FinancePageContext: ChildRequestContext {
    var coreContext: CoreRequestContextStorage
    let visit: Visit
    let asker: SignedIn

    init(context: MemberContext) throws {
        coreContext = context.coreContext
        visit = context.visit
        asker = try context.asker.entitled(to: "finance")
    }
}

extension SignedIn {
    /// Their roles, as pages name them.
    var pageRoles: [AccountPage.Role] { roles.compactMap { AccountPage.Role(rawValue: $0) } }
}
