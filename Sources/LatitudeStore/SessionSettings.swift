public import Messages
public import Postgres

/// What every session of ours must be set to, whatever the database says.
///
/// A database, a role or a connection string may set how dates and bytes are written, what time
/// zone holds, what is seen and which triggers fire. Answers, digests and rights rest on these.
public enum SessionSettings {
    private struct Pin: Sendable {
        let name: String
        let value: String
        /// Whether it changes what a function enters, and costs microseconds there.
        var inFunctions = true
        var takesSuperuser = false
    }

    private static let pins = [
        Pin(name: "DateStyle", value: "ISO, MDY"), Pin(name: "IntervalStyle", value: "postgres"),
        Pin(name: "TimeZone", value: "UTC"),
        Pin(name: "timezone_abbreviations", value: "Default", inFunctions: false),
        Pin(name: "bytea_output", value: "hex"), Pin(name: "extra_float_digits", value: "1"),
        Pin(name: "standard_conforming_strings", value: "on"),
        Pin(name: "backslash_quote", value: "safe_encoding", inFunctions: false),
        Pin(name: "quote_all_identifiers", value: "off", inFunctions: false),
        Pin(name: "array_nulls", value: "on"),
        Pin(name: "transform_null_equals", value: "off"), Pin(name: "row_security", value: "on"),
        // One warning decides what became of a write.
        Pin(name: "client_min_messages", value: "warning", inFunctions: false),
        Pin(name: "default_transaction_isolation", value: "read committed", inFunctions: false),
        Pin(
            name: "session_replication_role",
            value: "origin",
            inFunctions: false,
            takesSuperuser: true
        ),
    ]

    /// A setting of a session that differs from what Latitude needs.
    public struct Difference: Error, Sendable, Equatable {
        /// The setting's name, such as `DateStyle`.
        public let name: String
        /// What it is.
        public let value: String
        /// What it must be.
        public let needed: String

        /// What is amiss and what an operator does about it.
        public var sentence: Sentence {
            Sentence("operator.setting", ["name": name, "value": value, "needed": needed])
        }
    }

    /// Sets a connection of the owner's for as long as it is open.
    ///
    /// Throws `Difference` for what only a superuser may set, `PostgresError` from the database.
    public static func set(_ connection: Connection) async throws {
        try await connection.run(
            script: pins.filter { !$0.takesSuperuser }
                .map { "set \($0.name) = '\($0.value)';" }.joined(separator: "\n")
        )
        try differ(in: try await connection.run(CurrentSettings(names: pins.map(\.name))))
    }

    /// Reads the settings of a session of `pool` back.
    ///
    /// Throws `Difference` for the first that differs, `PostgresError` from the database.
    public static func verify(
        _ pool: ConnectionPool,
        deadline: Duration = .seconds(5)
    ) async throws {
        let statement = CurrentSettings(names: pins.map(\.name) + [commit])
        try differ(in: try await pool.run(statement, deadline: deadline))
    }

    /// Off, the server acknowledges what a crash takes back; the other values are the operator's.
    private static let commit = "synchronous_commit"

    private static func differ(in settings: [CurrentSettings.Setting]) throws(Difference) {
        for setting in settings {
            if setting.name == commit {
                guard setting.value == "off" else { continue }
                throw Difference(name: commit, value: "off", needed: "on")
            }
            guard let pin = pins.first(where: { $0.name == setting.name }),
                pin.value != setting.value
            else { continue }
            throw Difference(name: pin.name, value: setting.value, needed: pin.value)
        }
    }

    /// A script that sets them until the transaction ends.
    static let local = pins.filter(\.inFunctions)
        .map { "set local \($0.name) = '\($0.value)';" }.joined(separator: "\n")

    /// A script for a superuser that gives them to roles, before settings of any database.
    static func script(for roles: [String]) -> String {
        """
        -- What changes text, time, visibility or triggers is the roles' own: a setting of a role
        -- goes before one of the database, and one of a role in a database would go before it.
        do $$
        declare
            pin record;
            other record;
        begin
            for pin in
                select role, p.name, p.setting
                from unnest(array[\(quoted(roles))]) role
                cross join (values \(rows)) p (name, setting)
            loop
                execute format('alter role %I set %I = %L', pin.role, pin.name, pin.setting);
                for other in
                    select d.datname
                    from pg_db_role_setting s
                    join pg_database d on d.oid = s.setdatabase
                    cross join unnest(s.setconfig) as c (setting)
                    where s.setrole = pin.role::regrole
                        and lower(split_part(c.setting, '=', 1)) = lower(pin.name)
                loop
                    execute format('alter role %I in database %I reset %I',
                        pin.role, other.datname, pin.name);
                end loop;
            end loop;
        end
        $$;

        """
    }

    /// A script that gives them to whatever the server calls and that writes.
    ///
    /// So a session that is set otherwise, by whoever has the server's password, still enters rows
    /// as every other one. Reading needs no more than the roles' own settings.
    static let ofFunctions = """
        do $$
        declare
            routine regprocedure;
        begin
            for routine in
                select p.oid::regprocedure from pg_proc p
                where p.pronamespace = current_schema()::regnamespace
                    and p.prosecdef and p.provolatile = 'v'
            loop
                execute format('alter function %s \(changes)', routine);
            end loop;
        end
        $$;
        """

    private static let changes = pins.filter(\.inFunctions)
        .map { "set \($0.name) = ''\($0.value)''" }.joined(separator: " ")

    /// A script that gives `roles` their settings in this database, as far as the right is there.
    static func migration(for roles: [String]) -> String {
        """
        do $$
        declare
            pin record;
        begin
            for pin in
                select role, p.name, p.setting
                from unnest(array[\(quoted(roles))]) role
                cross join (values \(rows)) p (name, setting)
            loop
                begin
                    execute format('alter role %I in database %I set %I = %L',
                        pin.role, current_database(), pin.name, pin.setting);
                exception when insufficient_privilege or undefined_object then null;
                end;
            end loop;
        end
        $$;
        """
    }

    private static func quoted(_ texts: [String]) -> String {
        texts.map { "'\($0)'" }.joined(separator: ", ")
    }

    private static let rows = pins.map { "('\($0.name)', '\($0.value)')" }.joined(separator: ", ")
}

/// Settings of this session by name; those the server does not know are left out.
struct CurrentSettings: Statement {
    struct Setting: Sendable {
        let name: String
        let value: String
    }

    let names: [String]

    static let sql = "select name, setting from pg_settings where name = any($1) order by name"
    static let effect = Effect.read
    var parameters: [Parameter] { [.texts(names)] }

    static func decode(_ row: inout Row) throws(PostgresError) -> Setting {
        Setting(name: try row.next(), value: try row.next())
    }
}
