import Foundation
import Latitude
import Postgres

extension DemoStore {
    /// Answers the token hash each handle writes its past with; the tokens are kept nowhere.
    static func setUp(
        _ house: DemoHouse,
        over connection: isolated Connection
    ) throws -> [String: TokenHash] {
        _ = try connection.run(SetUp(parameters: [.text(house.name), .bool(true)]))
        var tokens: [String: TokenHash] = [:]
        for property in house.properties {
            let plan = property.plan
            let number = try connection.one(
                AddProperty(parameters: [
                    .text(plan.name), .text(plan.timeZone), .text(plan.currency.code),
                    .text(plan.language), .text(plan.defaultMeans.rawValue),
                ])
            )
            for policy in property.policies { try set(policy, of: number, over: connection) }
            var centres: [String: Int64] = [:]
            for centre in property.costCentres {
                centres[centre.code] = try connection.one(
                    AddCostCentre(parameters: [
                        .int(number), .text(centre.code), .text(centre.name),
                    ])
                )
            }
            var people: [String: UUID] = [:]
            for employee in property.employees {
                let token = Token().hash
                people[employee.handle] = try add(
                    employee,
                    property: number,
                    costCentre: centres[employee.costCentre],
                    heirs: people,
                    token: token,
                    over: connection
                )
                tokens[employee.handle] = token
            }
        }
        return tokens
    }

    /// Takes the plan over, as whoever of finance comes first.
    static func plan(
        _ house: DemoHouse,
        _ tokens: [String: TokenHash],
        over connection: isolated Connection
    ) throws {
        let people = house.properties.flatMap(\.employees)
        let finance = people.first { $0.roles.contains("finance") }
        guard !house.plan.isEmpty, let token = finance.flatMap({ tokens[$0.handle] }) else {
            return
        }
        let centres = try connection.run(KnownCostCentres())
        let ids = Dictionary(
            uniqueKeysWithValues: centres.map { ("\($0.property)/\($0.code)", $0.id) }
        )
        let plan = house.plan.compactMap { line in
            ids["\(line.property)/\(line.costCentre)"].map {
                PlannedCost(costCentre: $0, month: line.month, minor: line.minor)
            }
        }
        _ = try connection.one(SetBudget(plan, by: token))
    }

    private static func set(
        _ policy: PolicyPlan,
        of property: Int64,
        over connection: isolated Connection
    ) throws {
        var policy = policy
        policy.property = property
        _ = try connection.one(try SetPolicy(policy))
    }

    private static func add(
        _ employee: DemoHouse.Employee,
        property: Int64,
        costCentre: Int64?,
        heirs: [String: UUID],
        token: TokenHash,
        over connection: isolated Connection
    ) throws -> UUID {
        let id = try connection.one(
            AddEmployee(parameters: [
                .text(employee.handle), .text(employee.name), .int(property), .int(costCentre),
                .texts(employee.roles), .text(employee.hiredOn),
            ])
        )
        for certificate in employee.certificates {
            _ = try connection.one(
                Certify(parameters: [
                    .uuid(id), .text(certificate.course), .text(certificate.from),
                    .text(certificate.until),
                ])
            )
        }
        if let leaving = employee.leaving {
            _ = try connection.run(
                Leave(parameters: [
                    .uuid(id), .text(leaving.lastDay), .uuid(heirs[leaving.heir]),
                ])
            )
        }
        _ = try connection.run(
            IssueToken(parameters: [
                .text(employee.handle), .bytes(token.bytes), .text("first day"),
                .text("\(employee.hiredOn)T00:00:00Z"),
            ])
        )
        return id
    }
}
