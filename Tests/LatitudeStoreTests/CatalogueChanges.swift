import Testing

/// What somebody with every right might change, and how it is told.
struct CatalogueChange: Sendable, CustomTestStringConvertible {
    let statement: String
    let finding: String
    /// What takes the change back; empty where the database is thrown away anyway.
    var undone = ""

    var testDescription: String { statement }

    init(_ statement: String, _ finding: String, undone: String = "") {
        (self.statement, self.finding, self.undone) = (statement, finding, undone)
    }
}

enum CatalogueChanges {
    static let all = rows + rights + functions + tables + elsewhere

    private static let rows = [
        CatalogueChange(
            "alter table posting disable row level security",
            "table posting: its row security is DISABLE, not FORCE"
        ),
        .init(
            "alter table guest no force row level security",
            "table guest: its row security is ENABLE, not FORCE"
        ),
        .init(
            "alter policy asker on entry using (employee_id is not null)",
            "policy entry.asker: its condition is not as this version has it"
        ),
        .init(
            "alter policy asker on guest_access with check (true)",
            "policy guest_access.asker: its condition for new rows is true, not "
                + "(employee_id = ( SELECT public.asker() AS asker))"
        ),
        .init(
            "alter policy asker on entry to public",
            "policy entry.asker: its role is PUBLIC, not latitude_app"
        ),
        .init(
            "create policy none on recovery as restrictive using (false)",
            "policy recovery.none is not of this version"
        ),
    ]

    private static let rights = [
        CatalogueChange(
            "grant select on posting to pg_monitor",
            "grant SELECT ON posting TO pg_monitor is not of this version"
        ),
        .init(
            "grant update (amount) on entry to latitude_app",
            "grant UPDATE (amount) ON entry TO latitude_app is not of this version"
        ),
        .init(
            "grant select on property to latitude_app with grant option",
            "grant SELECT ON property TO latitude_app: its option is WITH GRANT OPTION, not none"
        ),
        .init(
            "grant execute on function register_add(text, text, jsonb) to public",
            "grant EXECUTE ON register_add(text, text, jsonb) TO PUBLIC is not of this version"
        ),
        .init(
            "revoke select on posting from latitude_app",
            "grant SELECT ON posting TO latitude_app is missing"
        ),
        .init(
            "grant create on schema public to latitude_app",
            "grant CREATE ON SCHEMA public TO latitude_app is not of this version"
        ),
        .init(
            "alter default privileges for role latitude_owner grant select on tables to public",
            "default grant {=r/latitude_owner,latitude_owner=arwdDxt/latitude_owner} FOR "
                + "latitude_owner is not of this version"
        ),
        .init(
            "alter table entry owner to pg_monitor",
            "table entry: its owner is pg_monitor, not latitude_owner"
        ),
        .init(
            "alter function canonical(bytea) owner to pg_monitor",
            "function canonical(bytea): its owner is pg_monitor, not latitude_owner"
        ),
        .init(
            "alter schema public owner to pg_monitor",
            "schema public: its owner is pg_monitor, not latitude_owner"
        ),
    ]

    private static let functions = [
        CatalogueChange(
            """
            create or replace function refuse_change() returns trigger language plpgsql
            as 'begin return new; end'
            """,
            "function refuse_change(): its body is not as this version has it"
        ),
        .init(
            "alter function signed_in(bytea) reset datestyle",
            "function signed_in(bytea): its SET clause is not as this version has it"
        ),
        .init(
            "alter function signed_in(bytea) security invoker",
            "function signed_in(bytea): its mode is SECURITY INVOKER, not SECURITY DEFINER"
        ),
        .init(
            "alter function signed_in(bytea) immutable",
            "function signed_in(bytea): its volatility is IMMUTABLE, not VOLATILE"
        ),
        .init(
            """
            create function canonical(field json) returns bytea language sql
            as 'select null::bytea'
            """,
            "function canonical(json) is not of this version"
        ),
        .init(
            "drop function hold_expire(uuid[])",
            "function hold_expire(uuid[]) is missing"
        ),
        .init(
            "create function pg_catalog.asker() returns uuid language sql as 'select null::uuid'",
            "function pg_catalog.asker() is not of this version"
        ),
    ]

