-- Notes that an employee was paid back own money, by somebody of finance or, where nobody is named,
-- by the operator. Answers booked or the refusal, what was owed before it, and under which id it is
-- noted: the same sum on the same day is noted once. Nobody notes what they are paid themselves,
-- nor what a leaver is paid whose acts they took over.
create or replace function reimbursement_note(
    instant timestamptz, noter uuid, request_id uuid, handle text, amount bigint, currency text,
    paid_on date, out code text, out owed bigint, out noted_id uuid
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    payee record;
    made reimbursement;
begin
    select e.employee_id, e.heir_id, (instant at time zone p.time_zone)::date as today into payee
    from employee e join property p on p.property_id = e.property_id
    where e.handle = handle;
    if not found then
        code := 'employee_unknown';
        return;
    end if;
    owed := own_money_owed(payee.employee_id, currency, 'infinity');
    select k.code, k.noted_id into code, noted_id
    from reimbursement_known(request_id, payee.employee_id, amount, currency, paid_on) k;
    if code is not null then
        return;
    end if;
    code := case when noter in (payee.employee_id, payee.heir_id) then 'reimburse_oneself'
        when paid_on > payee.today then 'date_in_future'
        when amount > owed then 'over_owed'
        when amount > own_money_owed(payee.employee_id, currency, paid_on) then 'paid_before_act'
        when paid_on < open_day() then 'paid_in_closed_month'
        else 'booked' end;
    if code <> 'booked' then
        return;
    end if;
    insert into reimbursement (reimbursement_id, employee_id, amount, currency, paid_on, noted_by,
        noted_at)
    values (request_id, payee.employee_id, amount, currency, paid_on, noter, instant)
    returning * into made;
    perform register_add(
        'reimbursement', made.reimbursement_id::text, reimbursement_row(made));
    noted_id := made.reimbursement_id;
end
$$;

-- What is noted already: under that id, or as the same sum on the same day. Null where nothing is.
create or replace function reimbursement_known(
    request_id uuid, employee_id uuid, amount bigint, currency text, paid_on date, out code text,
    out noted_id uuid
)
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    select r.reimbursement_id, case
        when (r.employee_id, r.amount, r.currency, r.paid_on)
            = (employee_id, amount, currency, paid_on) then 'booked'
        else 'id_reused' end
    into noted_id, code
    from reimbursement r
    where r.reimbursement_id = request_id
        or (r.employee_id, r.amount, r.currency, r.paid_on)
            = (employee_id, amount, currency, paid_on) and r.withdrawn_at is null
    order by r.reimbursement_id = request_id desc limit 1;
end
$$;

-- As reimbursement_note, by whoever holds the token.
create or replace function reimburse_at(
    instant timestamptz, token_hash bytea, request_id uuid, handle text, amount bigint,
    currency text, paid_on date, out code text, out owed bigint, out noted_id uuid
)
language plpgsql
as $$
#variable_conflict use_variable
declare
    asker record;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        select n.code, n.owed, n.noted_id into code, owed, noted_id
        from reimbursement_note(
            instant, asker.employee_id, request_id, handle, amount, currency, paid_on) n;
    end if;
end
$$;

create or replace function reimburse(
    token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date,
    out code text, out owed bigint, out noted_id uuid
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    select r.code, r.owed, r.noted_id into code, owed, noted_id
    from reimburse_at(clock_timestamp(), token_hash, request_id, handle, amount, currency,
        paid_on) r;
end
$$;

-- As reimbursement_note, by the operator: where there is one controller, nobody else can note what
-- she is paid. Null for the day is today, where they work.
create or replace function reimburse_by_operator(
    handle text, amount bigint, currency text, paid_on date, out code text, out owed bigint,
    out noted_id uuid
)
language plpgsql
as $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    select n.code, n.owed, n.noted_id into code, owed, noted_id
    from reimbursement_note(
        clock_timestamp(), null, gen_random_uuid(), handle, amount, currency,
        coalesce(paid_on, (
            select (clock_timestamp() at time zone p.time_zone)::date
            from employee e join property p on p.property_id = e.property_id
            where e.handle = handle))) n;
end
$$;

-- Takes a note back that was wrong; the sum is owed again. Answers booked or the refusal.
create or replace function reimbursement_withdraw(
    token_hash bytea, reimbursement_id uuid, reason text, out code text
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    asker record;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        code := reimbursement_take_back(asker.employee_id, reimbursement_id, reason);
    end if;
end
$$;

-- As reimbursement_withdraw, by the operator: the latest note about somebody that stands.
create or replace function reimbursement_withdraw_by_operator(
    handle text, reason text, out code text, out withdrawn_id uuid
)
language plpgsql
as $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    withdrawn_id := (
        select r.reimbursement_id from reimbursement r
        join employee e on e.employee_id = r.employee_id
        where e.handle = handle and r.withdrawn_at is null
        order by r.noted_at desc, r.reimbursement_id limit 1);
    code := case
        when not exists (select from employee e where e.handle = handle) then 'employee_unknown'
        else reimbursement_take_back(null, withdrawn_id, reason) end;
end
$$;

create or replace function reimbursement_take_back(
    taker uuid, reimbursement_id uuid, reason text
) returns text
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made reimbursement;
    payee record;
begin
    select e.employee_id, e.heir_id into payee
    from reimbursement r join employee e on e.employee_id = r.employee_id
    where r.reimbursement_id = reimbursement_id;
    if not found then
        return 'reimbursement_unknown';
    elsif taker in (payee.employee_id, payee.heir_id) then
        return 'reimburse_oneself';
    end if;
    update reimbursement r
    set withdrawn_by = taker, withdrawn_at = clock_timestamp(), withdrawal_reason = reason
    where r.reimbursement_id = reimbursement_id and r.withdrawn_at is null
    returning * into made;
    if found then
        perform register_add(
            'reimbursement', made.reimbursement_id::text, reimbursement_row(made));
    end if;
    return 'booked';
end
$$;

-- What the register keeps of a note: one from before reasons were given has none, and no word of
-- it.
create or replace function reimbursement_row(r reimbursement) returns jsonb
language sql stable
return case when r.withdrawal_reason is null then to_jsonb(r) - 'withdrawal_reason'
    else to_jsonb(r) end;

-- Of two who note at once the later sees what the former noted.
create or replace function reimburse_lock() returns void
language plpgsql
as $$
begin
    perform pg_advisory_xact_lock(to_regclass('reimbursement')::oid::bigint);
end
$$;

-- Who notes, and whether they may.
create or replace function reimburse_asker(
    token_hash bytea, out employee_id uuid, out code text
)
language plpgsql
as $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    select f.employee_id, f.code into employee_id, code from finance_asker(token_hash) f;
end
$$;

-- What the house owes somebody for own money spent up to a day: what the journal says less all that
-- was paid back. Below zero where money came back to them after they had been paid.
create or replace function own_money_owed(employee_id uuid, currency text, until date)
returns bigint
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return coalesce((
            select sum(p.credit - p.debit)
            from recovery x
            join entry e on e.recovery_id = x.recovery_id
            join posting p on p.entry_id = e.entry_id
            join means_account m on m.means = 'own' and m.credit = p.account
            where x.employee_id = employee_id and p.currency = currency
                and x.occurred_on <= until), 0)
        - coalesce((
            select sum(r.amount) from reimbursement r
            where r.employee_id = employee_id and r.currency = currency
                and r.withdrawn_at is null), 0);
end
$$;
