import Postgres
import TestSupport
import Testing

@Suite("Canonical bytes")
struct CanonicalTests {
    @Test("of texts are one list each, among 200,000 lists of a tiny alphabet")
    func texts() async throws {
        try await Self.injective(
            letters: "'a', 'b', 'ą', chr(1)",
            typed: "f",
            canonical: "canonical_text(f)",
            joined: "convert_to(coalesce(f, ''), 'UTF8')"
        )
    }

    @Test("of bytes likewise, where the bytes look like lengths and like null")
    func bytes() async throws {
        try await Self.injective(
            letters: "'00', 'ff', '00000001', '03'",
            typed: "decode(f, 'hex')",
            canonical: "canonical(f)",
            joined: "coalesce(f, '')"
        )
    }

    @Test("begin with a version and a domain that no other domain begins with")
    func heads() async throws {
        try await TestDatabase.with { database in
            let inFunctions = try await database.owner.texts(
                """
                select distinct m[1] from pg_proc p, regexp_matches(
                    coalesce(p.prosrc, '') || coalesce(pg_get_function_sqlbody(p.oid), ''),
                    'canonical_head\\(''([^'']+)''', 'g') m
                where p.pronamespace = current_schema()::regnamespace order by 1
                """
            )
            let domains = [
                "latitude.access_day", "latitude.entry", "latitude.fund", "latitude.link",
                "latitude.register", "latitude.words",
            ]
            #expect(inFunctions == domains, "a domain that is new stands here as well")
            let list = domains.map { "'\($0)'" }.joined(separator: ", ")
            let wrong = try await database.owner.texts(
                """
                with heads as (
                    select d, canonical_head(d) as h from unnest(array[\(list)]) d)
                select a.d || ' ' || b.d from heads a join heads b on a.d <> b.d
                    and substr(b.h, 1, octet_length(a.h)) = a.h
                union all
                select d from heads where get_byte(h, 0) <> 1
                """
            )
            #expect(wrong.isEmpty)
        }
    }

    @Test("no domain is a prefix of another, whatever the domains are called")
    func prefixes() async throws {
        try await TestDatabase.with { database in
            let wrong = try await database.owner.texts(
                """
                with heads as (
                    select d, canonical_head(d) as h
                    from unnest(array['', 'a', 'ab', 'abc', 'b', 'ba', 'latitude', 'ą', 'ąa']) d)
                select a.d || ' ' || b.d from heads a join heads b on a.d <> b.d
                    and substr(b.h, 1, octet_length(a.h)) = a.h
                """
            )
            #expect(wrong.isEmpty)
        }
    }

    /// Counts lists of up to five fields of up to three letters, or null, and their bytes.
    ///
    /// Simply joined the fields must collide, or the lists would prove nothing.
    private static func injective(
        letters: String,
        typed: String,
        canonical: String,
        joined: String
    ) async throws {
        try await TestDatabase.with { database in
            try await database.owner.run(script: "select setseed(0.25)")
            let counts = try await database.owner.texts(
                """
                with lists as materialized (
                    select array(
                        select case when random() > 0.2 then array_to_string(array(
                                select (array[\(letters)])[1 + floor(random() * 4)::integer]
                                from generate_series(1, floor(random() * 4 + 0 * f)::integer)), '')
                            end
                        from generate_series(1, floor(random() * 6 + 0 * n)::integer) f) as fields
                    from generate_series(1, 200000) n),
                typed as (select array(select \(typed) from unnest(fields) f) as list from lists),
                made as (
                    select list, (
                            select coalesce(string_agg(\(canonical), ''::bytea order by place), '')
                            from unnest(list) with ordinality u (f, place)) as bytes, (
                            select coalesce(string_agg(\(joined), ''::bytea order by place), '')
                            from unnest(list) with ordinality u (f, place)) as joined
                    from typed)
                select unnest(array[count(*), count(distinct list), count(distinct bytes),
                    count(distinct joined)])::text from made
                """,
                deadline: .seconds(300)
            )
            let numbers = counts.compactMap { Int($0) }
            try #require(numbers.count == 4)
            #expect(numbers[0] == 200_000)
            #expect(numbers[1] > 50_000)
            #expect(numbers[2] == numbers[1])
            #expect(numbers[3] < numbers[1])
        }
    }
}
