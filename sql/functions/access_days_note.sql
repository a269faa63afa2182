-- The bytes of a line of who read what is kept about a guest, which no setting changes.
create or replace function access_bytes(a guest_access) returns bytea
language sql stable parallel safe
return int8send((a).access_id) || uuid_send((a).guest_id)
    || canonical(uuid_send((a).employee_id)) || canonical_text((a).route)
    || timestamptz_send((a).read_at);

-- The digest of a day follows from that of the day before; null before the first.
create or replace function access_digest(
    previous bytea, day date, row_count bigint, lines bytea
) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.access_day') || canonical(previous) || date_send(day)
    || int8send(row_count) || canonical(lines));

-- Notes every day that was over an hour before: by then whatever read in it has ended. The first
-- is the day of the first line, or the latest that is over. A month of days at most at a time, so
-- that a long list takes no long transaction. Answers how many were noted now.
create or replace function access_days_note_at(instant timestamptz) returns integer
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    today date := (instant - interval '1 hour')::date;
    next_day date := coalesce(
        (select max(d.day) + 1 from access_day d),
        (select min(a.read_at)::date from guest_access a),
        today - 1);
    made access_day;
    noted integer := 0;
begin
    while next_day < today and noted < 31 loop
        insert into access_day (day, row_count, digest, noted_at)
        select next_day, l.row_count, access_digest(
            (select d.digest from access_day d where d.day = next_day - 1),
            next_day, l.row_count, l.lines), clock_timestamp()
        from (
            select count(*) as row_count,
                coalesce(string_agg(access_bytes(a), ''::bytea order by a.access_id), '') as lines
            from guest_access a
            where a.read_at >= next_day and a.read_at < next_day + 1) l
        on conflict on constraint access_day_pk do nothing
        returning * into made;
        -- Another server may have been first.
        if found then
            perform register_add(
                'access_day', to_char(made.day, 'YYYY-MM-DD'), to_jsonb(made));
            noted := noted + 1;
        end if;
        next_day := next_day + 1;
    end loop;
    return noted;
end
$$;

-- What the server calls.
create or replace function access_days_note() returns integer
language plpgsql security definer
set search_path from current
as $$
begin
    if not exists (select from organisation) then
        return 0;
    end if;
    return access_days_note_at(clock_timestamp());
end
$$;
