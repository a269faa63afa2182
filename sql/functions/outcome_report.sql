-- Reports what became of the guest; several over time, the latest counts, none is overwritten.
-- Answers booked or the refusal, and the recovery's code. A repeat answers alike. Of an act that
-- was undone nothing is reported.
create or replace function outcome_report_at(
    instant timestamptz, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text,
    outcome text, envelope bytea, content bytea, out code text, out of_recovery text
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
        code := case when known.content_hash = telling_hash(known.key_id, author, content)
            then 'booked' else 'id_reused' end;
        return;
    elsif code <> 'booked' then
        return;
    elsif (select x.reversed from recovery x where x.recovery_id = author.recovery_id) then
        code := 'already_reversed';
        return;
    end if;
    made.key_id := case when envelope is not null
        then vault_keep(envelope, author.recovery_id, author.owner_id, null) end;
    insert into outcome (
        outcome_id, recovery_id, employee_id, outcome, key_id, sealed, content_hash, reported_at)
    values (request_id, author.recovery_id, author.employee_id, outcome, made.key_id,
        envelope_sealed(envelope), telling_hash(made.key_id, author, content), instant)
    returning * into made;
    perform register_add('outcome', made.outcome_id::text, to_jsonb(made));
end
$$;

-- The hash of a report or telling by its author, keyed by the salt of its words; without words,
-- or once they are erased, by nothing.
create or replace function telling_hash(key_id uuid, author teller, content bytea) returns bytea
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return salted(
        coalesce((select k.salt from vault_key k where k.key_id = key_id), ''::bytea),
        uuid_send(author.employee_id) || content);
end
$$;

create or replace function outcome_report(
    token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text,
    envelope bytea, content bytea, out code text, out of_recovery text
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select o.code, o.of_recovery into code, of_recovery
    from outcome_report_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        outcome, envelope, content) o;
end
$$;
