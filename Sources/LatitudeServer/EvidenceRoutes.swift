import Foundation
import HTTPTypes
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore

/// Bills of acts: taking, listing and giving them back.
struct EvidenceRoutes: Sendable {
    let evidence: EvidenceStore
    let places: FilePlaces

    func register(on routes: RouterGroup<EmployeeContext>) {
        let act = routes.group("recoveries/:reference/evidence")
        act.get("", use: list)
        act.put(":id", use: add)
        act.get(":id", use: file)
    }

    func add(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<Acknowledgement> {
        let (id, reference) = (try context.madeIdentifier(), try context.reference())
        let kept: EvidenceStore.Kept
        if request.isJSON {
            let body = try await request.body(MissingBody.self)
            let words = try Words(body.missing, field: "missing")
            let addition = EvidenceAddition(id: id, recovery: reference, content: .missing(words))
            kept = try await evidence.add(addition, by: context.token)
        } else {
            kept = try await places.hold(for: context.employee.id) {
                let file = try EvidenceFile(Array(buffer: try await request.collected(.file)))
                let addition = EvidenceAddition(id: id, recovery: reference, content: .file(file))
                return try await evidence.add(addition, by: context.token)
            }
        }
        return JSONAnswer(Acknowledgement(id: Identifier(kept.id), code: kept.code))
    }

    func list(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<EvidenceList> {
        let reference = try context.reference()
        guard let act = try await evidence.evidence(of: reference, for: context.employee) else {
            throw Refusal(.unknownCode, detail: "“\(reference)” names none you may see.")
        }
        return JSONAnswer(try EvidenceList(act))
    }

    func file(_ request: Request, context: EmployeeContext) async throws -> Response {
        let (id, reference) = (try context.identifier(), try context.reference())
        let file = try await places.hold(for: context.employee.id) {
            try await evidence.file(id, of: reference, for: context.employee)
        }
        guard let file else {
            guard try await evidence.evidence(of: reference, for: context.employee) != nil else {
                throw Refusal(.unknownCode, detail: "“\(reference)” names none you may see.")
            }
            throw Refusal(.evidenceUnknown)
        }
        return Response(file, id: id)
    }
}

extension Response {
    /// A file to be saved, never shown in place: what is inside is somebody else's.
    init(_ file: EvidenceStore.File, id: Identifier) {
        let name = "\(file.code)-\(id.description.prefix(8)).\(file.type.fileExtension)"
        self.init(
            status: .ok,
            headers: [
                .contentType: file.type.rawValue,
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .contentSecurityPolicy: "sandbox; default-src 'none'; frame-ancestors 'none'",
                .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes))
        )
    }
}

extension Request {
    /// Whether the body is said to be JSON.
    fileprivate var isJSON: Bool {
        let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased() ?? ""
        return type.filter { $0 != " " } == "application/json"
    }
}

extension EvidenceList {
    /// The wire form of an act's evidence.
    init(_ act: EvidenceOfAct) throws(Refusal) {
        guard let currency = Currency(act.head.currency) else { throw Refusal(.internalFault) }
        self.init(
            code: act.head.code,
            state: act.head.state,
            receiptsFrom: Money(minor: act.head.receiptsFrom, currency: currency),
            evidence: act.items.map { item in
                EvidenceItem(
                    id: Identifier(item.id),
                    mediaType: item.type,
                    size: item.size,
                    missing: item.reason,
                    addedBy: item.employee,
                    addedAt: Date(timeIntervalSince1970: item.addedAt),
                    isErased: item.isErased
                )
            }
        )
    }
}
