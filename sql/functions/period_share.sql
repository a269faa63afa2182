-- Keeps bookings and closings apart: bookings share the lock and wait for none of their kind, a
-- closing waits for those under way, and those that come meanwhile wait for it and see what it did.
-- Whoever needs it takes it before any other lock, in a statement of its own, so that what follows
-- reads what was committed before. It ends with the transaction.
create or replace function period_share() returns void
language plpgsql
as $$
begin
    perform pg_advisory_xact_lock_shared(to_regclass('period')::oid::bigint);
end
$$;

create or replace function period_lock() returns void
language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(to_regclass('period')::oid::bigint);
end
$$;
