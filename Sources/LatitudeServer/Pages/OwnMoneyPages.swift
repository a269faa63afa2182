import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudePages
import LatitudeStore

/// What one employee is owed for own money, as a page that notes what was paid back.
struct OwnMoneyPages: Sendable {
    let writer: PageWriter
    let answers: OwnMoneyAnswers

    func register(on routes: RouterGroup<FinancePageContext>) {
        let own = routes.group("means/own/:handle")
        own.get("", use: show)
        own.post("", use: note)
        own.post("withdraw", use: withdraw)
    }

    private struct NoteForm: Decodable {
        let form: String?
        let id: String?
        let amount: String?
        let day: String?
        let reason: String?
    }

    func show(_ request: Request, context: FinancePageContext) async throws -> Response {
        let done = request.uri.queryParameters["done"].map(String.init)
        return try await answer(
            context,
            notice: done.flatMap { OwnMoneyPage.Notice(rawValue: $0) }
        )
    }

    func note(_ request: Request, context: FinancePageContext) async throws -> Response {
        let form = try await request.form(NoteForm.self)
        let token = try checked(request, form.form, context)
        let id = form.id.flatMap { Identifier(made: $0) } ?? Identifier()
        do {
            let handle = try handle(context)
            guard let day = form.day.flatMap({ Day($0) }) else { throw Told.day }
            let payment = try Payback(
                employee: handle,
                amount: try await sum(form.amount ?? "", of: handle, context),
                paidOn: day
            )
            _ = try await answers.ownMoney.note(payment, id: id, by: token, for: context.asker)
            return redirect(to: handle, .noted)
        } catch {
            guard let trouble = try await trouble(error, context) else { throw error }
            return try await answer(
                context,
                typed: .init(
                    id: id.description,
                    amount: form.amount ?? "",
                    day: form.day ?? ""
                ),
                trouble: trouble
            )
        }
    }

    func withdraw(_ request: Request, context: FinancePageContext) async throws -> Response {
        let form = try await request.form(NoteForm.self)
        let token = try checked(request, form.form, context)
        let handle = try handle(context)
        // The address says about whom; a note about somebody else is none of its.
        let noted = try await answers.list(of: handle, for: context.asker).reimbursements
        guard let id = form.id.flatMap({ Identifier($0) }), noted.contains(where: { $0.id == id })
        else { throw Refusal(.reimbursementUnknown) }
        do {
            let reason = try Reason(form.reason ?? "", field: "reason")
            _ = try await answers.ownMoney.withdraw(
                id,
                for: reason,
                by: token,
                for: context.asker
            )
            return redirect(to: handle, .withdrawn)
        } catch {
            guard let trouble = try await trouble(error, context) else { throw error }
            return try await answer(context, trouble: trouble)
        }
    }

    /// What only the page can tell.
    private enum Told: Error {
        case day
    }

    private func redirect(to handle: String, _ notice: OwnMoneyPage.Notice) -> Response {
        writer.redirect(to: "\(PagePath.ownMoney(handle))?done=\(notice.rawValue)", [])
    }

    private func handle(_ context: FinancePageContext) throws -> String {
        guard let handle = context.parameters.get("handle") else { throw Refusal(.notFound) }
        return handle
    }

    private func checked(
        _ request: Request,
        _ form: String?,
        _ context: FinancePageContext
    ) throws -> TokenHash {
        try writer.forms.check(request, token: form, binding: context.visit.binding)
        guard let token = context.visit.token else { throw Refusal(.notSignedIn) }
        return token
    }

    /// The sum as typed, in the currency they are owed in.
    private func sum(
        _ typed: String,
        of handle: String,
        _ context: FinancePageContext
    ) async throws -> Money {
        let owed = try await answers.list(of: handle, for: context.asker).owed
        let home = owed.first { $0.amount.minor > 0 } ?? owed.first
        guard let home else { throw Refusal(.overOwed) }
        return try AmountText.parse(typed, home: home.amount.currency)
    }

    /// What is wrong with a note, as far as the page tells it.
    private func trouble(
        _ error: any Error,
        _ context: FinancePageContext
    ) async throws -> OwnMoneyPage.Trouble? {
        if error is Told { return .day }
        switch (error as? Refusal)?.code {
        case .overOwed:
            let owed = try await answers.list(of: try handle(context), for: context.asker).owed
            let most = owed.first { $0.amount.minor > 0 }
            return most.map { .tooMuch(PageMoney($0.amount)) } ?? .amount
        case .dateInFuture: return .future
        case .paidBeforeAct: return .beforeAct
        case .paidInClosedMonth: return .closedMonth
        case .reimburseOneself: return .oneself
        case .textEmpty, .textTooLong, .textInvalid, .reasonTooShort: return .reason
        case .amountUnreadable, .amountAmbiguous, .amountExponent, .amountMissing,
            .amountNegative, .amountZero, .amountTooLarge, .currencyUnknown:
            return .amount
        default: return nil
        }
    }

    private func answer(
        _ context: FinancePageContext,
        notice: OwnMoneyPage.Notice? = nil,
        typed: OwnMoneyPage.Form? = nil,
        trouble: OwnMoneyPage.Trouble? = nil
    ) async throws -> Response {
        let handle = try handle(context)
        let list = try await answers.list(of: handle, for: context.asker)
        guard let name = list.owed.first?.name ?? list.reimbursements.first?.name else {
            throw Refusal(.notFound)
        }
        let page = OwnMoneyPage(
            name: name,
            employee: handle,
            owed: list.owed.map { PageMoney($0.amount) },
            paid: list.reimbursements.map(OwnMoneyPage.Payback.init),
            form: typed
                ?? .init(
                    id: Identifier().description,
                    amount: "",
                    day: Day.today(in: context.asker.timeZone).description
                ),
            notice: notice,
            trouble: trouble
        )
        return try await writer.answer(
            page,
            to: context.visit,
            status: trouble == nil ? .ok : .unprocessableContent
        )
    }
}

extension OwnMoneyPage.Payback {
    /// What was paid back, as pages show it.
    init(_ paid: Reimbursement) {
        self.init(
            id: paid.id.description,
            paidOn: CivilDate(paid.paidOn),
            amount: PageMoney(paid.amount),
            by: paid.by,
            withdrawnBy: paid.withdrawnBy,
            reason: paid.withdrawalReason
        )
    }
}
