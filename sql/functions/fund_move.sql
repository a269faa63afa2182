-- The chain of a fund: its first link hangs on what the fund is, each next on the one before, the
-- limit in force, what moved, and the digest of the entry that moved it.
create or replace function fund_genesis(
    property_id bigint, scope text, subject uuid, window_from date, currency text
) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.fund') || int8send(property_id) || canonical_text(scope)
    || uuid_send(subject) || date_send(window_from) || canonical_text(currency));

create or replace function fund_link(
    previous bytea, seq bigint, policy_id bigint, hard boolean, amount_limit bigint,
    used_change bigint, held_change bigint, digest bytea
) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.link') || canonical(previous) || int8send(seq)
    || int8send(policy_id) || boolsend(hard) || int8send(amount_limit) || int8send(used_change)
    || int8send(held_change) || canonical(digest));

-- Moves the funds of one entry and writes their links; in shared funds they say what the acts of
-- whoever did this one make up. The caller has locked them and checked the limits; the constraint
-- on fund is the last word.
create or replace function fund_move(
    funds bigint[], entry_id bigint, giver_id uuid, used_change bigint, held_change bigint,
    digest bytea
) returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
    with moved as (
        update fund f
        set used = f.used + used_change, held = f.held + held_change, seq = f.seq + 1,
            head = fund_link(f.head, f.seq + 1, f.policy_id, f.hard, f.amount_limit,
                used_change, held_change, digest)
        where f.fund_id = any (funds)
        returning f.fund_id, f.seq, f.policy_id, f.hard, f.amount_limit, f.used, f.held, f.head,
            case when scope_shared(f.scope) then giver_id end as giver)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash, giver_id, giver_used_after, giver_held_after)
    select m.fund_id, m.seq, entry_id, m.policy_id, m.hard, m.amount_limit, used_change,
        held_change, m.used, m.held, m.head, m.giver, g.given[1] + used_change,
        g.given[2] + held_change
    from moved m
    cross join lateral (
        -- Most are the first of their guest and day: nothing was given before.
        select case when m.giver is null then null when m.seq = 2 then '{0,0}'::bigint[]
            else fund_given(m.fund_id, m.giver) end as given) g;
end
$$;

-- What somebody's acts make up of a shared fund: used, and held.
create or replace function fund_given(fund_id bigint, giver_id uuid) returns bigint[]
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return coalesce((
        select array[k.giver_used_after, k.giver_held_after] from fund_entry k
        where k.fund_id = fund_id and k.giver_id = giver_id
        order by k.seq desc limit 1), '{0,0}');
end
$$;
