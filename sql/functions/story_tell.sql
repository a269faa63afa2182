-- Tells an act; told again, the latest counts, so that a story is lowered by telling it again, and
-- the plain words of every former telling go. Answers booked or the refusal, and the recovery's
-- code. A repeat answers alike. Of an act that was undone a story can only be taken back.
create or replace function story_tell_at(
    instant timestamptz, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text,
    share text, words text, envelope bytea, content bytea, out code text, out of_recovery text
)
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    author teller;
    known story;
    made story;
begin
    author := teller_of(instant, token_hash, recovery_id, recovery_code);
    code := author.code;
    of_recovery := author.recovery_code;
    if author.employee_id is null then
        return;
    end if;
    select * into known from story s where s.story_id = request_id;
    if found then
        code := case when known.content_hash = telling_hash(known.key_id, author, content)
            then 'booked' else 'id_reused' end;
        return;
    elsif code <> 'booked' then
        return;
    elsif share <> 'fund'
        and (select x.reversed from recovery x where x.recovery_id = author.recovery_id) then
        code := 'already_reversed';
        return;
    end if;
    -- Two tellings at once come one after the other, so that the later one sees the former's words.
    perform from recovery x where x.recovery_id = author.recovery_id for no key update;
    made.key_id := vault_keep(envelope, author.recovery_id, author.owner_id, null);
    insert into story (story_id, recovery_id, employee_id, share, key_id, sealed, words_hash,
        content_hash, told_at)
    values (request_id, author.recovery_id, author.employee_id, share, made.key_id,
        envelope_sealed(envelope), salted(envelope_salt(envelope), convert_to(words, 'UTF8')),
        telling_hash(made.key_id, author, content), instant)
    returning * into made;
    delete from story_words w using story s
    where s.story_id = w.story_id and s.recovery_id = author.recovery_id;
    if share <> 'fund' then
        insert into story_words (story_id, words) values (request_id, words);
    end if;
    perform register_add('story', made.story_id::text, to_jsonb(made));
end
$$;

create or replace function story_tell(
    token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text,
    words text, envelope bytea, content bytea, out code text, out of_recovery text
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select s.code, s.of_recovery into code, of_recovery
    from story_tell_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        share, words, envelope, content) s;
end
$$;
