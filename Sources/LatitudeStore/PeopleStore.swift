import Foundation
public import Postgres

/// Brings people and certificates to what the house's own lists say.
///
/// A list is taken over whole or not at all: one line that cannot be taken undoes the others.
public struct PeopleStore: Sendable {
    /// A list is one transaction, however long; each person takes about a millisecond.
    static let deadline = Duration.seconds(3_600)
    private static let chunk = 500

    private let connection: Connection

    /// A store over a connection of the owner's.
    public init(connection: Connection) { self.connection = connection }

    /// Takes over a list of people and answers what became of each, in the order given.
    ///
    /// Where one answer is a problem, or in a dry run, nothing is changed. An heir may stand below
    /// whom they follow. Throws `PostgresError`.
    public func set(_ people: [PersonPlan], isDryRun: Bool) async throws -> [PersonChange] {
        try await connection.transaction(
            deadline: Self.deadline,
            keeping: { changes in !isDryRun && !changes.contains { $0.verdict.isProblem } },
            { connection in
                let known = try connection.run(KnownPeople(), deadline: .seconds(60))
                let before = Dictionary(known.map { ($0.handle, $0) }) { first, _ in first }
                let order = HeirOrder(people, known: Set(before.keys))
                try Self.set(order.early, on: connection)
                var verdicts: [Int: PersonVerdict] = [:]
                for start in stride(from: 0, to: order.places.count, by: Self.chunk) {
                    let places = order.places[start..<min(start + Self.chunk, order.places.count)]
                    let answers = try connection.run(
                        SetPeople(places.map { (place: $0, plan: people[$0]) }),
                        deadline: Self.deadline
                    )
                    for answer in answers { verdicts[answer.place] = answer.verdict }
                }
                return try people.enumerated().map { place, person in
                    guard let verdict = verdicts[place] else {
                        throw PostgresError.unexpectedResult("\(person.handle) has no answer")
                    }
                    return PersonChange(person, before: before[person.handle], verdict)
                }
            }
        )
    }

    /// Takes over a list of certificates and answers what became of each, in the order given.
    ///
    /// Where one answer is a problem, or in a dry run, nothing is changed. Throws `PostgresError`.
    public func certify(
        _ certificates: [CertificatePlan],
        isDryRun: Bool
    ) async throws -> [CertificateVerdict] {
        try await connection.transaction(
            deadline: Self.deadline,
            keeping: { verdicts in !isDryRun && !verdicts.contains { $0.isProblem } },
            { connection in
                var verdicts: [CertificateVerdict] = []
                for start in stride(from: 0, to: certificates.count, by: Self.chunk) {
                    let end = min(start + Self.chunk, certificates.count)
                    verdicts += try connection.run(
                        SetCertificates(Array(certificates[start..<end])),
                        deadline: Self.deadline
                    )
                }
                return verdicts
            }
        )
    }

    private static func set(_ people: [PersonPlan], on connection: isolated Connection) throws {
        guard !people.isEmpty else { return }
        let numbered = people.enumerated().map { (place: $0.offset, plan: $0.element) }
        _ = try connection.run(SetPeople(numbered), deadline: deadline)
    }
}

/// Somebody as a line of the house's list has them.
public struct PersonPlan: Hashable, Sendable, Encodable {
    /// Lower-case letters, digits, `.`, `_` and `-`.
    public var handle: String
    /// The full name.
    public var name: String
    /// The e-mail address; nil where none is known.
    public var email: String?
    /// The property's name.
    public var property: String
    /// The cost centre's code.
    public var costCentre: String
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public var roles: [String]
    /// `en` or `pl`; nil for the property's.
    public var language: String?
    /// The first day, `yyyy-mm-dd`.
    public var hiredOn: String
    /// The last day, `yyyy-mm-dd`; nil while they stay.
    public var leftOn: String?
    /// The handle of who settles what they leave open; nil where nobody is named.
    public var heir: String?

