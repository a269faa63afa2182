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
        JSONAnswer(Me(try await employees.standing(context.employee, token: context.token)))
    }
}

extension Me {
    /// The wire form of how an employee stands.
    init(_ standing: Standing) {
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
            holds: standing.holds.map { Hold($0, currency: standing.currency) },
            month: Month(
                acts: standing.acts,
                better: standing.better,
                notAsked: standing.notAsked
            )
        )
    }
}

extension Me.Hold {
    fileprivate init(_ hold: Standing.Hold, currency: Currency) {
        self.init(
            code: hold.code,
            what: hold.what,
            amount: Money(minor: hold.held, currency: currency),
            expiresAt: Date(timeIntervalSince1970: hold.expires),
            neededBy: hold.needed.map { Date(timeIntervalSince1970: $0) }
        )
    }
}
