import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore

/// One act, and what follows it.
struct ActPages: Sendable {
    let writer: PageWriter
    let books: Books

    func register(on routes: RouterGroup<MemberContext>) {
        let act = routes.group("recoveries/:reference")
        act.get("", use: show)
        for step in ActStep.allCases {
            act.post("\(step.rawValue)") { request, context in
                try await take(step, request, context)
            }
        }
    }

    func show(_ request: Request, context: MemberContext) async throws -> Response {
        let act = try await act(context)
        guard let done = request.uri.queryParameters[Substring(FormField.done)] else {
            return try await answer(act, context)
        }
        if done.isEmpty, act.isOwn, !act.isReversed { return try await justBooked(act, context) }
        return try await answer(act, done: ActStep(rawValue: String(done)), context)
    }

    /// The act asked for; throws `not_found` for one that whoever asks may not see, too.
    private func act(_ context: MemberContext) async throws -> PageAct {
        guard
            let text = context.parameters.get("reference"),
            let reference = RecoveryReference(text),
            let act = try await books.acts.act(reference, for: context.asker)
        else { throw Refusal(.notFound) }
        return try PageAct(act)
    }

    private func justBooked(_ act: PageAct, _ context: MemberContext) async throws -> Response {
        guard
            let code = RecoveryCode(act.code),
            let facts = try await books.policies.cover(.code(code), for: context.asker)
        else { throw Refusal(.notFound) }
        let currency = try Currency.known(facts.head.currency)
        var funds: [PageFund] = []
        for row in facts.funds { funds.append(try PageFund(row, currency: currency)) }
        let page = DonePage(
            act: act,
            funds: funds.sorted {
                ($0.isHard ? 0 : 1, $0.left.minor) < ($1.isHard ? 0 : 1, $1.left.minor)
            },
            undoID: Identifier().description
        )
        return try await writer.answer(page, to: context.visit)
    }

    private func answer(
        _ act: PageAct,
        done: ActStep? = nil,
        attempt: (made: ActAttempt, id: Identifier)? = nil,
        status: HTTPResponse.Status = .ok,
        _ context: MemberContext
    ) async throws -> Response {
        var ids: [ActStep: String] = [:]
        for step in act.steps { ids[step] = Identifier().description }
        if let attempt { ids[attempt.made.step] = attempt.id.description }
        let desk = try await books.lineUp.desk(of: context.asker)
        let page = RecoveryPage(
            act: act,
            ids: ids,
            done: done,
            attempt: attempt?.made,
            tools: desk?.tools(act.code, words: act.telling?.length, isOwn: act.isOwn)
        )
        return try await writer.answer(page, to: context.visit, status: status)
    }

    /// Takes a step of an act; sent twice, it is taken once.
    private func take(
        _ step: ActStep,
        _ request: Request,
        _ context: MemberContext
    ) async throws -> Response {
        let form = try await request.form(StepForm.self)
        try writer.forms.check(request, token: form.form, binding: context.visit.binding)
        let act = try await act(context)
        let id = form.id.flatMap { Identifier(made: $0) } ?? Identifier()
        guard
            let code = RecoveryCode(act.code), let currency = Currency(act.spent.currency)
        else { throw Refusal(.internalFault) }
        let reading = try StepReading(
            step,
            form,
            id: id,
            of: .code(code),
            isOwn: act.isOwn,
            currency: currency
        )
        do {
            if let trouble = try await keep(reading, by: context.token) {
                let made = (form.attempt(step, trouble), id)
                let status = HTTPResponse.Status.unprocessableContent
                return try await answer(act, attempt: made, status: status, context)
            }
            return writer.redirect(to: PagePath.done(step, of: act.code), [])
        } catch let refusal as Refusal {
            return try await answer(refusal, step, form, context)
        }
    }

    /// Keeps a step in the books; what keeps it from going, or nil once it is kept.
    private func keep(_ reading: StepReading, by token: TokenHash) async throws -> ActTrouble? {
        switch reading {
        case .trouble(let trouble): return trouble
        case .follow(let step): _ = try await books.recoveries.book(step, by: token)
        case .report(let report): _ = try await books.outcomes.report(report, by: token)
        case .tell(let telling): _ = try await books.outcomes.tell(telling, by: token)
        }
        return nil
    }

    /// The page that tells why a step was not taken; throws what no page of its own tells.
    private func answer(
        _ refusal: Refusal,
        _ step: ActStep,
        _ form: StepForm,
        _ context: MemberContext
    ) async throws -> Response {
        guard let told = ActRefusal(rawValue: refusal.code.rawValue) else { throw refusal }
        let status = HTTPResponse.Status(code: refusal.code.entry.status)
        // What is sent next is something else, so it has an id of its own.
        let made = (form.attempt(step, .refused(told)), Identifier())
        return try await answer(try await act(context), attempt: made, status: status, context)
    }
}
