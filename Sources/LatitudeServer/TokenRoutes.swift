import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import Passphrase

/// One's own ways in, and the PIN for shared desks.
struct TokenRoutes: Sendable {
    let signIns: SignInStore
    let signIn: SignIn

    func register(on routes: RouterGroup<EmployeeContext>) {
        routes.get("tokens", use: list)
        routes.delete("tokens/:id", use: end)
        routes.put("me/pin", use: setPin)
        routes.put("employees/:handle/pin", use: resetPin)
    }

    func list(_ request: Request, context: EmployeeContext) async throws -> JSONAnswer<TokenList> {
        let asker = context.employee
        let rows = try await signIns.tokens(of: asker)
        return JSONAnswer(TokenList(tokens: rows.map { TokenSummary($0, of: asker) }))
    }

    func end(_ request: Request, context: EmployeeContext) async throws -> JSONAnswer<EndedToken> {
        let id = try context.identifier()
        guard try await signIns.end(token: id.uuid, of: context.employee) else {
            throw Refusal(.tokenUnknown)
        }
        return JSONAnswer(EndedToken(id: id))
    }

    func setPin(_ request: Request, context: EmployeeContext) async throws -> JSONAnswer<PinSet> {
        let body = try await request.body(PinBody.self)
        try await signIn.setPin(of: context.employee, to: body.pin)
        return JSONAnswer(PinSet(handle: context.employee.handle, pin: nil))
    }

    func resetPin(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<PinSet> {
        let handle = context.parameters.get("handle") ?? ""
        let pin = try await signIn.resetPin(of: handle, by: context.employee)
        return JSONAnswer(PinSet(handle: handle.lowercased(), pin: pin.text))
    }
}

extension TokenSummary {
    /// The wire form of one of the asker's tokens.
    init(_ row: TokenRow, of asker: SignedIn) {
        self.init(
            id: Identifier(row.id),
            label: row.label,
            kind: Kind(row.kind),
            createdAt: Date(timeIntervalSince1970: row.createdAt),
            usedAt: row.usedAt.map { Date(timeIntervalSince1970: $0) },
            expiresAt: row.expiresAt.map { Date(timeIntervalSince1970: $0) },
            isCurrent: row.id == asker.tokenID
        )
    }
}

extension TokenSummary.Kind {
    fileprivate init(_ kind: SignedIn.Kind) {
        self =
            switch kind {
            case .token: .token
            case .browser: .browser
            case .desk: .desk
            }
    }
}
