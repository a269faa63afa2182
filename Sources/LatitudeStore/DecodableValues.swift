public import Latitude
public import Postgres

// Values of the domain that columns hold by name.
extension EntryKind: PostgresDecodable {}
extension Means: PostgresDecodable {}
extension Scope: PostgresDecodable {}
