-- Chooses the story of an act for today's line-up at the property the asker manages, where it is
-- shared with them and has at most so many words. Answers booked or the refusal, and how many words
-- it has. The same chosen again changes nothing.
create or replace function line_up_choose(
    recovery_id uuid, recovery_code text, most_words integer, out code text, out words integer
)
language plpgsql security definer
set search_path from current
as $$
#variable_conflict use_variable
declare
    act_id uuid;
begin
    code := 'not_entitled';
    if not asker_is('manager') then
        return;
    end if;
    select x.recovery_id, story_length(w.words) into act_id, words
    from recovery x join story_words w on w.story_id = story_told(x.recovery_id)
    where x.recovery_id = recovery_id or x.code = recovery_code;
    code := case
        when words is null then 'story_not_shared'
        when words > most_words then 'line_up_too_long'
        else 'booked' end;
    if code = 'booked' then
        perform line_up_add(act_id);
    end if;
end
$$;

-- Takes today's choice back, so that the newest story is told. Answers booked or the refusal.
create or replace function line_up_take_back() returns text
language plpgsql security definer
set search_path from current
as $$
begin
    if not asker_is('manager') then
        return 'not_entitled';
    end if;
    perform line_up_add(null);
    return 'booked';
end
$$;

-- Adds a choice for today, or none, unless that is how it stands.
create or replace function line_up_add(recovery_id uuid) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    place record;
    made line_up;
begin
    select m.property_id, m.today into place from asker_managed() m;
    if line_up_act(place.property_id, place.today) is not distinct from recovery_id then
        return;
    end if;
    insert into line_up (property_id, day, recovery_id, employee_id, chosen_at)
    values (place.property_id, place.today, recovery_id, asker(), clock_timestamp())
    returning * into made;
    perform register_add('line_up', made.line_up_id::text, to_jsonb(made));
end
$$;

-- The act chosen for a day; null where none is.
create or replace function line_up_act(property_id bigint, day date) returns uuid
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select l.recovery_id from line_up l
        where l.property_id = property_id and l.day = day
        order by l.line_up_id desc limit 1);
end
$$;

-- How many words a story has, as one tells it.
create or replace function story_length(words text) returns integer
language sql immutable parallel safe
return cardinality(regexp_split_to_array(btrim(words), '\s+'));
