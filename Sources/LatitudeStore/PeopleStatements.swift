import Foundation
import Postgres

/// In which order the lines of a list are taken: an heir before whom they follow.
///
/// Whether an heir is known and still there is judged at the line that names them, so their own
/// line has to be taken by then.
struct HeirOrder {
    /// Places in the list, each once.
    private(set) var places: [Int] = []
    /// People who follow each other in a circle and are new: known first, left and followed later.
    private(set) var early: [PersonPlan] = []

    init(_ people: [PersonPlan], known: Set<String>) {
        let lines = Dictionary(
            people.enumerated().map { ($0.element.handle, $0.offset) },
            uniquingKeysWith: { first, _ in first }
        )
        var isTaken = Array(repeating: false, count: people.count)
        places.reserveCapacity(people.count)
        for start in people.indices where !isTaken[start] {
            var path: [Int] = []
            var onPath: Set<Int> = []
            var next: Int? = start
            while let place = next, !isTaken[place], onPath.insert(place).inserted {
                path.append(place)
                next = people[place].heir.flatMap { lines[$0] }
            }
            if let place = next, onPath.contains(place), !known.contains(people[place].handle) {
                var person = people[place]
                (person.leftOn, person.heir) = (nil, nil)
                early.append(person)
            }
            for place in path.reversed() {
                isTaken[place] = true
                places.append(place)
            }
        }
    }
}

/// Takes over lines in the order given.
struct SetPeople: Statement {
    let parameters: [Parameter]

    static let sql = """
        select n.place, employee_set(n.handle, n.name, n.email, n.property, n.cost_centre, n.roles,
            n.language, n.hired_on, n.left_on, n.heir)
        from (
            select p.place, p.handle, p.name, p.email, p.property, p.cost_centre, p.roles,
                p.language, p.hired_on, p.left_on, p.heir
            from rows from (jsonb_to_recordset($1::jsonb) as (
                place bigint, handle text, name text, email text, property text, cost_centre text,
                roles text[], language text, hired_on date, left_on date, heir text))
                with ordinality p (place, handle, name, email, property, cost_centre, roles,
                language, hired_on, left_on, heir, nth)
            order by p.nth) n
        """

    init(_ people: [(place: Int, plan: PersonPlan)]) throws {
        let lines = people.map { Line(place: $0.place, plan: $0.plan) }
        parameters = [.text(String(decoding: try JSONEncoder().encode(lines), as: UTF8.self))]
    }

    static func decode(
        _ row: inout Row
    ) throws(PostgresError) -> (place: Int, verdict: PersonVerdict) {
        (try row.next(), try row.next())
    }

    private struct Line: Encodable {
        let place: Int
        let plan: PersonPlan

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(place, forKey: .place)
        }

        private enum Key: String, CodingKey { case place }
    }
}

/// Takes over certificates in the order given.
struct SetCertificates: Statement {
    let parameters: [Parameter]

    static let sql = """
        select certification_set(n.handle, n.course, n.valid_from, n.valid_until)
        from (
            select c.handle, c.course, c.valid_from, c.valid_until
            from rows from (jsonb_to_recordset($1::jsonb) as (
                handle text, course text, "from" date, until date))
                with ordinality c (handle, course, valid_from, valid_until, nth)
            order by c.nth) n
        """

    init(_ certificates: [CertificatePlan]) throws {
        let lines = try JSONEncoder().encode(certificates)
        parameters = [.text(String(decoding: lines, as: UTF8.self))]
    }

    static func decode(_ row: inout Row) throws(PostgresError) -> CertificateVerdict {
        try row.next()
    }
}

/// Everybody known, as a line of the list would have them.
struct KnownPeople: Statement {
    var parameters: [Parameter] { [] }

    static let effect = Effect.read
    static let sql = """
        select e.handle, e.name, e.email, p.name, c.code, array_to_string(e.roles, ' '),
            e.language, e.hired_on, e.left_on, h.handle
        from employee e
        join property p on p.property_id = e.property_id
        join cost_centre c on c.cost_centre_id = e.cost_centre_id
        left join employee h on h.employee_id = e.heir_id
        order by e.handle
        """

    static func decode(_ row: inout Row) throws(PostgresError) -> PersonPlan {
        PersonPlan(
            handle: try row.next(),
            name: try row.next(),
            email: try row.next(),
            property: try row.next(),
            costCentre: try row.next(),
            roles: try row.next(as: String.self).split(separator: " ").map(String.init),
            language: try row.next(),
            hiredOn: try row.next(),
            leftOn: try row.next(),
            heir: try row.next()
        )
    }
}
