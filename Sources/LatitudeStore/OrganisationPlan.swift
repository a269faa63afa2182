import Latitude
import Postgres

/// An organisation as its file has it.
public struct OrganisationPlan: Sendable {
    /// A cost centre to have.
    public struct CostCentre: Sendable {
        /// Its code, one of its kind at the property.
        public var code: String
        /// Its name.
        public var name: String

        /// A cost centre to have.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// Its name.
    public var name: String
    /// Its properties with their cost centres, in the order of the file.
    public var properties: [(plan: PropertyPlan, costCentres: [CostCentre])]

    /// An organisation as its file has it.
    public init(
        name: String,
        properties: [(plan: PropertyPlan, costCentres: [CostCentre])]
    ) {
        self.name = name
        self.properties = properties
    }
}

/// What a file did to the organisation, or what in it cannot be.
public enum OrganisationChange: Hashable, Sendable {
    /// The organisation has that name now.
    case named(String)
    /// The property was added.
    case property(String)
    /// The cost centre was added.
    case costCentre(property: String, code: String)
    /// The organisation has another name, which stays.
    case otherName(String)
    /// What is known of the property at that place in the file is another value, which stays.
    case differs(place: Int, OrganisationField, known: String)

    /// Whether it kept the file from being taken over.
    public var isProblem: Bool {
        switch self {
        case .named, .property, .costCentre: false
        case .otherName, .differs: true
        }
    }
}

/// What is set when a property or a cost centre is added, and stays.
public enum OrganisationField: Hashable, Sendable {
    case timeZone
    case currency
    case language
    case means
    /// The name of the cost centre of that code.
    case costCentre(String)
}

/// A property as the books have it.
public struct PropertyRow: Sendable {
    /// Its number.
    public let number: Int64
    /// Its name, time zone, currency, language and means.
    public let plan: PropertyPlan
    /// The codes of its cost centres, sorted.
    public let codes: [String]
    /// The names of its cost centres, in the order of the codes.
    let names: [String]
}

extension OrganisationStore {
    /// Every property, by name; empty before there is one.
    ///
    /// Throws `PostgresError`.
    public func properties() async throws -> [PropertyRow] {
        try await connection.run(KnownProperties())
    }

    /// Adds what the file has and the books have not, and answers what that was, in its order.
    ///
    /// Where one answer is a problem, or in a dry run, nothing is changed. Throws `PostgresError`.
    public func set(
        _ plan: OrganisationPlan,
        isDryRun: Bool
    ) async throws -> [OrganisationChange] {
        try await connection.transaction(
            deadline: .seconds(60),
            keeping: { changes in !isDryRun && !changes.contains { $0.isProblem } },
            { connection in
                var changes: [OrganisationChange] = []
                if let name = try connection.run(OrganisationName()).first {
                    if name != plan.name { changes.append(.otherName(name)) }
                } else {
                    _ = try connection.run(
                        SetUp(parameters: [.text(plan.name), .bool(false)])
                    )
                    changes.append(.named(plan.name))
                }
                let known = try connection.run(KnownProperties())
                for (place, property) in plan.properties.enumerated() {
                    let row = known.first { $0.plan.name == property.plan.name }
                    if let row { changes += row.differences(from: property.plan, at: place) }
                    changes += try Self.add(
                        property.plan,
                        property.costCentres,
                        to: row,
                        at: place,
                        on: connection
                    )
                }
                return changes
            }
        )
    }

    private static func add(
        _ plan: PropertyPlan,
        _ costCentres: [OrganisationPlan.CostCentre],
        to row: PropertyRow?,
        at place: Int,
        on connection: isolated Connection
    ) throws -> [OrganisationChange] {
        var changes: [OrganisationChange] = []
        let number: Int64
        if let row {
            number = row.number
        } else {
            number = try connection.one(AddProperty(plan))
            changes.append(.property(plan.name))
        }
        for centre in costCentres {
            if let nth = row?.codes.firstIndex(of: centre.code), let known = row?.names[nth] {
                guard known != centre.name else { continue }
                changes.append(.differs(place: place, .costCentre(centre.code), known: known))
            } else {
                _ = try connection.one(
                    AddCostCentre(parameters: [
                        .int(number), .text(centre.code), .text(centre.name),
                    ])
                )
                changes.append(.costCentre(property: plan.name, code: centre.code))
            }
        }
        return changes
    }
}

extension PropertyRow {
    fileprivate func differences(
        from wanted: PropertyPlan,
        at place: Int
    ) -> [OrganisationChange] {
        let pairs: [(OrganisationField, known: String, wanted: String)] = [
            (.timeZone, plan.timeZone, wanted.timeZone),
            (.currency, plan.currency.code, wanted.currency.code),
            (.language, plan.language, wanted.language),
            (.means, plan.defaultMeans.rawValue, wanted.defaultMeans.rawValue),
        ]
        return pairs.filter { $0.known != $0.wanted }.map {
            .differs(place: place, $0.0, known: $0.known)
        }
    }
}

extension AddProperty {
    init(_ property: PropertyPlan) {
        self.init(parameters: [
            .text(property.name), .text(property.timeZone), .text(property.currency.code),
            .text(property.language), .text(property.defaultMeans.rawValue),
        ])
    }
}

struct KnownProperties: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select p.property_id, p.name, p.time_zone, p.currency, p.language, p.default_means,
            coalesce(string_agg(c.code, chr(10) order by c.code), ''),
            coalesce(string_agg(c.name, chr(10) order by c.code), '')
        from property p
        left join cost_centre c on c.property_id = p.property_id
        group by p.property_id, p.name, p.time_zone, p.currency, p.language, p.default_means
        order by p.name
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PropertyRow {
        let number: Int64 = try row.next()
        let (name, timeZone): (String, String) = (try row.next(), try row.next())
        let (code, language): (String, String) = (try row.next(), try row.next())
        let means: String = try row.next()
        guard let currency = Currency(code), let means = Means(rawValue: means) else {
            throw .unexpectedResult("a property has a currency or means this version knows not")
        }
        return PropertyRow(
            number: number,
            plan: PropertyPlan(
                name: name,
                timeZone: timeZone,
                currency: currency,
                language: language,
                defaultMeans: means
            ),
            codes: try row.next(as: String.self).split(separator: "\n").map(String.init),
            names: try row.next(as: String.self).split(separator: "\n").map(String.init)
        )
    }
}
