-- The three roles, made once per cluster by a superuser; every statement may be run again.
-- latitude_owner owns the tables and migrates; latitude_book owns the money functions and cannot
-- log in; latitude_app is the server: it may read, and call the money functions.
do $$
begin
    if not exists (select from pg_roles where rolname = 'latitude_owner') then
        create role latitude_owner login;
    end if;
    if not exists (select from pg_roles where rolname = 'latitude_book') then
        create role latitude_book nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'latitude_app') then
        create role latitude_app login;
    end if;
end
$$;
-- The owner hands the money functions over to latitude_book, which takes membership.
grant latitude_book to latitude_owner;
-- What changes text, time, visibility or triggers is the roles' own: a setting of a role goes
-- before one of the database, through any pooler. Whoever lacked it would write digests that no
-- other session finds again. The schema's name stays with the connection string.
do $$
declare
    login text;
    pin record;
begin
    foreach login in array array['latitude_owner', 'latitude_app'] loop
        for pin in
            select p.name, p.setting
            from (values
                ('DateStyle', 'ISO, MDY'), ('IntervalStyle', 'postgres'), ('TimeZone', 'UTC'),
                ('bytea_output', 'hex'), ('extra_float_digits', '1'),
                ('standard_conforming_strings', 'on'), ('backslash_quote', 'safe_encoding'),
                ('array_nulls', 'on'), ('transform_null_equals', 'off'), ('row_security', 'on'),
                ('quote_all_identifiers', 'off'), ('session_replication_role', 'origin'),
                ('default_transaction_isolation', 'read committed')
            ) p (name, setting)
        loop
            execute format('alter role %I set %I = %L', login, pin.name, pin.setting);
        end loop;
    end loop;
end
$$;
