import Foundation
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore
import NIOCore

/// The bills of an act, as a page with a form.
struct BillPages: Sendable {
    let writer: PageWriter
    let evidence: EvidenceStore
    let places: FilePlaces

    func register(on routes: RouterGroup<MemberContext>) {
        let bills = routes.group("recoveries/:reference/bills")
        bills.get("", use: show)
        bills.post("", use: add)
        bills.get(":id", use: file)
    }

    func show(_ request: Request, context: MemberContext) async throws -> Response {
        let isAdded = request.uri.queryParameters["done"] != nil
        return try await answer(context, isAdded: isAdded, trouble: nil)
    }

    func add(_ request: Request, context: MemberContext) async throws -> Response {
        // What can be told before 10 MB are read; the token is in the form itself.
        let type = request.headers[.contentType]?.lowercased() ?? ""
        guard FormGuard.isSameOrigin(request), type.hasPrefix("multipart/form-data") else {
            throw Refusal(.formStale)
        }
        do throws(BillTrouble) {
            let code = try await keep(request, context)
            return writer.redirect(to: "\(PagePath.bills(code))?done=added", [])
        } catch {
            switch error {
            case .told(let trouble):
                return try await answer(context, isAdded: false, trouble: trouble)
            case .other(let error): throw error
            }
        }
    }

    func file(_ request: Request, context: MemberContext) async throws -> Response {
        let (id, reference) = (try context.identifier(), try context.reference())
        let file = try await places.hold(for: context.asker.id) {
            try await evidence.file(id, of: reference, for: context.asker)
        }
        guard let file else { throw Refusal(.notFound) }
        return Response(file, id: id)
    }

    /// What keeps a form from being kept: what its page can tell, or anything else.
    private enum BillTrouble: Error {
        case told(BillsPage.Trouble)
        case other(any Error)
    }

    private func keep(
        _ request: Request,
        _ context: MemberContext
    ) async throws(BillTrouble) -> String {
        do {
            return try await places.hold(for: context.asker.id) {
                let body = Array(buffer: try await request.collected(.fileForm))
                let form = try MultipartForm(body, contentType: request.headers[.contentType])
                try writer.forms.check(
                    request,
                    token: form.text(FormField.form),
                    binding: context.visit.binding
                )
                let addition = EvidenceAddition(
                    id: form.text(FormField.bill).flatMap { Identifier(made: $0) }
                        ?? Identifier(),
                    recovery: try context.reference(),
                    content: try Self.content(form)
                )
                return try await evidence.add(addition, by: context.token).code
            }
        } catch let refusal as Refusal {
            if refusal.code == .textEmpty { throw .told(.nothing) }
            guard let trouble = BillsPage.Trouble(rawValue: refusal.code.rawValue) else {
                throw .other(refusal)
            }
            throw .told(trouble)
        } catch {
            throw .other(error)
        }
    }

    /// A file where one was chosen, else the words; throws `text_empty` where there is neither.
    private static func content(_ form: MultipartForm) throws -> EvidenceAddition.Content {
        if let bytes = form.file(FormField.receipt) { return .file(try EvidenceFile(bytes)) }
        return .missing(try Words(form.text(FormField.missing) ?? "", field: FormField.missing))
    }

    private func answer(
        _ context: MemberContext,
        isAdded: Bool,
        trouble: BillsPage.Trouble?
    ) async throws -> Response {
        let reference = try context.reference()
        guard let act = try await evidence.evidence(of: reference, for: context.asker) else {
            throw Refusal(.notFound)
        }
        let page = BillsPage(
            code: act.head.code,
            state: BillsPage.State(act.head.state),
            receiptsFrom: PageMoney(
                minor: act.head.receiptsFrom,
                try Currency.known(act.head.currency)
            ),
            bills: act.items.map(BillsPage.Bill.init),
            nextID: act.head.isOwn ? Identifier().description : nil,
            isAdded: isAdded,
            trouble: trouble
        )
        let status = trouble.flatMap { RefusalCode(rawValue: $0.rawValue) }?.entry.status ?? 422
        return try await writer.answer(
            page,
            to: context.visit,
            status: trouble == nil ? .ok : .init(code: status)
        )
    }
}

extension BodyLimit {
    /// A file with the few fields around it.
    static let fileForm = BodyLimit(
        bytes: EvidenceFile.mostBytes + 16_384,
        time: BodyLimit.file.time
    )
}

extension BillsPage.State {
    init(_ state: EvidenceState) {
        self =
            switch state {
            case .there: .there
            case .missingTold: .missingTold
            case .missing: .missing
            case .notWanted: .notWanted
            }
    }
}

extension BillsPage.Bill {
    fileprivate init(_ row: EvidenceRow) {
        self.init(
            id: Identifier(row.id).description,
            file: row.type.map {
                BillsPage.File(kind: $0.fileExtension.uppercased(), bytes: row.size ?? 0)
            },
            reason: row.reason,
            addedAt: Date(timeIntervalSince1970: row.addedAt),
            isErased: row.isErased
        )
    }
}
