-- Books a new act: spend, waiver, gift or hold. Its funds are locked.
create or replace function recovery_open(r recovery_request, a recovery_act, instant timestamptz)
returns recovery_result
language plpgsql
as $$
declare
    result recovery_result := row(a.place, 'booked', null, null, r.request_id, a.employee_id);
    x recovery;
    e entry;
    amount bigint := coalesce(r.amount, 0);
    held bigint := case when r.kind = 'hold' then amount else 0 end;
begin
    if a.funds is null then
        result.code := 'no_policy';
        return result;
    end if;
    select f.fund_id into result.fund_id from fund f
    where f.fund_id = any (a.funds) and fund_over(f.hard, f.amount_limit, f.used, f.held, amount)
    order by f.amount_limit - f.used - f.held, f.fund_id limit 1;
    if found then
        result.code := 'over_limit';
        return result;
    end if;
    x := recovery_write(r, a, instant, amount - held, held);
    insert into narrative (recovery_id, employee_id, key_id, sealed)
    values (x.recovery_id, x.employee_id,
        vault_keep(r.sealed, x.recovery_id, x.employee_id, null), envelope_sealed(r.sealed));

    e.request_id := r.request_id;
    e.recovery_id := r.request_id;
    e.kind := case when r.kind = 'hold' then 'hold' else 'spend' end;
    e.amount := amount;
    e.currency := a.currency;
    e.means := a.means;
    e.employee_id := a.employee_id;
    e.desk_id := a.desk_id;
    select f.policy_id into e.policy_id from fund f where f.fund_id = any (a.funds)
    order by f.hard desc, f.amount_limit - f.used - f.held, f.fund_id limit 1;
    e.certification_id := a.certification_id;
    e.occurred_on := a.occurred_on;
    e.booked_on := a.booked_on;
    e.booked_at := instant;
    e.spent_after := amount - held;
    e.held_after := held;
    e.repaid_after := 0;
    e.content_hash := salted(envelope_salt(r.sealed), uuid_send(a.employee_id) || r.content);
    e.words_hash := words_digest(envelope_sealed(r.sealed), guest_bytes(x.guest_id));
    result.entry_id := entry_post(e, x,
        posting_pair(a.means, amount - held, a.cost_centre_id, a.currency, false),
        a.funds, amount - held, held);
    return result;
end
$$;

-- Whether a fund refuses a sum: the one rule that spends and checks share.
create or replace function fund_over(
    hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint
) returns boolean
language sql immutable parallel safe
return hard and amount > amount_limit - used - held;

-- Writes the act and, where its label is new, the guest.
create or replace function recovery_write(
    r recovery_request, a recovery_act, instant timestamptz, spent bigint, held bigint
) returns recovery
language plpgsql
as $$
#variable_conflict use_variable
declare
    x recovery;
    given record;
begin
    if r.guest_index is not null
        and not exists (select from guest g where g.guest_id = a.guest_id) then
        perform guest_write(r, a, instant);
    end if;
    select * into given from recovery_number_next();
    insert into recovery (recovery_id, number, code, kind, employee_id, property_id,
        cost_centre_id, desk_id, incident_id, guest_id, currency, means, reason, cause, minutes,
        occurred_at, occurred_on, needed_by, away_until, expires_at, hold_state, spent, held)
    values (r.request_id, given.number, given.code, r.kind, a.employee_id, a.property_id,
        a.cost_centre_id, a.desk_id, a.incident_id,
        case when r.guest_index is not null then a.guest_id end, a.currency, a.means,
        coalesce(r.reason, 'recovery'), r.cause, coalesce(r.minutes, 0),
        coalesce(r.occurred_at, instant), a.occurred_on, r.needed_by, r.away_until,
        case when r.kind = 'hold' then coalesce(r.expires_at, instant + interval '72 hours') end,
        case when r.kind = 'hold' then 'open' end, spent, held)
    returning * into x;
    return x;
end
$$;

-- Gives a label its next guest: the pseudonym for the books, the sealed label for the vault.
create or replace function guest_write(
    r recovery_request, a recovery_act, instant timestamptz
) returns void
language plpgsql
as $$
declare
    next_generation integer := (
        select coalesce(max(l.generation), 0) + 1 from guest_label l
        where (l.property_id, l.kind, l.label_index)
            = (a.property_id, r.guest_kind, r.guest_index));
begin
    insert into guest (guest_id, property_id, kind, generation, since)
    values (a.guest_id, a.property_id, r.guest_kind, next_generation, instant);
    insert into guest_label (
        guest_id, property_id, kind, label_index, generation, key_id, sealed)
    values (a.guest_id, a.property_id, r.guest_kind, r.guest_index, next_generation,
        vault_keep(r.guest_sealed, null, null, a.guest_id), envelope_sealed(r.guest_sealed));
end
$$;
