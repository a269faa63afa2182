-- Reports what became of the guest; several over time, the latest counts, none is overwritten.
-- Answers booked or the refusal, and the recovery's code. A repeat answers alike.
create or replace function outcome_report_at(
    instant timestamptz, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text,
    outcome text, words text, content bytea, out code text, out of_recovery text
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    author teller;
    known outcome;
    made outcome;
begin
    author := teller_of(instant, token_hash, recovery_id, recovery_code);
    code := author.code;
    of_recovery := author.recovery_code;
    if author.employee_id is null then
        return;
    end if;
    select * into known from outcome o where o.outcome_id = request_id;
    if found then
        code := case when (known.content, known.employee_id) = (content, author.employee_id)
            then 'booked' else 'id_reused' end;
        return;
    elsif code <> 'booked' then
        return;
    end if;
    insert into outcome (
        outcome_id, recovery_id, employee_id, outcome, words, salt, content, reported_at)
    values (request_id, author.recovery_id, author.employee_id, outcome, words, random_salt(),
        content, instant)
    returning * into made;
    perform register_add('outcome', made.outcome_id::text, to_jsonb(made));
end
$$;

create or replace function outcome_report(
    token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text,
    words text, content bytea, out code text, out of_recovery text
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
begin
    select o.code, o.of_recovery into code, of_recovery
    from outcome_report_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        outcome, words, content) o;
end
$$;
