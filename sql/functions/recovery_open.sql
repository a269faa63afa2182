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
    is_shared boolean;
begin
    if a.funds is null then
        result.code := 'no_policy';
        return result;
    end if;
    -- One's own funds come first, so that which fund refused compares no shared one with them.
    select f.fund_id, scope_shared(f.scope) into result.fund_id, is_shared from fund f
    where f.fund_id = any (a.funds)
        and fund_doubtful(f.scope, f.hard, f.amount_limit, f.used, f.held, amount)
    order by scope_shared(f.scope),
        case when not scope_shared(f.scope) then f.amount_limit - f.used - f.held end, f.fund_id
    limit 1;
    if is_shared then
        result := limit_judge(r, a, result);
    elsif found then
        result.code := 'over_limit';
    end if;
    if result.code <> 'booked' then
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
    order by f.hard desc, scope_shared(f.scope),
        case when not scope_shared(f.scope) then f.amount_limit - f.used - f.held end, f.fund_id
    limit 1;
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

-- Whether the limits of a guest and an incident let an act through, and what that gives away.
-- Where what may be told decides, it does. Where only the exact sums can, they decide once: after
-- they said no, or after what they let through was taken back, whoever asked learns nothing finer
-- from them about that fund. Ten questions a day is all there is.
create or replace function limit_judge(
    r recovery_request, a recovery_act, result recovery_result
) returns recovery_result
language plpgsql
as $$
#variable_conflict use_variable
declare
    f record;
    amount bigint := coalesce(r.amount, 0);
    most bigint;  -- what is left at most, as it is told
begin
    for f in
        select x.fund_id, x.amount_limit, x.used, x.held, s.step, s.subject,
            s.given[1] + s.given[2] as own,
            others_told(x.amount_limit, x.used + x.held - s.given[1] - s.given[2]) as others
        from fund x
        cross join lateral (
            select others_step(x.amount_limit) as step, limit_subject(r, a, x.scope) as subject,
                fund_given(x.fund_id, a.employee_id) as given) s
        where x.fund_id = any (a.funds) and scope_shared(x.scope) and x.hard
        order by x.fund_id
    loop
        most := f.amount_limit - f.own - f.others;
        continue when amount <= case when f.subject is null then most else most - f.step + 1 end;
        result.fund_id := f.fund_id;
        result.code := case
            when f.subject is null then 'over_limit'
            when limit_asked(r, a, f.subject) >= 10 then 'too_many_requests'
            when amount > most or limit_searched(r, a, f.subject, f.fund_id, f.own + amount)
                then 'over_limit'
        end;
        if result.code is not null then
            if f.subject is not null and result.code = 'over_limit' then
                perform limit_note(r, a, f.subject, f.fund_id, f.own + amount, 'told');
            end if;
            return result;
        end if;
        result.code := case when fund_over(true, f.amount_limit, f.used, f.held, amount)
            then 'over_limit' end;
        perform limit_note(r, a, f.subject, f.fund_id, f.own + amount,
            case when result.code is null then 'fitted' else 'over' end);
        if result.code is not null then
            return result;
        end if;
    end loop;
    result.fund_id := null;
    result.code := 'booked';
    return result;
end
$$;

-- Whom a limit is about: the guest by the blind index of the label, or the incident. Null for an
-- incident that the act itself opens, on which nobody else can have drawn.
create or replace function limit_subject(r recovery_request, a recovery_act, scope text)
returns bytea
language sql immutable parallel safe
return case
    when scope = 'guest_day' then r.guest_index
    when scope = 'incident' and a.incident_id <> r.request_id then uuid_send(a.incident_id)
end;

-- How often somebody asked about a guest or an incident today; the same again is not counted.
create or replace function limit_asked(r recovery_request, a recovery_act, subject bytea)
returns bigint
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select count(*) from limit_question q
        where q.employee_id = a.employee_id and q.subject = subject and q.asked_on = a.today
            and (q.request_id, q.amount) <> (r.request_id, coalesce(r.amount, 0)));
end
$$;

-- Whether the exact sums said no before, or let something through that was taken back. What they
-- let through once tells nothing new.
create or replace function limit_searched(
    r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint
) returns boolean
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select reach > coalesce(max(q.reach) filter (where q.answer = 'fitted'), 0)
            and bool_or(q.answer = 'over' or not exists (
                select from recovery x
                where x.recovery_id = q.request_id and not x.reversed
                    and x.spent - x.repaid + x.held >= q.amount))
        from limit_question q
        where q.employee_id = a.employee_id and q.subject = subject and q.fund_id = fund_id
            and q.answer <> 'told'
            and (q.request_id, q.amount) <> (r.request_id, coalesce(r.amount, 0)));
end
$$;

-- Notes a question, and what was answered: for the count, and for whoever asks who looked at what
-- is kept about the guest.
create or replace function limit_note(
    r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint, answer text
) returns void
language plpgsql
as $$
#variable_conflict use_variable
begin
    delete from limit_question q
    where q.employee_id = a.employee_id and q.asked_on < a.today - 31;
    insert into limit_question (
        employee_id, subject, asked_on, request_id, amount, fund_id, reach, answer)
    values (a.employee_id, subject, a.today, r.request_id, coalesce(r.amount, 0), fund_id, reach,
        answer)
    on conflict on constraint limit_question_pk do nothing;
    if not found or answer = 'fitted' then
        return;
    end if;
    insert into guest_access (guest_id, employee_id, route)
    select g.guest_id, a.employee_id, case when fund_id is null then 'check' else 'refused' end
    from guest g
    where g.guest_id = case when subject = r.guest_index then a.guest_id else (
        select x.guest_id from recovery x where x.recovery_id = a.incident_id) end;
end
$$;
