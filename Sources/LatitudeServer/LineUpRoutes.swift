import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Choosing which story is told at today's line-up, for managers.
struct LineUpRoutes: Sendable {
    let lineUp: LineUpStore
    let property: PropertyReader

    func register(on routes: RouterGroup<ManagerContext>) {
        routes.put("line-up", use: choose)
        routes.delete("line-up", use: takeBack)
    }

    func choose(_ request: Request, context: ManagerContext) async throws -> JSONAnswer<TodayAnswer>
    {
        let text = try await request.body(LineUpBody.self).recovery
        try await lineUp.choose(try .named(text), by: context.employee)
        return JSONAnswer(try await property.todayAnswer(for: context.employee))
    }

    func takeBack(
        _ request: Request,
        context: ManagerContext
    ) async throws -> JSONAnswer<TodayAnswer> {
        try await lineUp.takeBack(by: context.employee)
        return JSONAnswer(try await property.todayAnswer(for: context.employee))
    }
}

extension RecoveryReference {
    /// The act named by id or code; throws `unknown_code` where a text can be neither.
    static func named(_ text: String) throws(Refusal) -> RecoveryReference {
        guard let reference = RecoveryReference(text) else {
            throw Refusal(.unknownCode, detail: "“\(text.prefix(40))” names none.")
        }
        return reference
    }
}
