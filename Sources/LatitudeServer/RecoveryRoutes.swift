import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Booking acts, and asking first.
struct RecoveryRoutes: Sendable {
    let recoveries: RecoveryStore
    let wrongCodes: WrongCodes

    func register(on routes: RouterGroup<BearerContext>) {
        routes.put("recoveries/:reference", use: book)
        routes.post("checks", use: check)
    }

    func book(
        _ request: Request,
        context: BearerContext
    ) async throws -> JSONAnswer<Receipt> {
        guard case .id(let id) = try context.reference() else {
            throw Refusal(.valueMalformed, detail: "The id in the address is not a UUID.")
        }
        let body = try await request.body(RecoveryBody.self)
        let act = try body.request(id: try id.madeByClient())
        return try await wrongCodes.counting(act.incident, by: context.token) {
            JSONAnswer(Receipt(try await recoveries.book(act, by: context.token)))
        }
    }

    func check(
        _ request: Request,
        context: BearerContext
    ) async throws -> JSONAnswer<CheckAnswer> {
        let act = try await request.body(RecoveryBody.self).request(id: Identifier())
        return try await wrongCodes.counting(act.incident, by: context.token) {
            JSONAnswer(CheckAnswer(try await recoveries.check(act, by: context.token)))
        }
    }
}

extension CheckAnswer {
    /// The wire form of what an act would touch.
    init(_ act: CheckedAct) {
        self.init(
            amount: act.amount,
            funds: act.funds.map(FundBody.init),
            policy: PolicyBody(act.policy),
            certifiedUntil: act.certifiedUntil,
            mayNotFit: act.mayNotFit
        )
    }
}
