import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import Messages

/// Putting it right from a page: the same act the interface books, by the same way.
struct SpendPages: Sendable {
    let writer: PageWriter
    let books: Books

    /// How many of the last acts stand beside the form.
    private static let recentActs = 3

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("spend", use: form)
        routes.post("spend", use: book)
    }

    func form(_ request: Request, context: MemberContext) async throws -> Response {
        let draft = SpendDraft(id: Identifier().description)
        return try await show(State(draft: draft), try await standing(context), context)
    }

    func book(_ request: Request, context: MemberContext) async throws -> Response {
        let form = try await request.form(SpendForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let draft = form.draft
        let standing = try await standing(context)
        guard form.change == nil else {
            return try await show(State(draft: draft), standing, context)
        }
        let reading = try SpendReading(draft, currency: standing.currency)
        guard let act = reading.request else {
            let state = State(
                draft: draft,
                troubles: reading.troubles,
                status: .unprocessableContent
            )
            return try await show(state, standing, context)
        }
        do {
            let code = try await book(act, reading.telling, by: context.token)
            return writer.redirect(to: PagePath.done(nil, of: code), [])
        } catch {
            return try await answer(error, draft, act, standing, context)
        }
    }

    /// Books an act and tells it; answers its code.
    private func book(
        _ act: RecoveryRequest,
        _ telling: StoryTelling?,
        by token: TokenHash
    ) async throws(Refusal) -> String {
        let booking = try await books.recoveries.book(act, by: token)
        guard let telling else { return booking.code }
        do {
            return try await books.outcomes.tell(telling, by: token)
        } catch {
            // The act is booked; sending the same once more books nothing again, and tells it.
            throw Refusal(.outcomeUnknown)
        }
    }

    /// The page that tells why an act was not booked; throws what no page of its own tells.
    private func answer(
        _ refusal: Refusal,
        _ draft: SpendDraft,
        _ act: RecoveryRequest,
        _ standing: Standing,
        _ context: MemberContext
    ) async throws -> Response {
        let status = HTTPResponse.Status(code: refusal.code.entry.status)
        switch refusal.code {
        case .overLimit:
            guard let fund = refusal.fund, let asked = act.amount else { throw refusal }
            let policy = try await books.policies.inForce(for: context.asker)
            let page = SpendRefusedPage(
                draft: draft,
                asked: PageMoney(asked),
                fund: try PageFund(fund),
                policy: try policy.map { try PagePolicy($0, in: context.visit.language) },
                ids: .fresh()
            )
            return try await writer.answer(page, to: context.visit, status: status)
        case .noPolicy where act.guest == nil && standing.policy != nil:
            let state = State(draft: draft, troubles: [.guestNeeded], status: status)
            return try await show(state, standing, context)
        case .notCertified, .certificateExpired, .noPolicy, .employeeLeft:
            return try await show(State(draft: draft, status: status), standing, context)
        case .idReused:
            var fresh = draft
            fresh.id = Identifier().description
            let state = State(draft: fresh, wasUsed: true, status: status)
            return try await show(state, standing, context)
        default: throw refusal
        }
    }

    /// What the spend page says beside how its reader stands.
    private struct State {
        let draft: SpendDraft
        var troubles: [SpendTrouble] = []
        var wasUsed = false
        var status: HTTPResponse.Status = .ok
    }

    private func standing(_ context: MemberContext) async throws -> Standing {
        try await books.employees.standing(context.asker, token: context.token)
    }

    private func show(
        _ state: State,
        _ standing: Standing,
        _ context: MemberContext
    ) async throws -> Response {
        let recent = try await books.acts.own(context.asker, before: nil, limit: Self.recentActs)
        let page = SpendPage(
            draft: state.draft,
            troubles: state.troubles,
            wasUsed: state.wasUsed,
            standing: try PageStanding(
                standing,
                policy: try await books.policies.inForce(for: context.asker),
                recent: recent,
                language: context.visit.language
            )
        )
        return try await writer.answer(page, to: context.visit, status: state.status)
    }
}

extension SpendRefusedPage.Ids {
    fileprivate static func fresh() -> Self {
        Self(
            spend: Identifier().description,
            hold: Identifier().description,
            newGuest: Identifier().description,
            change: Identifier().description
        )
    }
}
