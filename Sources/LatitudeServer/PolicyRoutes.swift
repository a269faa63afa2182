import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import NIOCore
import Vault

/// The rules in force, and the signed proof of having kept within them.
struct PolicyRoutes: Sendable {
    let policies: PolicyReader
    let signingKey: SigningKey

    func register(on routes: RouterGroup<EmployeeContext>) {
        routes.get("policy", use: show)
        routes.get("recoveries/:reference/cover", use: cover)
    }

    func register(on routes: RouterGroup<MemberContext>) {
        routes.get("recoveries/:reference/cover", use: cover)
    }

    /// What checks signatures is nobody's secret, so these need no token.
    func register(on router: Router<VisitorContext>) {
        router.get("\(Routes.keys)") { _, _ in
            JSONAnswer(VerifyingKeys(keys: [signingKey.publicKey.text]))
        }
    }

    func show(
        _ request: Request,
        context: EmployeeContext
    ) async throws -> JSONAnswer<PolicyDetail> {
        guard let policy = try await policies.inForce(for: context.employee) else {
            throw Refusal(.noPolicy)
        }
        return JSONAnswer(try PolicyDetail(policy))
    }

    func cover(_ request: Request, context: EmployeeContext) async throws -> Response {
        let reference = try context.reference()
        guard let facts = try await policies.cover(reference, for: context.employee) else {
            throw Refusal(.unknownCode, detail: "“\(reference)” names none you may see.")
        }
        return try signed(facts)
    }

    /// The note for a browser: of an act one may not see there is none.
    func cover(_ request: Request, context: MemberContext) async throws -> Response {
        guard
            let reference = context.parameters.get("reference").flatMap({ RecoveryReference($0) }),
            let facts = try await policies.cover(reference, for: context.asker)
        else { throw Refusal(.notFound) }
        var response = try signed(facts)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func signed(_ facts: CoverFacts) throws -> Response {
        let note = try SignedNote.sign(body: try CoverNote(facts).text, with: signingKey)
        return Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: note.text))
        )
    }
}

extension PolicyDetail {
    /// The wire form of a version of the rules.
    init(_ row: PolicyRow) throws {
        guard let currency = Currency(row.currency), let from = Day(row.from) else {
            throw Refusal(.internalFault)
        }
        self.init(
            property: row.property,
            number: row.number,
            from: from,
            owner: row.owner,
            wording: try row.texts(),
            limits: try row.scopes().map { scope, limit, isHard in
                Limit(
                    scope: scope,
                    amount: Money(minor: limit, currency: currency),
                    isHard: isHard
                )
            },
            receiptsFrom: Money(minor: row.receiptsFrom, currency: currency),
            hardRules: HardRule.sentences
        )
    }
}
