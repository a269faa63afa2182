-- Tells an act; told again, the latest counts, so that a story is lowered by telling it again.
-- Answers booked or the refusal, and the recovery's code. A repeat answers alike.
create or replace function story_tell_at(
    instant timestamptz, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text,
    share text, words text, content bytea, out code text, out of_recovery text
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
        code := case when (known.content, known.employee_id) = (content, author.employee_id)
            then 'booked' else 'id_reused' end;
        return;
    elsif code <> 'booked' then
        return;
    end if;
    insert into story (story_id, recovery_id, employee_id, share, words, salt, content, told_at)
    values (request_id, author.recovery_id, author.employee_id, share, words, random_salt(),
        content, instant)
    returning * into made;
    perform register_add('story', made.story_id::text, to_jsonb(made));
end
$$;

create or replace function story_tell(
    token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text,
    words text, content bytea, out code text, out of_recovery text
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
begin
    select s.code, s.of_recovery into code, of_recovery
    from story_tell_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        share, words, content) s;
end
$$;
