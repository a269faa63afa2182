import Testing

@Suite("Tables and triggers")
struct TableTests {
    @Test(
        "finds a constraint without a name, wherever it stands",
        arguments: [
            ("create table a (b int primary key)", 1), ("create table a (b int unique)", 1),
            ("create table if not exists a (b int check (b > 0))", 1),
            ("create temp table a (b int references c (d))", 1),
            ("create table a (b int, primary key (b), foreign key (b) references c)", 2),
            ("create table a (b int constraint a_pk primary key unique)", 1),
            ("alter table a add unique (b), add constraint a_c check (b > 0)", 1),
            ("alter table a add column if not exists b int references c", 1),
            ("create table a (b int not null default 0, constraint a_pk primary key (b))", 0),
            ("create table a (b int, constraint a_fk foreign key (b) references c (d))", 0),
            ("create table a (b int constraint a_fk references c)", 0),
            ("create table a (b text default coalesce('check', 'unique')) -- primary key", 0),
            ("alter table a enable row level security", 0), ("create table a as select 1", 0),
            ("create table a partition of b for values in (1)", 0),
        ]
    )
    func findsConstraint(sql: String, count: Int) {
        #expect(TableCheck.unnamedConstraints(migration(sql)).count == count)
    }

    @Test(
        "finds money and instants of the wrong type, and not other numbers and days",
        arguments: [
            ("amount integer", 1), ("amount_minor numeric(12, 2)", 1), ("held int", 1),
            ("booked_at date", 1), ("closed_at timestamp", 1), ("since timestamp", 1),
            ("amount_minor bigint not null", 0), ("debit text", 0), ("minutes integer", 0),
            ("booked_on date", 0), ("booked_at timestamptz", 0), ("used boolean", 0),
            ("constraint a_amount check (amount > 0)", 0),
        ]
    )
    func findsColumn(column: String, count: Int) {
        #expect(TableCheck.columnTypes(migration("create table a (\(column))")).count == count)
        let alteration = "alter table a add \(column)"
        #expect(TableCheck.columnTypes(migration(alteration)).count == count)
    }

    @Test(
        "finds a table in a trigger's body, and not its rows, variables and functions",
        arguments: [
            ("insert into fund values (1)", 1), ("update fund set used = 1", 1),
            ("perform from written join fund using (a)", 1), ("delete from only fund", 1),
            ("if exists (select from fund) then", 1), ("select a into fund from written", 1),
            ("if exists (select from written group by a) then", 0),
            ("select a into total from written w", 0), ("if new.a is distinct from b then", 0),
            ("b := extract(year from c)", 0), ("perform from unnest(new.a)", 0),
            ("with x as (select 1 from written) select a into strict total from x", 0),
            ("raise exception using message = 'from fund' -- from fund", 0),
            ("execute format('select from %I', tg_table_name)", 0),
        ]
    )
    func findsTable(statement: String, count: Int) {
        func script(returning type: String) -> [SourceFile] {
            migration(
                """
                create or replace function f() returns \(type) language plpgsql as $$
                declare total bigint;
                begin
                    \(statement)
                    ;
                end
                $$;
                create trigger t after insert on entry referencing new table as written
                    for each statement execute function f();
                """
            )
        }
        #expect(TriggerCheck.tables(script(returning: "trigger")).count == count)
        #expect(TriggerCheck.tables(script(returning: "void")).isEmpty)
    }

    @Test("looks into the statements of the store as well")
    func store() {
        let code = "\nlet sql = \"begin; create table a (amount int primary key)\""
        let file = SourceFile("Sources/LatitudeStore/A.swift", code)
        #expect(TableCheck.unnamedConstraints([file]).map(\.line) == [2])
        #expect(TableCheck.columnTypes([file]).map(\.line) == [2])
    }

    @Test("says on which line a table, constraint or column stands")
    func lines() {
        let table = "-- a\ncreate table a (\n    amount int,\n    b int unique\n);"
        #expect(TableCheck.unnamedConstraints(migration(table)).map(\.line) == [4])
        #expect(TableCheck.columnTypes(migration(table)).map(\.line) == [3])
    }

    private func migration(_ sql: String) -> [SourceFile] {
        [SourceFile("sql/migrations/0001_a.sql", sql)]
    }
}
