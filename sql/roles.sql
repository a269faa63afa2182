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
