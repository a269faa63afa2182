import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore

/// Reporting what became of the guest, and telling the act.
struct OutcomeRoutes: Sendable {
    let outcomes: OutcomeStore

    func register(on routes: RouterGroup<BearerContext>) {
        let act = routes.group("recoveries/:reference")
        act.put("outcomes/:id", use: report)
        act.put("story/:id", use: tell)
    }

    func report(
        _ request: Request,
        context: BearerContext
    ) async throws -> JSONAnswer<Acknowledgement> {
        let body = try await request.body(OutcomeBody.self)
        let report = OutcomeReport(
            id: try context.madeIdentifier(),
            recovery: try context.reference(),
            outcome: body.outcome,
            words: try body.words.map { try Words($0, field: "words") }
        )
        let code = try await outcomes.report(report, by: context.token)
        return JSONAnswer(Acknowledgement(id: report.id, code: code))
    }

    func tell(
        _ request: Request,
        context: BearerContext
    ) async throws -> JSONAnswer<Acknowledgement> {
        let body = try await request.body(StoryBody.self)
        let telling = StoryTelling(
            id: try context.madeIdentifier(),
            recovery: try context.reference(),
            words: try Words(body.words, field: "words"),
            share: body.share ?? .fund
        )
        let code = try await outcomes.tell(telling, by: context.token)
        return JSONAnswer(Acknowledgement(id: telling.id, code: code))
    }
}
