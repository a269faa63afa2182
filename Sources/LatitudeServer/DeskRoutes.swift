import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Shared desks: which one it is, and who takes it.
///
/// The bearer is the desk's own token.
struct DeskRoutes: Sendable {
    let desks: DeskStore
    let signIn: SignIn

    func register(on routes: RouterGroup<BearerContext>) {
        routes.get("desk", use: show)
        routes.post("desk/sessions", use: take)
    }

    func show(_ request: Request, context: BearerContext) async throws -> JSONAnswer<Desk> {
        guard let desk = try await desks.desk(context.token) else { throw Refusal(.notSignedIn) }
        return JSONAnswer(
            Desk(name: desk.name, property: desk.property, idleSeconds: desk.idleSeconds)
        )
    }

    func take(_ request: Request, context: BearerContext) async throws -> JSONAnswer<GrantedToken> {
        let body = try await request.body(DeskSessionBody.self)
        return JSONAnswer(
            try await signIn.takeDesk(
                context.token,
                as: body.handle,
                pin: body.pin,
                address: context.address
            )
        )
    }
}
