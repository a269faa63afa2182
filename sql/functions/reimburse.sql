-- Notes that an employee was paid back own money. Answers booked or the refusal, what was owed
-- before it, and under which id it is noted: the same sum on the same day is noted once.
create or replace function reimburse_at(
    instant timestamptz, token_hash bytea, request_id uuid, handle text, amount bigint,
    currency text, paid_on date, out code text, out owed bigint, out noted_id uuid
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    asker record;
    payee record;
    known reimbursement;
    made reimbursement;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code <> 'booked' then
        return;
    end if;
    select e.employee_id, (instant at time zone p.time_zone)::date as today into payee
    from employee e join property p on p.property_id = e.property_id
    where e.handle = handle;
    if not found then
        code := 'employee_unknown';
        return;
    end if;
    owed := own_money_owed(payee.employee_id, currency);
    select * into known from reimbursement r where r.reimbursement_id = request_id;
    if found then
        code := case
            when (known.employee_id, known.amount, known.currency, known.paid_on)
                = (payee.employee_id, amount, currency, paid_on) then 'booked'
            else 'id_reused' end;
        noted_id := known.reimbursement_id;
        return;
    end if;
    select * into known from reimbursement r
    where (r.employee_id, r.amount, r.currency, r.paid_on)
        = (payee.employee_id, amount, currency, paid_on) and r.withdrawn_at is null;
    if found then
        noted_id := known.reimbursement_id;
        return;
    end if;
    code := case when paid_on > payee.today then 'date_in_future'
        when amount > owed then 'over_owed'
        else 'booked' end;
    if code <> 'booked' then
        return;
    end if;
    insert into reimbursement (reimbursement_id, employee_id, amount, currency, paid_on, noted_by,
        noted_at)
    values (request_id, payee.employee_id, amount, currency, paid_on, asker.employee_id, instant)
    returning * into made;
    perform register_add('reimbursement', made.reimbursement_id::text, to_jsonb(made));
    noted_id := made.reimbursement_id;
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

-- Takes a note back that was wrong; the sum is owed again. Answers booked or the refusal.
create or replace function reimbursement_withdraw(
    token_hash bytea, reimbursement_id uuid, out code text
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    asker record;
    made reimbursement;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code <> 'booked' then
        return;
    end if;
    update reimbursement r set withdrawn_by = asker.employee_id, withdrawn_at = clock_timestamp()
    where r.reimbursement_id = reimbursement_id and r.withdrawn_at is null
    returning * into made;
    if found then
        perform register_add('reimbursement', made.reimbursement_id::text, to_jsonb(made));
    elsif not exists (
        select from reimbursement r where r.reimbursement_id = reimbursement_id)
    then
        code := 'reimbursement_unknown';
    end if;
end
$$;

-- Who notes, and whether they may. Of two at once the later sees what the former noted.
create or replace function reimburse_asker(
    token_hash bytea, out employee_id uuid, out code text
)
language plpgsql
as $$
#variable_conflict use_variable
begin
    perform pg_advisory_xact_lock(to_regclass('reimbursement')::oid::bigint);
    select f.employee_id, f.code into employee_id, code from finance_asker(token_hash) f;
end
$$;

-- What the house owes somebody for own money: what the journal says less what was paid back. Below
-- zero where money came back to them after they had been paid.
create or replace function own_money_owed(employee_id uuid, currency text) returns bigint
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
            where x.employee_id = employee_id and p.currency = currency), 0)
        - coalesce((
            select sum(r.amount) from reimbursement r
            where r.employee_id = employee_id and r.currency = currency
                and r.withdrawn_at is null), 0);
end
$$;
