import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Booking what comes after an act.
struct FollowUpRoutes: Sendable {
    let recoveries: RecoveryStore

    func register(on routes: RouterGroup<BearerContext>) {
        let act = routes.group("recoveries/:reference")
        act.put("settlement/:id", use: settle)
        act.put("release/:id", use: release)
        act.put("repayments/:id", use: repay)
        act.put("reversal/:id", use: reverse)
    }

    func settle(_ request: Request, context: BearerContext) async throws -> JSONAnswer<Receipt> {
        let body = try await request.body(AmountStepBody.self)
        let step = FollowUp.Step.settle(try body.amount.money(), means: body.means)
        return try await book(step, body.words, context)
    }

    func release(_ request: Request, context: BearerContext) async throws -> JSONAnswer<Receipt> {
        let body = try await request.body(PlainStepBody.self)
        return try await book(.release, body.words, context)
    }

    func repay(_ request: Request, context: BearerContext) async throws -> JSONAnswer<Receipt> {
        let body = try await request.body(AmountStepBody.self)
        let step = FollowUp.Step.repay(try body.amount.money(), means: body.means)
        return try await book(step, body.words, context)
    }

    func reverse(_ request: Request, context: BearerContext) async throws -> JSONAnswer<Receipt> {
        let body = try await request.body(PlainStepBody.self)
        return try await book(.reverse, body.words, context)
    }

    private func book(
        _ step: FollowUp.Step,
        _ words: String?,
        _ context: BearerContext
    ) async throws -> JSONAnswer<Receipt> {
        let followUp = try FollowUp(
            id: try context.madeIdentifier(),
            recovery: try context.reference(),
            step: step,
            words: try words.map { try Words($0, field: "words") }
        )
        return JSONAnswer(Receipt(try await recoveries.book(followUp, by: context.token)))
    }
}
