import Foundation
import Hummingbird
import Latitude
import LatitudeAPI
import LatitudeStore
import Messages

/// Who one is and what is left.
struct MeRoutes: Sendable {
    let employees: EmployeeStore

    func register(on routes: RouterGroup<EmployeeContext>) {
        routes.get("me", use: me)
    }

    func me(_ request: Request, context: EmployeeContext) async throws -> JSONAnswer<Me> {
        JSONAnswer(try Me(try await employees.standing(context.employee, token: context.token)))
    }
}

extension Me {
    /// The wire form of how an employee stands.
    init(_ standing: Standing) throws {
        self.init(
            handle: standing.handle,
            name: standing.name,
            roles: standing.roles,
            property: Property(
                name: standing.property,
                timeZone: standing.timeZone,
                currency: standing.currency,
                language: standing.language
            ),
            costCentre: standing.costCentre,
            certifiedUntil: standing.certifiedUntil,
            isOpen: standing.closed == nil,
            closed: standing.closed,
            policy: standing.policy.map(PolicyBody.init),
            funds: standing.funds.map(FundBody.init),
            holds: try standing.holds.map { try Hold($0) },
            undone: standing.undone.map { undone in
                Undone(
                    code: undone.code,
                    by: undone.by,
                    at: Date(timeIntervalSince1970: undone.at),
                    reason: undone.reason
                )
            },
            month: Month(
                acts: standing.acts,
                better: standing.better,
                notAsked: standing.notAsked
            )
        )
    }
}

extension Me.Hold {
    fileprivate init(_ hold: Standing.Hold) throws {
        self.init(
            code: hold.code,
            what: hold.what,
            amount: Money(minor: hold.held, currency: try Currency.known(hold.currency)),
            expiresAt: Date(timeIntervalSince1970: hold.expires),
            neededBy: hold.needed.map { Date(timeIntervalSince1970: $0) }
        )
    }
}
