-- Writes a letter as of an instant to whoever did an act whose story the asker, a manager, is
-- told; not to themselves, and once. Answers booked or the refusal, and the recovery's code. The
-- same letter again answers alike, by its id or by its words.
create or replace function letter_write_at(
    instant timestamptz, request_id uuid, recovery_id uuid, recovery_code text, envelope bytea,
    content bytea, out code text, out of_recovery text
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    known letter;
    praised recovery;
    made letter;
begin
    made.property_id := (select m.property_id from asker_managed() m);
    if made.property_id is null then
        code := 'not_entitled';
        return;
    end if;
    -- Of two at once the later sees what the former wrote.
    perform pg_advisory_xact_lock(to_regclass('letter')::oid::bigint);
    select x.* into praised from recovery x
    where x.recovery_id = recovery_id or x.code = recovery_code;
    made.story_id := (
        select w.story_id from story_words w where w.story_id = story_told(praised.recovery_id));
    select * into known from letter l
    where l.letter_id = request_id
        or made.story_id is not null
            and (l.writer_id, l.recovery_id) = (asker(), praised.recovery_id)
    order by l.letter_id = request_id desc, l.written_at limit 1;
    if found then
        code := case when known.content_hash = letter_hash(known.key_id, content) then 'booked'
            when known.letter_id = request_id then 'id_reused'
            else 'letter_twice' end;
        if code = 'booked' then
            of_recovery := (
                select x.code from recovery x where x.recovery_id = known.recovery_id);
        end if;
        return;
    end if;
    code := case
        when asker_owns(praised.employee_id) then 'letter_to_oneself'
        when made.story_id is null then 'story_not_shared'
        else 'booked' end;
    if code <> 'booked' then
        return;
    end if;
    of_recovery := praised.code;
    made.key_id := vault_keep(envelope, praised.recovery_id, praised.employee_id, null);
    insert into letter (letter_id, story_id, recovery_id, property_id, writer_id, employee_id,
        key_id, sealed, content_hash, written_at)
    values (request_id, made.story_id, praised.recovery_id, made.property_id, asker(),
        praised.employee_id, made.key_id, envelope_sealed(envelope),
        letter_hash(made.key_id, content), instant)
    returning * into made;
    perform register_add('letter', made.letter_id::text, to_jsonb(made));
end
$$;

-- As letter_write_at, now.
create or replace function letter_write(
    request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea,
    out code text, out of_recovery text
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
begin
    select l.code, l.of_recovery into code, of_recovery
    from letter_write_at(
        clock_timestamp(), request_id, recovery_id, recovery_code, envelope, content) l;
end
$$;

-- The hash of a letter by the asker, keyed by the salt of its words; once they are erased, by
-- nothing.
create or replace function letter_hash(key_id uuid, content bytea) returns bytea
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return salted(
        coalesce((select k.salt from vault_key k where k.key_id = key_id), ''::bytea),
        uuid_send(asker()) || content);
end
$$;