    private static let tables = [
        CatalogueChange(
            "alter table entry drop constraint entry_kind_known",
            "constraint entry.entry_kind_known is missing"
        ),
        .init(
            """
            alter table posting drop constraint posting_account_fk;
            alter table posting add constraint posting_account_fk
                foreign key (account) references account not valid
            """,
            "constraint posting.posting_account_fk: its definition is not as this version has it"
        ),
        .init(
            "update pg_index set indisvalid = false where indexrelid = 'entry_pk'::regclass",
            "constraint entry.entry_pk: its index is INVALID, not VALID"
        ),
        .init("drop index entry_reversed_once", "index entry.entry_reversed_once is missing"),
        .init(
            "alter table entry disable trigger entry_append_only",
            "trigger entry.entry_append_only: its state is DISABLE, not ENABLE ALWAYS"
        ),
        .init(
            "alter table entry enable trigger entry_append_only",
            "trigger entry.entry_append_only: its state is ENABLE, not ENABLE ALWAYS"
        ),
        .init(
            "drop trigger posting_balances on posting",
            "trigger posting.posting_balances is missing"
        ),
        .init(
            "alter table posting disable trigger all",
            "constraint posting.posting_entry_fk: its state is DISABLE, ENABLE, not ENABLE"
        ),
        .init(
            "alter table guest_access alter read_at set default now()",
            "column guest_access.read_at: its default is now(), not clock_timestamp()"
        ),
        .init(
            "alter table recovery alter spent drop not null",
            "column recovery.spent: its nullability is NULL, not NOT NULL"
        ),
        .init(
            "alter table evidence alter size type bigint",
            "column evidence.size: its type is bigint, not integer"
        ),
        .init("alter table line_up add more text", "column line_up.more is not of this version"),
        .init("alter table letter rename to note", "table letter is missing"),
        .init(
            "alter table guest_access set unlogged",
            "table guest_access: its definition is r u, not r p"
        ),
        .init(
            "update pg_class set relhastriggers = false where oid = 'posting'::regclass",
            "table posting: its line in pg_class is 1 f t, not 1 t t"
        ),
    ]

    private static let elsewhere = [
        CatalogueChange(
            "create rule silent as on insert to guest_access do instead nothing",
            "rule guest_access.silent is not of this version"
        ),
        .init(
            "create schema aside; create table aside.more () inherits (public.posting)",
            "table posting: what it inherits is aside.more inherits public.posting, not none"
        ),
        .init(
            "create view peek as select from guest_label",
            "view peek is not of this version"
        ),
        .init(
            "create schema aside; create view aside.peek as select from public.guest_label",
            "view aside.peek is not of this version"
        ),
        .init(
            "create schema aside; create table aside.k (key_id uuid references public.vault_key)",
            "constraint aside.k.k_key_id_fkey is not of this version"
        ),
        .init(
            """
            create function answer() returns event_trigger language plpgsql as 'begin end';
            create event trigger answer on ddl_command_end execute function answer()
            """,
            "event trigger answer is not of this version"
        ),
        .init(
            "create schema latitude_app",
            "schema latitude_app is not of this version"
        ),
        .init(
            """
            create schema aside;
            do $$ begin
                execute format('alter database %I set search_path = aside, public',
                    current_database());
            end $$
            """,
            "setting search_path=aside, public OF DATABASE is not of this version"
        ),
        .init(
            "grant select on pg_authid to latitude_app",
            "grant ON table pg_authid TO latitude_app is not of this version"
        ),
        .init(
            "create operator === (leftarg = bytea, rightarg = bytea, function = byteaeq)",
            "operator ===(bytea, bytea) is not of this version"
        ),
    ]

    /// In these and their findings `HOUSE` begins the names of the house's roles.
    static let ofRoles = [
        CatalogueChange(
            "alter role HOUSE_app superuser",
            "role HOUSE_app is a superuser",
            undone: "alter role HOUSE_app nosuperuser"
        ),
        .init(
            "alter role HOUSE_app bypassrls",
            "role HOUSE_app bypasses row security (BYPASSRLS)",
            undone: "alter role HOUSE_app nobypassrls"
        ),
        .init(
            "alter role HOUSE_owner createrole",
            "role HOUSE_owner may create roles (CREATEROLE)",
            undone: "alter role HOUSE_owner nocreaterole"
        ),
        .init(
            "alter role HOUSE_app replication",
            "role HOUSE_app may copy the whole cluster (REPLICATION)",
            undone: "alter role HOUSE_app noreplication"
        ),
        .init(
            "alter role HOUSE_book login",
            "role HOUSE_book may sign in (LOGIN)",
            undone: "alter role HOUSE_book nologin"
        ),
        .init(
            "grant pg_read_all_data to HOUSE_app",
            "grant pg_read_all_data TO HOUSE_app is not of this version",
            undone: "revoke pg_read_all_data from HOUSE_app"
        ),
        .init(
            "grant set on parameter session_replication_role to HOUSE_app",
            "grant ON parameter session_replication_role TO HOUSE_app is not of this version",
            undone: "revoke set on parameter session_replication_role from HOUSE_app"
        ),
        .init(
            "alter role HOUSE_app set search_path = pg_temp, HOUSE",
            "setting search_path=pg_temp, HOUSE OF HOUSE_app is not of this version"
        ),
        .init(
            "grant HOUSE_owner to pg_monitor",
            "grant HOUSE_owner TO pg_monitor is not of this version",
            undone: "revoke HOUSE_owner from pg_monitor"
        ),
        .init(
            "grant HOUSE_book to HOUSE_app",
            "grant HOUSE_book TO HOUSE_app is not of this version",
            undone: "revoke HOUSE_book from HOUSE_app"
        ),
    ]
}