    /// Somebody as a line has them.
    public init(
        handle: String,
        name: String,
        email: String? = nil,
        property: String,
        costCentre: String,
        roles: [String] = ["staff"],
        language: String? = nil,
        hiredOn: String = "2020-01-01",
        leftOn: String? = nil,
        heir: String? = nil
    ) {
        self.handle = handle
        self.name = name
        self.email = email
        self.property = property
        self.costCentre = costCentre
        self.roles = roles
        self.language = language
        self.hiredOn = hiredOn
        self.leftOn = leftOn
        self.heir = heir
    }

    /// Each value under its name in a list, as text; empty where there is none.
    var fields: [(name: String, value: String)] {
        [
            ("name", name), ("e-mail", email ?? ""), ("property", property),
            ("cost centre", costCentre), ("roles", roles.joined(separator: " ")),
            ("language", language ?? ""), ("from", hiredOn), ("until", leftOn ?? ""),
            ("heir", heir ?? ""),
        ]
    }

    enum CodingKeys: String, CodingKey {
        case handle, name, email, property, roles, language, heir
        case costCentre = "cost_centre"
        case hiredOn = "hired_on"
        case leftOn = "left_on"
    }
}

/// A certificate as a line of the list has it.
public struct CertificatePlan: Hashable, Sendable, Encodable {
    /// The employee's handle.
    public var handle: String
    /// The course's name.
    public var course: String
    /// The first day, `yyyy-mm-dd`.
    public var from: String
    /// The last day, `yyyy-mm-dd`.
    public var until: String

    /// A certificate as a line has it.
    public init(handle: String, course: String, from: String, until: String) {
        self.handle = handle
        self.course = course
        self.from = from
        self.until = until
    }
}

/// What became of one person of a list.
public enum PersonVerdict: String, Sendable, PostgresDecodable {
    case added
    case changed
    case left
    case unchanged
    /// There is no property of that name.
    case noProperty = "no_property"
    /// The property has no cost centre of that code.
    case noCostCentre = "no_cost_centre"
    /// Nobody has the heir's handle.
    case noHeir = "no_heir"
    /// The heir has left.
    case heirLeft = "heir_left"
    /// Holds are open, and nobody is named to settle them.
    case heirWanted = "heir_wanted"

    /// Whether it kept the line from being taken.
    public var isProblem: Bool {
        switch self {
        case .added, .changed, .left, .unchanged: false
        case .noProperty, .noCostCentre, .noHeir, .heirLeft, .heirWanted: true
        }
    }
}

/// What became of one certificate of a list.
public enum CertificateVerdict: String, Sendable, PostgresDecodable {
    case added
    case unchanged
    /// Nobody has that handle.
    case noEmployee = "no_employee"
    /// The same certificate is recorded with another last day.
    case otherEnd = "other_end"

    /// Whether it kept the line from being taken.
    public var isProblem: Bool { self == .noEmployee || self == .otherEnd }
}

/// What a list did to one person.
public struct PersonChange: Sendable {
    /// One value that is another now.
    public struct Field: Hashable, Sendable, Encodable {
        /// Its name in the list.
        public let name: String
        /// What it was; empty where there was none.
        public let before: String
        /// What it is; empty where there is none.
        public let after: String
    }

    /// The handle.
    public let handle: String
    /// The full name.
    public let name: String
    /// What became of the line.
    public let verdict: PersonVerdict
    /// What changed, in the order of the columns; empty for whoever is new.
    public let fields: [Field]

    init(_ plan: PersonPlan, before: PersonPlan?, _ verdict: PersonVerdict) {
        handle = plan.handle
        name = plan.name
        // Whoever was new and made known early, for the sake of an heir, is added all the same.
        let isKnownEarly = before == nil && (verdict == .changed || verdict == .unchanged)
        self.verdict = isKnownEarly ? .added : verdict
        fields = zip(before?.fields ?? [], plan.fields).compactMap { old, new in
            guard old.value != new.value else { return nil }
            return Field(name: new.name, before: old.value, after: new.value)
        }
    }
}
