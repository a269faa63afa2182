public import Foundation
import Latitude
public import Postgres

/// An employee who asks something, as the books know them at this moment.
public struct SignedIn: Sendable {
    /// What kind of way in they came by.
    public enum Kind: String, Sendable, PostgresDecodable {
        case token
        case browser
        case desk
    }

    /// The employee.
    public let id: UUID
    /// The name at the desk.
    public let handle: String
    /// The full name.
    public let name: String
    /// `staff`, `manager`, `finance`, `admin`; at least one.
    public let roles: [String]
    /// The property's number.
    public let property: Int64
    /// The cost centre's number: the team.
    public let costCentre: Int64
    /// `en` or `pl`: their own language, or the property's.
    public let language: String
    /// The property's IANA time zone.
    public let timeZone: String
    /// The property's name.
    public let propertyName: String
    /// The id of the token they came with.
    public let tokenID: UUID
    /// What kind of token it is.
    public let kind: Kind
    /// The shared desk they are at; nil at none.
    public let desk: UUID?

    /// Whether they have a role.
    public func has(_ role: String) -> Bool { roles.contains(role) }

    /// Who asks, for row security: the one place where it is said.
    var context: SessionContext {
        [
            "latitude.employee": id.uuidString, "latitude.roles": roles.joined(separator: " "),
            "latitude.cost_centre": "\(costCentre)",
        ]
    }
}

struct FindSignedIn: Statement {
    let token: TokenHash

    // A write where the token ends without use; losing the note of it harms nobody.
    static let effect = Effect.read
    static let sql = """
        select s.employee_id, s.handle, s.name, array_to_string(s.roles, ' '), s.property_id,
            s.cost_centre_id, s.language, s.time_zone, s.property, s.token_id, s.kind, s.desk_id
        from signed_in($1::bytea) s
        """

    var parameters: [Parameter] { [.bytes(token.bytes)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> SignedIn {
        SignedIn(
            id: try row.next(),
            handle: try row.next(),
            name: try row.next(),
            roles: try row.next(as: String.self).split(separator: " ").map(String.init),
            property: try row.next(),
            costCentre: try row.next(),
            language: try row.next(),
            timeZone: try row.next(),
            propertyName: try row.next(),
            tokenID: try row.next(),
            kind: try row.next(),
            desk: try row.next()
        )
    }
}
