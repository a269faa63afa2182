-- Erases a guest: destroys the keys of all that was written about them, takes out their label,
-- what was asked about their limit, every plain word of stories about them and what was sealed of
-- bills. Other sealed bytes, books
-- and chains stay as they are.
create or replace function guest_erase(guest_id uuid, reason text) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    acts uuid[] := array(select x.recovery_id from recovery x where x.guest_id = guest_id);
    made erasure;
begin
    insert into erasure (guest_id, reason, erased_at) values (guest_id, reason, clock_timestamp())
    on conflict on constraint erasure_guest_once do nothing
    returning * into made;
    delete from vault_key k where k.guest_id = guest_id;
    delete from limit_question q using guest_label l
    where l.guest_id = guest_id and q.subject = l.label_index;
    delete from guest_label l where l.guest_id = guest_id;
    perform words_erase(acts);
    if made.erasure_id is not null then
        perform register_add('erasure', made.erasure_id::text, to_jsonb(made));
    end if;
end
$$;

-- Erases the words of one act that is about no guest known by a label.
create or replace function act_erase(recovery_id uuid, reason text) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made erasure;
begin
    insert into erasure (recovery_id, reason, erased_at)
    values (recovery_id, reason, clock_timestamp())
    on conflict on constraint erasure_recovery_once do nothing
    returning * into made;
    perform words_erase(array[recovery_id]);
    if made.erasure_id is not null then
        perform register_add('erasure', made.erasure_id::text, to_jsonb(made));
    end if;
end
$$;

create or replace function words_erase(acts uuid[]) returns void
language plpgsql
as $$
begin
    delete from vault_key k where k.recovery_id = any (acts);
    delete from story_words w using story s
    where s.story_id = w.story_id and s.recovery_id = any (acts);
    delete from evidence_content c using evidence v
    where v.evidence_id = c.evidence_id and v.recovery_id = any (acts);
end
$$;

-- What is older than it may be kept: guests whose last act was before that day and who have no
-- open hold, and acts about nobody known from before it. Due is what has a key: what is erased has
-- none, until words are told of it anew.
create or replace function retention_due(before date)
returns table (guest_id uuid, recovery_id uuid)
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return query
    select x.guest_id, null::uuid from recovery x
    where x.guest_id is not null
    group by x.guest_id
    having max(x.occurred_on) < before and sum(x.held) = 0 and (
        bool_or(exists (select from vault_key k where k.recovery_id = x.recovery_id))
        or exists (select from vault_key k where k.guest_id = x.guest_id))
    union all
    select null, x.recovery_id from recovery x
    where x.guest_id is null and x.occurred_on < before and x.held = 0
        and exists (select from vault_key k where k.recovery_id = x.recovery_id);
end
$$;
