-- Keeps a file, or words on why there is none, with an act. The same for the same act is kept once,
-- under whichever id it came first; a repeat answers alike. Answers booked or the refusal, the
-- recovery's code, and what is kept.
create or replace function evidence_add_at(
    instant timestamptz, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text,
    media_type text, size integer, header bytea, sealed bytea, content bytea,
    out code text, out of_recovery text, out kept_id uuid, out kept_at timestamptz
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    author teller;
    known evidence;
    made evidence;
begin
    author := teller_of(instant, token_hash, recovery_id, recovery_code);
    code := author.code;
    of_recovery := author.recovery_code;
    if author.employee_id is null or author.recovery_id is null then
        return;
    end if;
    -- Of two at once for an act the later one sees the former. A spend waits for neither.
    perform from recovery x where x.recovery_id = author.recovery_id for no key update;
    select * into known from evidence v where v.evidence_id = request_id;
    if found then
        code := case
            when (known.recovery_id, known.employee_id) = (author.recovery_id, author.employee_id)
                and evidence_holds(known, content) then 'booked'
            else 'id_reused' end;
    elsif code = 'booked' then
        select * into known from evidence v
        where v.recovery_id = author.recovery_id and evidence_holds(v, content);
        if not found and evidence_count(author.recovery_id) >= 20 then
            code := 'evidence_full';
        end if;
    end if;
    if code <> 'booked' then
        return;
    elsif known.evidence_id is null then
        made.key_id := vault_keep(header, author.recovery_id, author.owner_id, null);
        insert into evidence (evidence_id, recovery_id, employee_id, media_type, size, key_id,
            sealed_hash, content_hash, added_at)
        values (request_id, author.recovery_id, author.employee_id, media_type, size, made.key_id,
            sha256(sealed), salted(envelope_salt(header), content), instant)
        returning * into made;
        insert into evidence_content (evidence_id, sealed) values (request_id, sealed);
        update recovery x set evidence = evidence_of(x.recovery_id)
        where x.recovery_id = author.recovery_id;
        perform register_add('evidence', made.evidence_id::text, to_jsonb(made));
        known := made;
    end if;
    kept_id := known.evidence_id;
    kept_at := known.added_at;
end
$$;

-- Whether what is kept is of that content; once its key is erased nothing is.
create or replace function evidence_holds(v evidence, content bytea) returns boolean
language plpgsql stable
as $$
begin
    return exists (
        select from vault_key k
        where k.key_id = v.key_id and salted(k.salt, content) = v.content_hash);
end
$$;

create or replace function evidence_count(recovery_id uuid) returns bigint
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (select count(*) from evidence v where v.recovery_id = recovery_id);
end
$$;

-- What all that was added to an act amounts to: a file outweighs words on why there is none.
create or replace function evidence_of(recovery_id uuid) returns text
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select case when count(v.media_type) > 0 then 'there'
            when count(*) > 0 then 'missing_told' else 'none' end
        from evidence v where v.recovery_id = recovery_id);
end
$$;

create or replace function evidence_add(
    token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text,
    size integer, header bytea, sealed bytea, content bytea,
    out code text, out of_recovery text, out kept_id uuid, out kept_at timestamptz
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select e.code, e.of_recovery, e.kept_id, e.kept_at
    into code, of_recovery, kept_id, kept_at
    from evidence_add_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        media_type, size, header, sealed, content) e;
end
$$;

-- What opens something kept, for whom it is kept: who did the act, their heir, and finance, who
-- check bills and are shown no key of any other words. Null once erased, and to everybody else.
create or replace function evidence_key(evidence_id uuid) returns bytea
language plpgsql stable security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    return (
        select int4send(k.master) || uuid_send(k.key_id) || k.salt || k.wrapped
        from evidence v join vault_key k on k.key_id = v.key_id
        where v.evidence_id = evidence_id
            and (asker_is('finance') or asker_did(v.recovery_id)));
end
$$;
