-- What a server must know to seal and open: which master keys this organisation was kept under, and
-- the service's own secret of that purpose, wrapped. The first server to ask leaves its own fresh
-- secret; a master key newer than all known ones is noted.
create or replace function vault_open(
    new_master integer, new_fingerprint bytea, purpose text, fresh bytea
) returns table (master integer, fingerprint bytea, secret_master integer, wrapped bytea)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    noted vault_master;
    made vault_secret;
begin
    insert into vault_master (master, fingerprint)
    select new_master, new_fingerprint
    where new_master > coalesce((select max(m.master) from vault_master m), 0)
    on conflict on constraint vault_master_pk do nothing
    returning * into noted;
    if noted.master is not null and exists (select from organisation) then
        perform register_add('vault_master', noted.master::text, to_jsonb(noted));
    end if;
    insert into vault_secret (purpose, master, wrapped)
    select purpose, new_master, fresh
    where not exists (select from vault_secret s where s.purpose = purpose)
    on conflict on constraint vault_secret_pk do nothing
    returning * into made;
    if made.purpose is not null and exists (select from organisation) then
        perform register_add('vault_secret', made.purpose, to_jsonb(made));
    end if;
    return query
    select m.master, m.fingerprint, s.master, s.wrapped
    from vault_master m cross join vault_secret s
    where s.purpose = purpose
    order by m.master;
end
$$;

-- Puts keys wrapped under another master key in the place of the old ones.
create or replace function vault_rewrap(key_ids uuid[], masters integer[], wraps bytea[])
returns void
language plpgsql
as $$
begin
    update vault_key k set master = n.master, wrapped = n.wrap
    from unnest(key_ids, masters, wraps) n (key_id, master, wrap)
    where k.key_id = n.key_id;
end
$$;

create or replace function vault_secret_rewrap(purpose text, master integer, wrapped bytea)
returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    changed vault_secret;
begin
    update vault_secret s set master = master, wrapped = wrapped where s.purpose = purpose
    returning * into strict changed;
    if exists (select from organisation) then
        perform register_add('vault_secret', changed.purpose, to_jsonb(changed));
    end if;
end
$$;
