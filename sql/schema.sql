CREATE TYPE fund_key AS (
	place integer,
	property_id bigint,
	scope text,
	subject uuid,
	window_from date,
	currency text,
	policy_id bigint,
	hard boolean,
	amount_limit bigint
);

ALTER TYPE fund_key OWNER TO latitude_owner;

CREATE TYPE period_asker AS (
	code text,
	employee_id uuid,
	instant timestamp with time zone
);

ALTER TYPE period_asker OWNER TO latitude_owner;

CREATE TYPE recovery_act AS (
	place integer,
	employee_id uuid,
	property_id bigint,
	cost_centre_id bigint,
	desk_id uuid,
	currency text,
	means text,
	today date,
	occurred_on date,
	booked_on date,
	certification_id bigint,
	guest_id uuid,
	incident_id uuid,
	recovery_id uuid,
	code text,
	funds bigint[]
);

ALTER TYPE recovery_act OWNER TO latitude_owner;

CREATE TYPE recovery_answer AS (
	place integer,
	code text,
	recovery_id uuid,
	recovery_code text,
	recovery_kind text,
	entry_kind text,
	amount bigint,
	currency text,
	booked_at timestamp with time zone,
	occurred_on date,
	booked_on date,
	expires_at timestamp with time zone,
	spent bigint,
	held bigint,
	repaid bigint,
	policy_number integer,
	policy_owner text,
	certified_until date,
	scope text,
	incident text,
	guest bytea,
	window_from date,
	window_until date,
	hard boolean,
	fund_limit bigint,
	fund_used bigint,
	fund_held bigint,
	fund_others bigint,
	fund_step bigint
);

ALTER TYPE recovery_answer OWNER TO latitude_owner;

CREATE TYPE recovery_request AS (
	request_id uuid,
	kind text,
	token_hash bytea,
	recovery_id uuid,
	recovery_code text,
	amount bigint,
	currency text,
	means text,
	reason text,
	sealed bytea,
	guest_kind text,
	guest_index bytea,
	guest_sealed bytea,
	new_guest boolean,
	cause text,
	minutes integer,
	occurred_at timestamp with time zone,
	needed_by timestamp with time zone,
	away_until timestamp with time zone,
	expires_at timestamp with time zone,
	content bytea,
	reasoned boolean
);

ALTER TYPE recovery_request OWNER TO latitude_owner;

CREATE TYPE recovery_result AS (
	place integer,
	code text,
	entry_id bigint,
	fund_id bigint,
	recovery_id uuid,
	employee_id uuid
);

ALTER TYPE recovery_result OWNER TO latitude_owner;

CREATE TYPE teller AS (
	code text,
	employee_id uuid,
	recovery_id uuid,
	recovery_code text,
	owner_id uuid
);

ALTER TYPE teller OWNER TO latitude_owner;

CREATE FUNCTION canonical(field bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN (field IS NULL) THEN '\xffffffff'::bytea ELSE (int4send(octet_length(field)) || field) END;

ALTER FUNCTION canonical(field bytea) OWNER TO latitude_owner;

CREATE FUNCTION canonical_text(field text) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN (field IS NULL) THEN '\xffffffff'::bytea ELSE (int4send(octet_length(convert_to(field, 'UTF8'::name))) || convert_to(field, 'UTF8'::name)) END;

ALTER FUNCTION canonical_text(field text) OWNER TO latitude_owner;

CREATE TABLE guest_access (
    access_id bigint NOT NULL,
    guest_id uuid NOT NULL,
    employee_id uuid,
    route text NOT NULL,
    read_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY guest_access FORCE ROW LEVEL SECURITY;

ALTER TABLE guest_access OWNER TO latitude_owner;

CREATE FUNCTION access_bytes(a guest_access) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ((((int8send((a).access_id) || uuid_send((a).guest_id)) || canonical(uuid_send((a).employee_id))) || canonical_text((a).route)) || timestamptz_send((a).read_at));

ALTER FUNCTION access_bytes(a guest_access) OWNER TO latitude_owner;

CREATE FUNCTION access_days_note() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
begin
    if not exists (select from organisation) then
        return 0;
    end if;
    return access_days_note_at(clock_timestamp());
end
$$;

ALTER FUNCTION access_days_note() OWNER TO latitude_book;

CREATE FUNCTION access_days_note_at(instant timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION access_days_note_at(instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION canonical_head(domain text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (('\x01'::bytea || int4send(octet_length(convert_to(domain, 'UTF8'::name)))) || convert_to(domain, 'UTF8'::name));

ALTER FUNCTION canonical_head(domain text) OWNER TO latitude_owner;

CREATE FUNCTION access_digest(previous bytea, day date, row_count bigint, lines bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(((((canonical_head('latitude.access_day'::text) || canonical(previous)) || date_send(day)) || int8send(row_count)) || canonical(lines)));

ALTER FUNCTION access_digest(previous bytea, day date, row_count bigint, lines bytea) OWNER TO latitude_owner;

CREATE FUNCTION act_erase(recovery_id uuid, reason text) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION act_erase(recovery_id uuid, reason text) OWNER TO latitude_owner;

CREATE TABLE recovery (
    recovery_id uuid NOT NULL,
    number bigint NOT NULL,
    code text NOT NULL,
    kind text NOT NULL,
    employee_id uuid NOT NULL,
    property_id bigint NOT NULL,
    cost_centre_id bigint NOT NULL,
    desk_id uuid,
    incident_id uuid NOT NULL,
    guest_id uuid,
    currency text NOT NULL,
    means text NOT NULL,
    reason text NOT NULL,
    cause text,
    minutes integer NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    occurred_on date NOT NULL,
    needed_by timestamp with time zone,
    away_until timestamp with time zone,
    expires_at timestamp with time zone,
    hold_state text,
    spent bigint NOT NULL,
    held bigint NOT NULL,
    repaid bigint DEFAULT 0 NOT NULL,
    reversed boolean DEFAULT false NOT NULL,
    evidence text DEFAULT 'none'::text NOT NULL,
    CONSTRAINT recovery_cause_known CHECK ((cause = ANY (ARRAY['mistake'::text, 'rework'::text, 'breakdown'::text, 'inefficiency'::text, 'variation'::text]))),
    CONSTRAINT recovery_evidence_known CHECK ((evidence = ANY (ARRAY['none'::text, 'missing_told'::text, 'there'::text]))),
    CONSTRAINT recovery_held_not_negative CHECK ((held >= 0)),
    CONSTRAINT recovery_held_while_open CHECK (((held > 0) = (COALESCE(hold_state, ''::text) = 'open'::text))),
    CONSTRAINT recovery_hold_has_end CHECK (((kind = 'hold'::text) = (expires_at IS NOT NULL))),
    CONSTRAINT recovery_hold_has_state CHECK (((kind = 'hold'::text) = (hold_state IS NOT NULL))),
    CONSTRAINT recovery_hold_state_known CHECK ((hold_state = ANY (ARRAY['open'::text, 'settled'::text, 'released'::text, 'expired'::text]))),
    CONSTRAINT recovery_kind_known CHECK ((kind = ANY (ARRAY['spend'::text, 'hold'::text, 'waiver'::text, 'gift'::text]))),
    CONSTRAINT recovery_minutes_in_range CHECK (((minutes >= 0) AND (minutes <= 10080))),
    CONSTRAINT recovery_reason_known CHECK ((reason = ANY (ARRAY['recovery'::text, 'delight'::text]))),
    CONSTRAINT recovery_repaid_within_spent CHECK (((repaid >= 0) AND (repaid <= spent))),
    CONSTRAINT recovery_spent_not_negative CHECK ((spent >= 0))
);

ALTER TABLE ONLY recovery FORCE ROW LEVEL SECURITY;

ALTER TABLE recovery OWNER TO latitude_owner;

CREATE FUNCTION act_refusal(r recovery_request, instant timestamp with time zone, employee_id uuid, property_id bigint, roles text[], left_on date, currency text, today date, occurred_on date, certification_id bigint, x recovery) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    if employee_id is null then
        return 'not_signed_in';
    elsif not made_by_client(r.request_id) then
        return 'value_malformed';
    elsif x.recovery_id is null and coalesce(r.recovery_id::text, r.recovery_code) is not null
        or is_opening(r.kind) and x.property_id <> property_id
        -- Of others' acts nobody learns but who may see them.
        or not is_opening(r.kind) and not may_follow(r, instant, employee_id, roles, x)
            and not may_see(employee_id, roles, x) then
        return 'unknown_code';
    elsif not is_opening(r.kind) then
        return case
            when not may_follow(r, instant, employee_id, roles, x) then 'not_yours'
            when left_on < today then 'employee_left'
            when r.currency <> x.currency then 'currency_of_fund'
            when r.kind = 'reverse' and x.employee_id <> employee_id and r.sealed is null
                then 'text_empty'
            when r.kind = 'reverse' and x.employee_id <> employee_id and not r.reasoned
                then 'reason_too_short'
        end;
    end if;
    return case
        when left_on < today then 'employee_left'
        when r.occurred_at > instant + interval '1 minute' then 'date_in_future'
        when occurred_on < today - 7 then 'date_too_old'
        when certification_id is null and exists (
            select from certification k
            where k.employee_id = employee_id and k.valid_until < occurred_on)
            then 'certificate_expired'
        when certification_id is null then 'not_certified'
        when r.currency <> currency then 'currency_of_fund'
        when r.kind = 'hold' and (r.expires_at <= instant
            or r.expires_at > instant + interval '31 days') then 'hold_time'
    end;
end
$$;

ALTER FUNCTION act_refusal(r recovery_request, instant timestamp with time zone, employee_id uuid, property_id bigint, roles text[], left_on date, currency text, today date, occurred_on date, certification_id bigint, x recovery) OWNER TO latitude_owner;

CREATE FUNCTION act_resolve(requests recovery_request[], instant timestamp with time zone) RETURNS SETOF recovery_act
    LANGUAGE plpgsql STABLE ROWS 64
    AS $$
begin
    return query
    with asked as (
        select q.place::integer as place, q.r, e.employee_id, e.property_id, e.cost_centre_id,
            e.left_on, e.roles, t.desk_id, p.currency, p.default_means,
            (instant at time zone p.time_zone)::date as today,
            (coalesce((q.r).occurred_at, instant) at time zone p.time_zone)::date as occurred_on
        from unnest_requests(requests) q
        left join token t on t.token_hash = (q.r).token_hash
            and token_works(
                t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant)
        left join employee e on e.employee_id = t.employee_id
        left join property p on p.property_id = e.property_id),
    fresh as (
        select l.*, gen_random_uuid() as guest_id
        from (
            select distinct a.property_id, (a.r).guest_kind as kind,
                (a.r).guest_index as label_index
            from asked a where (a.r).guest_index is not null) l)
    select a.place, a.employee_id, a.property_id, a.cost_centre_id, a.desk_id, a.currency,
        means_of(a.r, coalesce(x.means, a.default_means)), a.today, a.occurred_on,
        greatest(a.occurred_on, o.day), c.certification_id,
        case when (a.r).guest_index is null then null
            when (a.r).new_guest then derived_uuid('guest', (a.r).request_id)
            else coalesce(g.guest_id, f.guest_id) end,
        coalesce(x.incident_id, (a.r).request_id),
        -- An act that may not be known of is answered, and locked, as one that there is not.
        case when is_opening((a.r).kind) or v.code = 'unknown_code' then null
            else x.recovery_id end,
        v.code, null::bigint[]
    from asked a
    left join lateral (
        select y.* from recovery y
        where y.recovery_id = (a.r).recovery_id
        union all
        select y.* from recovery y
        where y.code = (a.r).recovery_code and (a.r).recovery_id is null) x on true
    left join lateral (
        select k.certification_id from certification k
        where k.employee_id = a.employee_id
            and a.occurred_on between k.valid_from and k.valid_until
        order by k.valid_until desc, k.certification_id limit 1) c on true
    left join lateral (
        select h.guest_id from guest_label h join guest s on s.guest_id = h.guest_id
        where (h.property_id, h.kind, h.label_index)
            = (a.property_id, (a.r).guest_kind, (a.r).guest_index)
        order by s.since <= coalesce((a.r).occurred_at, instant) desc,
            case when s.since <= coalesce((a.r).occurred_at, instant) then h.generation end desc,
            h.generation
        limit 1) g on true
    left join fresh f on (f.property_id, f.kind, f.label_index)
        = (a.property_id, (a.r).guest_kind, (a.r).guest_index)
    cross join lateral (
        select act_refusal(a.r, instant, a.employee_id, a.property_id, a.roles, a.left_on,
            a.currency, a.today, a.occurred_on, c.certification_id, x) as code) v
    cross join lateral (select open_day() as day) o;
end
$$;

ALTER FUNCTION act_resolve(requests recovery_request[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION act_salt(recovery_id uuid) RETURNS bytea
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select k.salt from narrative n join vault_key k on k.key_id = n.key_id
        where n.recovery_id = recovery_id);
end
$$;

ALTER FUNCTION act_salt(recovery_id uuid) OWNER TO latitude_owner;

CREATE TABLE cost_centre (
    cost_centre_id bigint NOT NULL,
    property_id bigint NOT NULL,
    code text NOT NULL,
    name text NOT NULL
);

ALTER TABLE cost_centre OWNER TO latitude_owner;

CREATE TABLE entry (
    entry_id bigint NOT NULL,
    request_id uuid NOT NULL,
    recovery_id uuid NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    means text NOT NULL,
    employee_id uuid NOT NULL,
    desk_id uuid,
    policy_id bigint NOT NULL,
    certification_id bigint NOT NULL,
    occurred_on date NOT NULL,
    booked_on date NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    spent_after bigint NOT NULL,
    held_after bigint NOT NULL,
    repaid_after bigint NOT NULL,
    content_hash bytea NOT NULL,
    words_hash bytea,
    digest bytea NOT NULL,
    CONSTRAINT entry_amount_not_negative CHECK (((amount >= 0) AND (amount <= '9007199254740992'::bigint))),
    CONSTRAINT entry_kind_known CHECK ((kind = ANY (ARRAY['spend'::text, 'hold'::text, 'settle'::text, 'release'::text, 'repay'::text, 'reverse'::text])))
);

ALTER TABLE ONLY entry FORCE ROW LEVEL SECURITY;

ALTER TABLE entry OWNER TO latitude_owner;

CREATE TABLE property (
    property_id bigint NOT NULL,
    name text NOT NULL,
    time_zone text NOT NULL,
    currency text NOT NULL,
    language text NOT NULL,
    default_means text NOT NULL,
    CONSTRAINT property_currency_iso CHECK ((currency ~ '^[A-Z]{3}$'::text)),
    CONSTRAINT property_language_known CHECK ((language = ANY (ARRAY['en'::text, 'pl'::text]))),
    CONSTRAINT property_means_known CHECK ((default_means = ANY (ARRAY['till'::text, 'card'::text, 'own'::text, 'folio'::text, 'in_kind'::text]))),
    CONSTRAINT property_name_given CHECK ((name <> ''::text)),
    CONSTRAINT property_time_zone_known CHECK ((timezone(time_zone, '1970-01-01 00:00:00+00'::timestamp with time zone) IS NOT NULL))
);

ALTER TABLE property OWNER TO latitude_owner;

CREATE FUNCTION act_weeks(property_id bigint, today date) RETURNS TABLE(employee_id uuid, occurred_on date, cause text, team text, known_on date, undone_on date)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH act AS (
          SELECT x.employee_id,
             x.occurred_on,
                 CASE
                     WHEN (x.reason = 'delight'::text) THEN 'delight'::text
                     ELSE COALESCE(x.cause, 'unsaid'::text)
                 END AS cause,
             c.code AS team,
             ((date_trunc('week'::text, (e.known_at AT TIME ZONE p.time_zone)) + '7 days'::interval))::date AS known_on,
             ((date_trunc('week'::text, (e.undone_at AT TIME ZONE p.time_zone)) + '7 days'::interval))::date AS undone_on
            FROM (((property p
              JOIN recovery x ON ((x.property_id = p.property_id)))
              JOIN cost_centre c ON ((c.cost_centre_id = x.cost_centre_id)))
              CROSS JOIN LATERAL ( SELECT min(l.booked_at) FILTER (WHERE (l.kind = ANY (ARRAY['spend'::text, 'settle'::text]))) AS min,
                     min(l.booked_at) FILTER (WHERE (l.kind = 'reverse'::text)) AS min
                    FROM entry l
                   WHERE (l.recovery_id = x.recovery_id)) e(known_at, undone_at))
           WHERE (p.property_id = act_weeks.property_id)
         )
  SELECT a.employee_id,
     a.occurred_on,
     a.cause,
     a.team,
     a.known_on,
     a.undone_on
    FROM act a
   WHERE ((a.known_on <= act_weeks.today) AND ((a.undone_on IS NULL) OR (a.undone_on > a.known_on)));
END;

ALTER FUNCTION act_weeks(property_id bigint, today date) OWNER TO latitude_owner;

CREATE FUNCTION asker() RETURNS uuid
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
    return nullif(current_setting('latitude.employee', true), '')::uuid;
end
$$;

ALTER FUNCTION asker() OWNER TO latitude_owner;

CREATE FUNCTION asker_cost_centre() RETURNS bigint
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('latitude.cost_centre'::text, true), ''::text))::bigint;

ALTER FUNCTION asker_cost_centre() OWNER TO latitude_owner;

CREATE FUNCTION asker_did(recovery_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return asker_owns((select x.employee_id from recovery x where x.recovery_id = recovery_id));
end
$$;

ALTER FUNCTION asker_did(recovery_id uuid) OWNER TO latitude_book;

CREATE FUNCTION asker_drew(fund_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
declare
    self uuid[] := asker_self();
begin
    return exists (
        select from fund_entry k
        join entry e on e.entry_id = k.entry_id
        join recovery x on x.recovery_id = e.recovery_id
        where k.fund_id = fund_id and x.employee_id = any (self));
end
$$;

ALTER FUNCTION asker_drew(fund_id bigint) OWNER TO latitude_book;

CREATE FUNCTION asker_entry(entry_id bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return asker_did((select e.recovery_id from entry e where e.entry_id = entry_id));
end
$$;

ALTER FUNCTION asker_entry(entry_id bigint) OWNER TO latitude_book;

CREATE FUNCTION asker_heir_of(employee_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return exists (
        select from employee e join property p on p.property_id = e.property_id
        where e.employee_id = employee_id and e.heir_id = asker()
            and e.left_on < (clock_timestamp() at time zone p.time_zone)::date);
end
$$;

ALTER FUNCTION asker_heir_of(employee_id uuid) OWNER TO latitude_book;

CREATE FUNCTION asker_is(role text) RETURNS boolean
    LANGUAGE plpgsql STABLE PARALLEL SAFE
    AS $$
begin
    return asker() is not null and coalesce(
        role = any (string_to_array(current_setting('latitude.roles', true), ' ')), false);
end
$$;

ALTER FUNCTION asker_is(role text) OWNER TO latitude_owner;

CREATE FUNCTION asker_managed(OUT property_id bigint, OUT today date) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
begin
    if not asker_is('manager') then
        return;
    end if;
    select p.property_id, (clock_timestamp() at time zone p.time_zone)::date
    into property_id, today
    from employee e join property p on p.property_id = e.property_id
    where e.employee_id = asker();
end
$$;

ALTER FUNCTION asker_managed(OUT property_id bigint, OUT today date) OWNER TO latitude_owner;

CREATE FUNCTION asker_met(guest_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return exists (
            select from recovery x where x.guest_id = guest_id and x.employee_id = asker())
        or exists (
            select from recovery x
            where x.guest_id = guest_id and x.employee_id = any (asker_self()));
end
$$;

ALTER FUNCTION asker_met(guest_id uuid) OWNER TO latitude_book;

CREATE FUNCTION asker_owns(employee_id uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return coalesce(employee_id = asker() or asker_heir_of(employee_id), false);
end
$$;

ALTER FUNCTION asker_owns(employee_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION asker_self() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if asker() is null then
        return '{}';
    elsif not exists (select from employee e where e.heir_id = asker()) then
        return array[asker()];
    end if;
    return array(
        select asker()
        union all
        select e.employee_id from employee e join property p on p.property_id = e.property_id
        where e.heir_id = asker()
            and e.left_on < (clock_timestamp() at time zone p.time_zone)::date);
end
$$;

ALTER FUNCTION asker_self() OWNER TO latitude_book;

CREATE FUNCTION authority_granted(month date) RETURNS TABLE(property_id bigint, scope text, hard boolean, people bigint, granted bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_column
begin
    if not asker_is('finance') then
        return;
    end if;
    return query
        select a.property_id, a.scope, bool_and(a.hard), count(distinct a.employee_id),
            sum(a.amount_limit)::bigint
        from (
            select f.property_id, f.scope, f.hard, f.subject as employee_id, f.amount_limit
            from fund f
            where f.scope in ('employee_month', 'employee_day')
                and f.window_from >= authority_granted.month
                and f.window_from < authority_granted.month + interval '1 month'
            union all
            select w.property_id, w.scope, w.hard, e.employee_id, w.amount_limit
            from granted_windows(authority_granted.month) w
            join employee e on e.property_id = w.property_id
                and e.hired_on <= w.until and coalesce(e.left_on, 'infinity') >= w.window_from
            where exists (
                    select from certification k
                    where k.employee_id = e.employee_id
                        and k.valid_from <= least(w.until, coalesce(e.left_on, 'infinity'))
                        and k.valid_until >= greatest(w.window_from, e.hired_on))
                and not exists (
                    select from fund f
                    where (f.subject, f.window_from, f.scope)
                        = (e.employee_id, w.window_from, w.scope))) a
        group by a.property_id, a.scope;
end
$$;

ALTER FUNCTION authority_granted(month date) OWNER TO latitude_book;

CREATE FUNCTION enough_people(people bigint, minimum integer) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((people = 0) OR (people >= minimum));

ALTER FUNCTION enough_people(people bigint, minimum integer) OWNER TO latitude_owner;

CREATE FUNCTION band_enough(people uuid[], goods boolean[]) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT (enough_people(count(DISTINCT a.id) FILTER (WHERE a.good), 5) AND enough_people(count(DISTINCT a.id) FILTER (WHERE (NOT a.good)), 5)) FROM UNNEST(band_enough.people, band_enough.goods) a(id, good));

ALTER FUNCTION band_enough(people uuid[], goods boolean[]) OWNER TO latitude_owner;

CREATE FUNCTION budget_change_all(employee_id uuid, instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT added integer, OUT changed integer, OUT unchanged integer) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    wanted record;
    former bigint;
    made budget;
    change budget_change;
begin
    added := 0;
    changed := 0;
    unchanged := 0;
    for wanted in
        select w.cost_centre_id, w.month, w.amount
        from unnest(cost_centre_ids, months, amounts) w (cost_centre_id, month, amount)
        order by w.cost_centre_id, w.month
    loop
        former := (
            select b.amount from budget b
            where (b.cost_centre_id, b.month) = (wanted.cost_centre_id, wanted.month));
        if former = wanted.amount then
            unchanged := unchanged + 1;
            continue;
        end if;
        insert into budget (cost_centre_id, month, amount)
        values (wanted.cost_centre_id, wanted.month, wanted.amount)
        on conflict on constraint budget_pk do update set amount = excluded.amount
        returning * into made;
        insert into budget_change (cost_centre_id, month, former, amount, employee_id, changed_at)
        values (made.cost_centre_id, made.month, former, made.amount, employee_id, instant)
        returning * into change;
        added := added + (former is null)::integer;
        changed := changed + (former is not null)::integer;
        perform register_add('budget', made.cost_centre_id || '/' || made.month, to_jsonb(made));
        perform register_add('budget_change', change.change_id::text, to_jsonb(change));
    end loop;
end
$$;

ALTER FUNCTION budget_change_all(employee_id uuid, instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT added integer, OUT changed integer, OUT unchanged integer) OWNER TO latitude_owner;

CREATE FUNCTION budget_refusal(instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    select w.month, case when w.month < open_day() then 'plan_of_closed_month'
            else 'period_unknown' end
    into other, code
    from unnest(cost_centre_ids, months, amounts) w (cost_centre_id, month, amount)
    left join budget b on (b.cost_centre_id, b.month) = (w.cost_centre_id, w.month)
    where b.amount is distinct from w.amount
        and (w.month < open_day() or w.month not between (instant - interval '25 months')::date
            and (instant + interval '24 months')::date)
    order by w.month limit 1;
    code := coalesce(code, 'booked');
end
$$;

ALTER FUNCTION budget_refusal(instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date) OWNER TO latitude_owner;

CREATE FUNCTION budget_set(token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date, OUT added integer, OUT changed integer, OUT unchanged integer) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    asker record;
begin
    perform period_share();
    -- Of two plans at once the later is compared with what the former left.
    perform pg_advisory_xact_lock(to_regclass('budget')::oid::bigint);
    select * into asker from finance_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        select r.code, r.other into code, other
        from budget_refusal(clock_timestamp(), cost_centre_ids, months, amounts) r;
    end if;
    if code = 'booked' then
        select s.added, s.changed, s.unchanged into added, changed, unchanged
        from budget_change_all(
            asker.employee_id, clock_timestamp(), cost_centre_ids, months, amounts) s;
    end if;
end
$$;

ALTER FUNCTION budget_set(token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date, OUT added integer, OUT changed integer, OUT unchanged integer) OWNER TO latitude_book;

CREATE FUNCTION canonical_time(field timestamp with time zone) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN canonical(timestamptz_send(field));

ALTER FUNCTION canonical_time(field timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION cause_counts() RETURNS TABLE(part text, cell text, name text, acts integer, recent integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query select c.* from asker_managed() m
        cross join cause_counts_at(m.property_id, m.today) c
        where m.property_id is not null;
end
$$;

ALTER FUNCTION cause_counts() OWNER TO latitude_book;

CREATE FUNCTION told_groups(property_id bigint, today date, part text, minimum integer) RETURNS TABLE(part_of text, cell text, from_day date, told_on date, acts integer, people integer)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    cells text[] := '{}';
    employees uuid[] := '{}';
    days date[] := '{}';
    ends date[] := '{}';
    counts integer[] := '{}';
    kept text[];
    week record;
begin
    part_of := part;
    -- One element per cell, person and end, with its count: those of a small team wait for years.
    for week in
        select g.known_on, array_agg(g.name) as cells, array_agg(g.employee_id) as employees,
            array_agg(g.day) as days, array_agg(g.undone_on) as ends,
            array_agg(g.acts) as counts
        from (
            select a.known_on, c.name, a.employee_id, a.undone_on, min(a.occurred_on) as day,
                count(*)::integer as acts
            from act_weeks(property_id, today) a
            cross join lateral (select case part when 'team' then a.team else a.cause end) c (name)
            group by a.known_on, c.name, a.employee_id, a.undone_on) g
        group by g.known_on order by g.known_on
    loop
        select array_agg(g.name), array_agg(g.id), array_agg(g.day), array_agg(g.undone),
            array_agg(g.acts)
        into cells, employees, days, ends, counts
        from (
            select a.name, a.id, a.undone, min(a.day) as day, sum(a.acts)::integer as acts
            from unnest(cells || week.cells, employees || week.employees, days || week.days,
                ends || week.ends, counts || week.counts) a (name, id, day, undone, acts)
            where a.undone is null or a.undone > week.known_on
            group by a.name, a.id, a.undone) g;
        kept := suppressed_cells(cells, employees, counts, minimum);
        return query
            select part, a.name, min(a.day), week.known_on, sum(a.acts)::integer,
                count(distinct a.id)::integer
            from unnest(cells, employees, days, counts) a (name, id, day, acts)
            where a.name <> all (kept) group by a.name;
        select array_agg(a.name), array_agg(a.id), array_agg(a.day), array_agg(a.undone),
            array_agg(a.acts)
        into cells, employees, days, ends, counts
        from unnest(cells, employees, days, ends, counts) a (name, id, day, undone, acts)
        where a.name = any (kept);
    end loop;
end
$$;

ALTER FUNCTION told_groups(property_id bigint, today date, part text, minimum integer) OWNER TO latitude_owner;

CREATE FUNCTION cause_counts_at(property_id bigint, today date) RETURNS TABLE(part text, cell text, name text, acts integer, recent integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH cell AS (
          SELECT 'cause'::text AS part,
             c.cell,
             NULL::text AS name
            FROM unnest(ARRAY['mistake'::text, 'rework'::text, 'breakdown'::text, 'inefficiency'::text, 'variation'::text, 'unsaid'::text, 'delight'::text, ''::text]) c(cell)
         UNION ALL
          SELECT 'team'::text AS part,
             c.code,
             c.name
            FROM cost_centre c
           WHERE (c.property_id = cause_counts_at.property_id)
         UNION ALL
          SELECT 'team'::text AS part,
             ''::text AS cell,
             NULL::text AS name
         ), told AS (
          SELECT g.part_of,
             g.cell,
             g.acts,
             ((date_trunc('week'::text, (cause_counts_at.today)::timestamp with time zone))::date - g.from_day) AS age
            FROM ( SELECT told_groups.part_of,
                     told_groups.cell,
                     told_groups.from_day,
                     told_groups.told_on,
                     told_groups.acts,
                     told_groups.people
                    FROM told_groups(cause_counts_at.property_id, cause_counts_at.today, 'cause'::text, 3) told_groups(part_of, cell, from_day, told_on, acts, people)
                 UNION ALL
                  SELECT told_groups.part_of,
                     told_groups.cell,
                     told_groups.from_day,
                     told_groups.told_on,
                     told_groups.acts,
                     told_groups.people
                    FROM told_groups(cause_counts_at.property_id, cause_counts_at.today, 'team'::text, 5) told_groups(part_of, cell, from_day, told_on, acts, people)) g
         )
  SELECT l.part,
     l.cell,
     l.name,
     (sum(t.acts) FILTER (WHERE (t.age <= 364)))::integer AS sum,
     (sum(t.acts) FILTER (WHERE (t.age <= 30)))::integer AS sum
    FROM (cell l
      LEFT JOIN told t ON (((t.part_of = l.part) AND ((l.cell = t.cell) OR (l.cell = ''::text)))))
   GROUP BY l.part, l.cell, l.name;
END;

ALTER FUNCTION cause_counts_at(property_id bigint, today date) OWNER TO latitude_owner;

CREATE FUNCTION cause_year() RETURNS TABLE(property text, days integer, from_day date, until_day date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query
        select p.name, b.days, case when b.days >= 90
                then greatest(date_trunc('week', m.today)::date - 364, m.today - b.days) end,
            case when b.days >= 90 then date_trunc('week', m.today)::date - 1 end
        from asker_managed() m
        join property p on p.property_id = m.property_id
        cross join lateral (select days_of_books(p.property_id, m.today)) b (days);
end
$$;

ALTER FUNCTION cause_year() OWNER TO latitude_book;

CREATE FUNCTION certification_record(employee_id uuid, course text, valid_from date, valid_until date) RETURNS bigint
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made certification;
begin
    insert into certification (employee_id, course, valid_from, valid_until)
    values (employee_id, course, valid_from, valid_until)
    returning * into made;
    perform register_add('certification', made.certification_id::text, to_jsonb(made));
    return made.certification_id;
end
$$;

ALTER FUNCTION certification_record(employee_id uuid, course text, valid_from date, valid_until date) OWNER TO latitude_owner;

CREATE FUNCTION certification_set(handle text, course text, valid_from date, valid_until date) RETURNS text
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
    known date;
begin
    if holder is null then
        return 'no_employee';
    end if;
    select k.valid_until into known from certification k
    where (k.employee_id, k.course, k.valid_from) = (holder, course, valid_from);
    if found then
        return case when known = valid_until then 'unchanged' else 'other_end' end;
    end if;
    perform certification_record(holder, course, valid_from, valid_until);
    return 'added';
end
$$;

ALTER FUNCTION certification_set(handle text, course text, valid_from date, valid_until date) OWNER TO latitude_owner;

CREATE FUNCTION code_round(secret bytea, bits integer, round integer, half bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((('x'::text || encode(substr(sha256((((secret || int4send(bits)) || int4send(round)) || int8send(half))), 1, 3), 'hex'::text)))::bit(24))::bigint;

ALTER FUNCTION code_round(secret bytea, bits integer, round integer, half bigint) OWNER TO latitude_owner;

CREATE FUNCTION cost_acts(property_id bigint, today date) RETURNS TABLE(from_day date, group_from date, band integer, above bigint, up_to bigint, employee_id uuid, is_good boolean)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    edges bigint[];
    bands integer[] := '{}';
    people uuid[] := '{}';
    goods boolean[] := '{}';
    since date[] := '{}';
    kept integer[];
    span record;
begin
    for span in
        select s.from_day, array_agg(a.cost) as costs, array_agg(a.employee_id) as people,
            array_agg(a.is_good) as goods
        from told_spans(property_id, today) s
        cross join lateral counted_acts(property_id, s.from_day, s.until_day, s.as_at) a
        where a.is_good is not null
        group by s.from_day order by s.from_day
    loop
        if edges is null and 0 < any (span.costs) then
            edges := cost_edges(span.costs);
        end if;
        bands := bands || cost_bands(span.costs, edges);
        people := people || span.people;
        goods := goods || span.goods;
        since := since || array_fill(span.from_day, array[cardinality(span.costs)]);
        kept := suppressed_bands(bands, people, goods);
        return query
            select a.day, min(a.day) over (partition by a.place), a.place, edges[a.place],
                (coalesce(edges, '{0}'))[a.place + 1], a.id, a.good
            from unnest(bands, people, goods, since) a (place, id, good, day)
            where a.place <> all (kept);
        select coalesce(array_agg(a.place), '{}'), array_agg(a.id), array_agg(a.good),
            array_agg(a.day)
        into bands, people, goods, since
        from unnest(bands, people, goods, since) a (place, id, good, day)
        where a.place = any (kept);
    end loop;
    return query
        select a.day, null::date, null::integer, null::bigint, null::bigint, a.id, a.good
        from unnest(people, goods, since) a (id, good, day);
end
$$;

ALTER FUNCTION cost_acts(property_id bigint, today date) OWNER TO latitude_owner;

CREATE FUNCTION cost_bands(costs bigint[], edges bigint[]) RETURNS integer[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT array_agg((SELECT (count(*))::integer AS count FROM unnest(cost_bands.edges) e(edge) WHERE (e.edge < c.cost)) ORDER BY c.n) AS array_agg FROM unnest(cost_bands.costs) WITH ORDINALITY c(cost, n));

ALTER FUNCTION cost_bands(costs bigint[], edges bigint[]) OWNER TO latitude_owner;

CREATE FUNCTION cost_centre_add(property_id bigint, code text, name text) RETURNS bigint
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made cost_centre;
begin
    insert into cost_centre (property_id, code, name) values (property_id, code, name)
    returning * into made;
    perform register_add('cost_centre', made.cost_centre_id::text, to_jsonb(made));
    return made.cost_centre_id;
end
$$;

ALTER FUNCTION cost_centre_add(property_id bigint, code text, name text) OWNER TO latitude_owner;

CREATE FUNCTION cost_edges(costs bigint[]) RETURNS bigint[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    BEGIN ATOMIC
 WITH round_number AS (
          SELECT (((f.factor)::numeric * power((10)::numeric, (p.power)::numeric)))::bigint AS edge
            FROM (generate_series(0, 14) p(power)
              CROSS JOIN ( VALUES (1), (2), (5)) f(factor))
         ), middle AS (
          SELECT percentile_disc((0.5)::double precision) WITHIN GROUP (ORDER BY c.cost) AS cost
            FROM unnest(cost_edges.costs) c(cost)
           WHERE (c.cost > 0)
         ), near AS (
          SELECT r.edge,
             (row_number() OVER (ORDER BY r.edge) - ( SELECT count(*) AS count
                    FROM round_number s
                   WHERE (s.edge <= m.cost))) AS step
            FROM (round_number r
              CROSS JOIN middle m)
           WHERE (m.cost IS NOT NULL)
         )
  SELECT array_prepend((0)::bigint, COALESCE(( SELECT array_agg(n.edge ORDER BY n.edge) AS array_agg
            FROM near n
           WHERE ((n.step >= '-2'::integer) AND (n.step <= 2))), '{}'::bigint[])) AS array_prepend;
END;

ALTER FUNCTION cost_edges(costs bigint[]) OWNER TO latitude_owner;

CREATE FUNCTION count_people(employees uuid[]) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT count(DISTINCT e.id) AS count FROM unnest(count_people.employees) e(id));

ALTER FUNCTION count_people(employees uuid[]) OWNER TO latitude_owner;

CREATE TABLE outcome (
    outcome_id uuid NOT NULL,
    recovery_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    outcome text NOT NULL,
    key_id uuid,
    sealed bytea,
    content_hash bytea NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    CONSTRAINT outcome_known CHECK ((outcome = ANY (ARRAY['lost'::text, 'worse'::text, 'same'::text, 'better'::text, 'delighted'::text]))),
    CONSTRAINT outcome_words_keyed CHECK (((key_id IS NULL) = (sealed IS NULL)))
);

ALTER TABLE ONLY outcome FORCE ROW LEVEL SECURITY;

ALTER TABLE outcome OWNER TO latitude_owner;

CREATE FUNCTION counted_acts(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) RETURNS TABLE(employee_id uuid, cost bigint, outcome text, is_good boolean)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT x.employee_id,
     (e.spent_after - e.repaid_after),
     o.outcome,
     (o.outcome = ANY (ARRAY['better'::text, 'delighted'::text]))
    FROM ((recovery x
      CROSS JOIN LATERAL ( SELECT l.kind,
             l.spent_after,
             l.repaid_after
            FROM entry l
           WHERE ((l.recovery_id = x.recovery_id) AND (l.booked_at < counted_acts.as_at))
           ORDER BY l.entry_id DESC
          LIMIT 1) e)
      LEFT JOIN LATERAL ( SELECT l.outcome
            FROM outcome l
           WHERE ((l.recovery_id = x.recovery_id) AND (l.reported_at < counted_acts.as_at))
           ORDER BY l.reported_at DESC, l.outcome_id
          LIMIT 1) o ON (true))
   WHERE ((x.property_id = counted_acts.property_id) AND ((x.occurred_on >= counted_acts.from_day) AND (x.occurred_on <= counted_acts.until_day)) AND (e.kind <> 'reverse'::text) AND ((x.hold_state IS NULL) OR (EXISTS ( SELECT
            FROM entry s
           WHERE ((s.recovery_id = x.recovery_id) AND (s.kind = 'settle'::text) AND (s.booked_at < counted_acts.as_at))))));
END;

ALTER FUNCTION counted_acts(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION days_of_books(property_id bigint, today date) RETURNS integer
    LANGUAGE sql STABLE
    RETURN COALESCE((today - (SELECT min(x.occurred_on) AS min FROM recovery x WHERE (x.property_id = days_of_books.property_id))), 0);

ALTER FUNCTION days_of_books(property_id bigint, today date) OWNER TO latitude_owner;

CREATE FUNCTION derived_uuid(purpose text, source uuid) RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT (encode(set_byte(set_byte(d.bytes, 6, ((get_byte(d.bytes, 6) & 15) | 128)), 8, ((get_byte(d.bytes, 8) & 63) | 128)), 'hex'::text))::uuid AS encode FROM (SELECT substr(sha256((canonical_text(derived_uuid.purpose) || uuid_send(derived_uuid.source))), 1, 16) AS bytes) d);

ALTER FUNCTION derived_uuid(purpose text, source uuid) OWNER TO latitude_owner;

CREATE FUNCTION desk_close(name text, property text) RETURNS boolean
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    place desk;
begin
    select d.* into place from desk d join property p on p.property_id = d.property_id
    where d.name = name and p.name = property for no key update of d;
    if not found then
        return null;
    elsif place.closed_at is not null then
        return false;
    end if;
    update desk d set closed_at = instant where d.desk_id = place.desk_id
    returning * into strict place;
    perform register_add('desk', place.desk_id::text, to_jsonb(place));
    perform token_revoke(t.token_id, instant)
    from token t
    where t.desk_id = place.desk_id and t.revoked_at is null
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
    return true;
end
$$;

ALTER FUNCTION desk_close(name text, property text) OWNER TO latitude_owner;

CREATE FUNCTION desk_enrol(name text, property_id bigint, token_hash bytea, idle_seconds integer) RETURNS uuid
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made desk;
begin
    insert into desk (name, property_id, token_hash, idle_seconds, enrolled_at)
    values (name, property_id, token_hash, idle_seconds, clock_timestamp())
    on conflict on constraint desk_name_once do update set token_hash = excluded.token_hash,
        idle_seconds = excluded.idle_seconds, enrolled_at = excluded.enrolled_at, closed_at = null
    returning * into made;
    perform register_add('desk', made.desk_id::text, to_jsonb(made));
    perform token_revoke(t.token_id, made.enrolled_at)
    from token t
    where t.desk_id = made.desk_id and t.revoked_at is null
        and token_works(
            t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, made.enrolled_at);
    return made.desk_id;
end
$$;

ALTER FUNCTION desk_enrol(name text, property_id bigint, token_hash bytea, idle_seconds integer) OWNER TO latitude_owner;

CREATE FUNCTION desk_of(token_hash bytea) RETURNS TABLE(name text, property text, idle_seconds integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return query
    select d.name, p.name, d.idle_seconds
    from desk d join property p on p.property_id = d.property_id
    where d.token_hash = token_hash and d.closed_at is null;
end
$$;

ALTER FUNCTION desk_of(token_hash bytea) OWNER TO latitude_book;

CREATE FUNCTION device_begin(device_hash bytea, user_hash bytea, client text, address text, lasting interval, interval_seconds integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
begin
    delete from device_login d where d.expires_at < instant - interval '1 day';
    insert into device_login (device_hash, user_hash, client, address, began_at, expires_at,
        interval_seconds)
    values (device_hash, user_hash, client, address, instant, instant + lasting, interval_seconds);
end
$$;

ALTER FUNCTION device_begin(device_hash bytea, user_hash bytea, client text, address text, lasting interval, interval_seconds integer) OWNER TO latitude_book;

CREATE FUNCTION device_decide(employee_id uuid, user_hash bytea, verdict text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    update device_login d set verdict = verdict, employee_id = employee_id
    where d.user_hash = user_hash and d.verdict is null and d.expires_at > clock_timestamp();
    return found;
end
$$;

ALTER FUNCTION device_decide(employee_id uuid, user_hash bytea, verdict text) OWNER TO latitude_book;

CREATE FUNCTION device_of(user_hash bytea) RETURNS TABLE(client text, address text, began_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return query
    select d.client, d.address, d.began_at from device_login d
    where d.user_hash = user_hash and d.verdict is null and d.expires_at > clock_timestamp();
end
$$;

ALTER FUNCTION device_of(user_hash bytea) OWNER TO latitude_book;

CREATE FUNCTION device_poll(device_hash bytea, token_hash bytea, OUT verdict text, OUT handle text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    d device_login;
begin
    select l.* into d from device_login l where l.device_hash = device_hash for no key update;
    verdict := case
        when d.device_hash is null or d.used_at is not null or d.expires_at <= instant
            then 'expired'
        when d.polled_at + d.interval_seconds * interval '1 second' > instant then 'too_fast'
        when d.verdict is null then 'waiting'
        when d.verdict = 'refused' then 'refused'
        else 'granted' end;
    update device_login l set polled_at = instant,
        interval_seconds = l.interval_seconds + case verdict when 'too_fast' then 5 else 0 end,
        used_at = case when verdict in ('granted', 'refused') then instant end
    where l.device_hash = device_hash and l.used_at is null;
    if verdict = 'granted' then
        verdict := case when token_open(d.employee_id, token_hash, 'token', d.client, null, null,
            null) is null then 'refused' else 'granted' end;
        handle := (select e.handle from employee e where e.employee_id = d.employee_id);
    end if;
end
$$;

ALTER FUNCTION device_poll(device_hash bytea, token_hash bytea, OUT verdict text, OUT handle text) OWNER TO latitude_book;

CREATE FUNCTION employee_add(handle text, name text, property_id bigint, cost_centre_id bigint, roles text[], hired_on date) RETURNS uuid
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made employee;
begin
    insert into employee (handle, name, property_id, cost_centre_id, roles, hired_on)
    values (handle, name, property_id, cost_centre_id, roles, hired_on)
    returning * into made;
    perform register_add('employee', made.employee_id::text, to_jsonb(made));
    perform identity_add('local', made.employee_id::text, made.employee_id);
    return made.employee_id;
end
$$;

ALTER FUNCTION employee_add(handle text, name text, property_id bigint, cost_centre_id bigint, roles text[], hired_on date) OWNER TO latitude_owner;

CREATE FUNCTION employee_leave(employee_id uuid, left_on date, heir_id uuid) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    changed employee;
begin
    update employee e set left_on = left_on, heir_id = heir_id
    where e.employee_id = employee_id
    returning * into strict changed;
    perform register_add('employee', changed.employee_id::text, to_jsonb(changed));
end
$$;

ALTER FUNCTION employee_leave(employee_id uuid, left_on date, heir_id uuid) OWNER TO latitude_owner;

CREATE TABLE employee (
    employee_id uuid DEFAULT gen_random_uuid() NOT NULL,
    handle text NOT NULL,
    name text NOT NULL,
    email text,
    property_id bigint NOT NULL,
    cost_centre_id bigint NOT NULL,
    roles text[] NOT NULL,
    language text,
    hired_on date NOT NULL,
    left_on date,
    heir_id uuid,
    CONSTRAINT employee_handle_form CHECK ((handle ~ '^[a-z0-9][a-z0-9._-]{0,62}$'::text)),
    CONSTRAINT employee_language_known CHECK ((language = ANY (ARRAY['en'::text, 'pl'::text]))),
    CONSTRAINT employee_leaves_after_hiring CHECK ((left_on >= hired_on)),
    CONSTRAINT employee_name_given CHECK ((name <> ''::text)),
    CONSTRAINT employee_roles_known CHECK (((roles <@ ARRAY['staff'::text, 'manager'::text, 'finance'::text, 'admin'::text]) AND (cardinality(roles) > 0)))
);

ALTER TABLE ONLY employee FORCE ROW LEVEL SECURITY;

ALTER TABLE employee OWNER TO latitude_owner;

CREATE FUNCTION employee_problem(wanted employee, known employee, heir text, today date) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
begin
    return case
        when wanted.property_id is null then 'no_property'
        when wanted.cost_centre_id is null then 'no_cost_centre'
        when heir is not null and wanted.heir_id is null then 'no_heir'
        when (wanted.heir_id, wanted.left_on) is distinct from (known.heir_id, known.left_on)
            and exists (
                select from employee h
                where h.employee_id = wanted.heir_id and h.left_on < today) then 'heir_left'
        when wanted.left_on is not null and heir is null and exists (
            select from recovery x
            where x.employee_id = wanted.employee_id and x.held > 0) then 'heir_wanted'
    end;
end
$$;

ALTER FUNCTION employee_problem(wanted employee, known employee, heir text, today date) OWNER TO latitude_owner;

CREATE FUNCTION employee_set(handle text, name text, email text, property text, cost_centre text, roles text[], language text, hired_on date, left_on date, heir text) RETURNS text
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    wanted employee;
    known employee;
    today date;
    problem text;
begin
    select e.* into known from employee e where e.handle = handle for no key update;
    wanted := known;
    wanted.handle := handle;
    wanted.name := name;
    wanted.email := email;
    wanted.roles := roles;
    wanted.language := language;
    wanted.hired_on := hired_on;
    wanted.left_on := left_on;
    select p.property_id, (clock_timestamp() at time zone p.time_zone)::date
    into wanted.property_id, today from property p where p.name = property;
    select c.cost_centre_id into wanted.cost_centre_id from cost_centre c
    where c.property_id = wanted.property_id and c.code = cost_centre;
    wanted.heir_id := (select h.employee_id from employee h where h.handle = heir);
    problem := employee_problem(wanted, known, heir, today);
    if problem is not null then
        return problem;
    elsif known.employee_id is null then
        wanted.employee_id := employee_add(
            handle, name, wanted.property_id, wanted.cost_centre_id, roles, hired_on);
    elsif wanted is not distinct from known then
        return 'unchanged';
    end if;
    perform employee_write(wanted);
    if left_on < today then
        perform token_revoke_all(wanted.employee_id, null, clock_timestamp());
        return 'left';
    end if;
    return case when known.employee_id is null then 'added' else 'changed' end;
end
$$;

ALTER FUNCTION employee_set(handle text, name text, email text, property text, cost_centre text, roles text[], language text, hired_on date, left_on date, heir text) OWNER TO latitude_owner;

CREATE FUNCTION employee_write(wanted employee) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
declare
    changed employee;
begin
    update employee e set name = wanted.name, email = wanted.email,
        property_id = wanted.property_id, cost_centre_id = wanted.cost_centre_id,
        roles = wanted.roles, language = wanted.language, hired_on = wanted.hired_on,
        left_on = wanted.left_on, heir_id = wanted.heir_id
    where e.employee_id = wanted.employee_id
    returning * into strict changed;
    perform register_add('employee', changed.employee_id::text, to_jsonb(changed));
end
$$;

ALTER FUNCTION employee_write(wanted employee) OWNER TO latitude_owner;

CREATE FUNCTION enrolment_issue(handle text, code_hash bytea, lasting interval) RETURNS boolean
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
    made enrolment;
begin
    if holder is null then
        return false;
    end if;
    for made in
        update enrolment n set used_at = instant
        where n.employee_id = holder and n.used_at is null
        returning n.*
    loop
        perform register_add(
            'enrolment', encode(made.code_hash, 'hex'), to_jsonb(made));
    end loop;
    insert into enrolment (code_hash, employee_id, issued_at, expires_at)
    values (code_hash, holder, instant, instant + lasting)
    returning * into made;
    perform register_add('enrolment', encode(code_hash, 'hex'), to_jsonb(made));
    return true;
end
$$;

ALTER FUNCTION enrolment_issue(handle text, code_hash bytea, lasting interval) OWNER TO latitude_owner;

CREATE FUNCTION enrolment_of(code_hash bytea) RETURNS TABLE(handle text)
    LANGUAGE plpgsql SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    return query
    select e.handle from enrolment n join employee e on e.employee_id = n.employee_id
    join property p on p.property_id = e.property_id
    where n.code_hash = code_hash and n.used_at is null and n.expires_at > clock_timestamp()
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
end
$$;

ALTER FUNCTION enrolment_of(code_hash bytea) OWNER TO latitude_book;

CREATE FUNCTION enrolment_use(code_hash bytea, hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    used enrolment;
begin
    update enrolment n set used_at = clock_timestamp()
    where n.code_hash = code_hash and exists (select from enrolment_of(code_hash))
    returning * into used;
    if not found then
        return null;
    end if;
    perform register_add('enrolment', encode(code_hash, 'hex'), to_jsonb(used));
    perform passphrase_write(used.employee_id, hash, null);
    return used.employee_id;
end
$$;

ALTER FUNCTION enrolment_use(code_hash bytea, hash text) OWNER TO latitude_book;

CREATE FUNCTION entry_digest(e entry, lines bytea, opened bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256((((((((((((((((((((((canonical_head('latitude.entry'::text) || int8send((e).entry_id)) || uuid_send((e).request_id)) || uuid_send((e).recovery_id)) || canonical_text((e).kind)) || int8send((e).amount)) || canonical_text((e).currency)) || canonical_text((e).means)) || uuid_send((e).employee_id)) || int8send((e).policy_id)) || int8send((e).certification_id)) || date_send((e).occurred_on)) || date_send((e).booked_on)) || timestamptz_send((e).booked_at)) || int8send((e).spent_after)) || int8send((e).held_after)) || int8send((e).repaid_after)) || canonical((e).content_hash)) || canonical((e).words_hash)) || canonical(uuid_send((e).desk_id))) || canonical(lines)) || canonical(opened)));

ALTER FUNCTION entry_digest(e entry, lines bytea, opened bytea) OWNER TO latitude_owner;

CREATE TABLE posting (
    entry_id bigint NOT NULL,
    line smallint NOT NULL,
    account text NOT NULL,
    cost_centre_id bigint NOT NULL,
    debit bigint NOT NULL,
    credit bigint NOT NULL,
    currency text NOT NULL,
    booked_on date NOT NULL,
    CONSTRAINT posting_one_side CHECK (((debit >= 0) AND (credit >= 0) AND ((debit = 0) <> (credit = 0))))
);

ALTER TABLE ONLY posting FORCE ROW LEVEL SECURITY;

ALTER TABLE posting OWNER TO latitude_owner;

CREATE FUNCTION entry_post(e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    e.entry_id := nextval('entry_number');
    e.digest := entry_digest(e, posting_lines_bytes(lines),
        case when e.request_id = e.recovery_id then recovery_bytes(x) end);
    insert into entry (entry_id, request_id, recovery_id, kind, amount, currency, means,
        employee_id, desk_id, policy_id, certification_id, occurred_on, booked_on, booked_at,
        spent_after, held_after, repaid_after, content_hash, words_hash, digest)
    values (e.entry_id, e.request_id, e.recovery_id, e.kind, e.amount, e.currency, e.means,
        e.employee_id, e.desk_id, e.policy_id, e.certification_id, e.occurred_on, e.booked_on,
        e.booked_at,
        e.spent_after, e.held_after, e.repaid_after, e.content_hash, e.words_hash, e.digest);
    if lines is not null then
        insert into posting (
            entry_id, line, account, cost_centre_id, debit, credit, currency, booked_on)
        select e.entry_id, l.line, l.account, l.cost_centre_id, l.debit, l.credit, l.currency,
            e.booked_on
        from unnest(lines) l;
    end if;
    perform fund_move(
        funds, e.entry_id, x.employee_id, used_change, held_change, e.digest);
    return e.entry_id;
end
$$;

ALTER FUNCTION entry_post(e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) OWNER TO latitude_owner;

CREATE FUNCTION envelope_of(key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((((int4send(master) || uuid_send(key_id)) || salt) || wrapped) || sealed);

ALTER FUNCTION envelope_of(key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea) OWNER TO latitude_owner;

CREATE FUNCTION envelope_salt(envelope bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN substr(envelope, 21, 32);

ALTER FUNCTION envelope_salt(envelope bytea) OWNER TO latitude_owner;

CREATE FUNCTION envelope_sealed(envelope bytea) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN substr(envelope, 113);

ALTER FUNCTION envelope_sealed(envelope bytea) OWNER TO latitude_owner;

CREATE FUNCTION evidence_add(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select e.code, e.of_recovery, e.kept_id, e.kept_at
    into code, of_recovery, kept_id, kept_at
    from evidence_add_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        media_type, size, header, sealed, content) e;
end
$$;

ALTER FUNCTION evidence_add(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) OWNER TO latitude_book;

CREATE FUNCTION evidence_add_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION evidence_add_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION evidence_count(recovery_id uuid) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (select count(*) from evidence v where v.recovery_id = recovery_id);
end
$$;

ALTER FUNCTION evidence_count(recovery_id uuid) OWNER TO latitude_owner;

CREATE TABLE evidence (
    evidence_id uuid NOT NULL,
    recovery_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    media_type text,
    size integer,
    key_id uuid NOT NULL,
    sealed_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    added_at timestamp with time zone NOT NULL,
    CONSTRAINT evidence_media_type_known CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text, 'image/webp'::text, 'image/heic'::text, 'application/pdf'::text]))),
    CONSTRAINT evidence_size_in_range CHECK (((size >= 1) AND (size <= 10485760))),
    CONSTRAINT evidence_size_of_file CHECK (((media_type IS NULL) = (size IS NULL)))
);

ALTER TABLE ONLY evidence FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence OWNER TO latitude_owner;

CREATE FUNCTION evidence_holds(v evidence, content bytea) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
begin
    return exists (
        select from vault_key k
        where k.key_id = v.key_id and salted(k.salt, content) = v.content_hash);
end
$$;

ALTER FUNCTION evidence_holds(v evidence, content bytea) OWNER TO latitude_owner;

CREATE FUNCTION evidence_key(evidence_id uuid) RETURNS bytea
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return (
        select int4send(k.master) || uuid_send(k.key_id) || k.salt || k.wrapped
        from evidence v join vault_key k on k.key_id = v.key_id
        where v.evidence_id = evidence_id
            and (asker_is('finance') or asker_did(v.recovery_id)));
end
$$;

ALTER FUNCTION evidence_key(evidence_id uuid) OWNER TO latitude_book;

CREATE FUNCTION evidence_of(recovery_id uuid) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select case when count(v.media_type) > 0 then 'there'
            when count(*) > 0 then 'missing_told' else 'none' end
        from evidence v where v.recovery_id = recovery_id);
end
$$;

ALTER FUNCTION evidence_of(recovery_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION evidence_wanted(kind text, means text, spent bigint, reversed boolean, receipts_from bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((kind = ANY (ARRAY['spend'::text, 'hold'::text])) AND (means = ANY (ARRAY['till'::text, 'card'::text, 'own'::text])) AND (spent > 0) AND (NOT reversed) AND (spent >= receipts_from));

ALTER FUNCTION evidence_wanted(kind text, means text, spent bigint, reversed boolean, receipts_from bigint) OWNER TO latitude_owner;

CREATE FUNCTION evidence_state(evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (evidence <> 'none'::text) THEN evidence WHEN evidence_wanted(kind, means, spent, reversed, receipts_from) THEN 'missing'::text ELSE 'not_wanted'::text END;

ALTER FUNCTION evidence_state(evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint) OWNER TO latitude_owner;

CREATE FUNCTION expiry_act(x recovery, place integer, instant timestamp with time zone) RETURNS recovery_act
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    a recovery_act;
begin
    a.place := place;
    a.employee_id := x.employee_id;
    a.property_id := x.property_id;
    a.cost_centre_id := x.cost_centre_id;
    a.currency := x.currency;
    a.recovery_id := x.recovery_id;
    a.today := (select (instant at time zone p.time_zone)::date
        from property p where p.property_id = x.property_id);
    return a;
end
$$;

ALTER FUNCTION expiry_act(x recovery, place integer, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION expiry_request(x recovery) RETURNS recovery_request
    LANGUAGE plpgsql STABLE
    AS $$
declare
    r recovery_request;
begin
    r.request_id := derived_uuid('expiry', x.recovery_id);
    r.kind := 'expire';
    r.recovery_id := x.recovery_id;
    r.content := sha256(uuid_send(x.recovery_id));
    return r;
end
$$;

ALTER FUNCTION expiry_request(x recovery) OWNER TO latitude_owner;

CREATE FUNCTION export_note(token_hash bytea, month date, format text, part integer, sha256 bytea, row_count bigint, byte_count bigint, closed boolean, OUT code text, OUT former_at timestamp with time zone, OUT former_by text, OUT is_same boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    asker uuid;
    made export;
begin
    select f.employee_id, f.code into asker, code from finance_asker(token_hash) f;
    if code <> 'booked' then
        return;
    end if;
    select o.exported_at, m.handle, o.sha256 = sha256 into former_at, former_by, is_same
    from export o join employee m on m.employee_id = o.employee_id
    where (o.month, o.format, o.part) = (month, format, part)
    order by o.export_id desc limit 1;
    insert into export (month, format, part, sha256, row_count, byte_count, closed, employee_id,
        exported_at)
    values (month, format, part, sha256, row_count, byte_count, closed and month < open_day(),
        asker, clock_timestamp())
    returning * into made;
    perform register_add('export', made.export_id::text, to_jsonb(made));
end
$$;

ALTER FUNCTION export_note(token_hash bytea, month date, format text, part integer, sha256 bytea, row_count bigint, byte_count bigint, closed boolean, OUT code text, OUT former_at timestamp with time zone, OUT former_by text, OUT is_same boolean) OWNER TO latitude_book;

CREATE FUNCTION finance_asker(token_hash bytea, OUT employee_id uuid, OUT code text) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    select s.employee_id, case when 'finance' = any (s.roles) then 'booked' else 'not_entitled' end
    into employee_id, code
    from signed_in(token_hash) s;
    code := coalesce(code, 'not_signed_in');
end
$$;

ALTER FUNCTION finance_asker(token_hash bytea, OUT employee_id uuid, OUT code text) OWNER TO latitude_owner;

CREATE FUNCTION follow_post(r recovery_request, e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    salt bytea := coalesce(act_salt(x.recovery_id), ''::bytea);
    written bigint;
begin
    e.content_hash := salted(salt, uuid_send(e.employee_id) || r.content);
    e.words_hash := case when r.sealed is not null
        then words_digest(envelope_sealed(r.sealed), null) end;
    written := entry_post(e, x, lines, funds, used_change, held_change);
    if r.sealed is not null then
        insert into entry_words (entry_id, employee_id, key_id, sealed)
        values (written, x.employee_id,
            vault_keep(r.sealed, x.recovery_id, x.employee_id, null), envelope_sealed(r.sealed));
    end if;
    return written;
end
$$;

ALTER FUNCTION follow_post(r recovery_request, e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) OWNER TO latitude_owner;

CREATE FUNCTION own_outlay(recovery_id uuid) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select coalesce(sum(p.credit - p.debit), 0)::bigint
        from entry e
        join posting p on p.entry_id = e.entry_id
        join means_account m on m.means = 'own' and m.credit = p.account
        where e.recovery_id = recovery_id);
end
$$;

ALTER FUNCTION own_outlay(recovery_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION follow_refusal(r recovery_request, x recovery, instant timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    RETURN CASE WHEN (x).reversed THEN 'already_reversed'::text WHEN ((r).kind = ANY (ARRAY['settle'::text, 'release'::text, 'expire'::text])) THEN CASE WHEN ((x).hold_state IS NULL) THEN 'not_a_hold'::text WHEN ((x).hold_state = 'settled'::text) THEN 'already_settled'::text WHEN ((x).hold_state = 'released'::text) THEN 'already_released'::text WHEN ((x).hold_state = 'expired'::text) THEN 'hold_expired'::text WHEN (((r).kind = 'expire'::text) AND ((x).expires_at > instant)) THEN 'not_a_hold'::text WHEN (((r).kind = 'settle'::text) AND ((x).expires_at <= instant)) THEN 'hold_expired'::text WHEN (((r).kind = 'settle'::text) AND ((r).amount > (x).held)) THEN 'over_hold'::text ELSE 'booked'::text END WHEN (((r).kind = 'repay'::text) AND (((x).repaid + (r).amount) > (x).spent)) THEN 'over_repayable'::text WHEN (((r).kind = 'repay'::text) AND (COALESCE((r).means, (x).means) = 'own'::text) AND ((r).amount > own_outlay((x).recovery_id))) THEN 'over_own_money'::text WHEN (((r).kind = 'reverse'::text) AND ((x).held > 0)) THEN 'hold_open'::text ELSE 'booked'::text END;

ALTER FUNCTION follow_refusal(r recovery_request, x recovery, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION others_step(amount_limit bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN GREATEST((amount_limit / 20), (1)::bigint);

ALTER FUNCTION others_step(amount_limit bigint) OWNER TO latitude_owner;

CREATE FUNCTION scope_shared(scope text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (scope = ANY (ARRAY['guest_day'::text, 'incident'::text]));

ALTER FUNCTION scope_shared(scope text) OWNER TO latitude_owner;

CREATE FUNCTION fund_doubtful(scope text, hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hard AND (amount > 0) AND (amount > (((amount_limit - used) - held) - CASE WHEN scope_shared(scope) THEN (others_step(amount_limit) - 1) ELSE (0)::bigint END)));

ALTER FUNCTION fund_doubtful(scope text, hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) OWNER TO latitude_owner;

CREATE FUNCTION fund_genesis(property_id bigint, scope text, subject uuid, window_from date, currency text) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256((((((canonical_head('latitude.fund'::text) || int8send(property_id)) || canonical_text(scope)) || uuid_send(subject)) || date_send(window_from)) || canonical_text(currency)));

ALTER FUNCTION fund_genesis(property_id bigint, scope text, subject uuid, window_from date, currency text) OWNER TO latitude_owner;

CREATE FUNCTION fund_given(fund_id bigint, giver_id uuid) RETURNS bigint[]
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return coalesce((
        select array[k.giver_used_after, k.giver_held_after] from fund_entry k
        where k.fund_id = fund_id and k.giver_id = giver_id
        order by k.seq desc limit 1), '{0,0}');
end
$$;

ALTER FUNCTION fund_given(fund_id bigint, giver_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION fund_keys(acts recovery_act[]) RETURNS SETOF fund_key
    LANGUAGE plpgsql STABLE ROWS 128
    AS $$
begin
    return query
    select a.place, a.property_id, s.scope, s.subject, s.window_from, a.currency,
        k.policy_id, k.hard, k.amount_limit
    from unnest(acts) a
    cross join lateral (values
        ('employee_day', a.employee_id, a.booked_on),
        ('employee_month', a.employee_id, date_trunc('month', a.booked_on)::date),
        ('guest_day', a.guest_id, a.booked_on),
        ('incident', a.incident_id, date '-infinity')) s (scope, subject, window_from)
    cross join lateral (
        select (array_agg(l.policy_id order by l.amount_limit desc, v.number desc))[1]
                as policy_id,
            bool_and(l.hard) as hard, max(l.amount_limit) as amount_limit,
            count(*) as versions, count(l.policy_id) as naming
        from policy v
        left join policy_limit l on l.policy_id = v.policy_id and l.scope = s.scope
        where v.property_id = a.property_id and v.valid_from <= a.today
            and v.number >= coalesce((
                select max(o.number) from policy o
                where o.property_id = a.property_id
                    and o.valid_from <= case s.scope when 'incident' then a.booked_on
                        else s.window_from end), 0)) k
    where a.code is null and a.recovery_id is null and s.subject is not null
        and k.versions > 0 and k.versions = k.naming;
end
$$;

ALTER FUNCTION fund_keys(acts recovery_act[]) OWNER TO latitude_owner;

CREATE FUNCTION fund_link(previous bytea, seq bigint, policy_id bigint, hard boolean, amount_limit bigint, used_change bigint, held_change bigint, digest bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(((((((((canonical_head('latitude.link'::text) || canonical(previous)) || int8send(seq)) || int8send(policy_id)) || boolsend(hard)) || int8send(amount_limit)) || int8send(used_change)) || int8send(held_change)) || canonical(digest)));

ALTER FUNCTION fund_link(previous bytea, seq bigint, policy_id bigint, hard boolean, amount_limit bigint, used_change bigint, held_change bigint, digest bytea) OWNER TO latitude_owner;

CREATE FUNCTION fund_lock(acts recovery_act[], keys fund_key[]) RETURNS SETOF recovery_act
    LANGUAGE plpgsql ROWS 64
    AS $$
begin
    perform fund_open(keys);
    perform from fund
    where fund_id in (
        select f.fund_id from unnest(keys) k
        join fund f on (f.subject, f.window_from, f.scope, f.property_id)
            = (k.subject, k.window_from, k.scope, k.property_id)
        union
        select l.fund_id from unnest(acts) a
        join entry e on e.request_id = a.recovery_id
        join fund_entry l on l.entry_id = e.entry_id)
    order by fund_id
    for no key update;
    perform fund_raise(keys);
    return query
    select a.place, a.employee_id, a.property_id, a.cost_centre_id, a.desk_id, a.currency, a.means,
        a.today, a.occurred_on, a.booked_on, a.certification_id, a.guest_id, a.incident_id,
        a.recovery_id,
        a.code, d.funds
    from unnest(acts) a
    left join lateral (
        select array_agg(u.fund_id order by u.fund_id) as funds
        from (
            select f.fund_id from unnest(keys) k
            join fund f on (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id)
            where k.place = a.place
            union all
            select l.fund_id from entry e join fund_entry l on l.entry_id = e.entry_id
            where e.request_id = a.recovery_id) u) d on true
    order by a.place;
end
$$;

ALTER FUNCTION fund_lock(acts recovery_act[], keys fund_key[]) OWNER TO latitude_owner;

CREATE FUNCTION fund_move(funds bigint[], entry_id bigint, giver_id uuid, used_change bigint, held_change bigint, digest bytea) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    with moved as (
        update fund f
        set used = f.used + used_change, held = f.held + held_change, seq = f.seq + 1,
            head = fund_link(f.head, f.seq + 1, f.policy_id, f.hard, f.amount_limit,
                used_change, held_change, digest)
        where f.fund_id = any (funds)
        returning f.fund_id, f.seq, f.policy_id, f.hard, f.amount_limit, f.used, f.held, f.head,
            case when scope_shared(f.scope) then giver_id end as giver)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash, giver_id, giver_used_after, giver_held_after)
    select m.fund_id, m.seq, entry_id, m.policy_id, m.hard, m.amount_limit, used_change,
        held_change, m.used, m.held, m.head, m.giver, g.given[1] + used_change,
        g.given[2] + held_change
    from moved m
    cross join lateral (
        -- Most are the first of their guest and day: nothing was given before.
        select case when m.giver is null then null when m.seq = 2 then '{0,0}'::bigint[]
            else fund_given(m.fund_id, m.giver) end as given) g;
end
$$;

ALTER FUNCTION fund_move(funds bigint[], entry_id bigint, giver_id uuid, used_change bigint, held_change bigint, digest bytea) OWNER TO latitude_owner;

CREATE FUNCTION fund_open(keys fund_key[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    with opened as (
        insert into fund (property_id, scope, subject, window_from, currency, policy_id, hard,
            amount_limit, seq, head)
        select distinct on (k.subject, k.window_from, k.scope, k.property_id)
            k.property_id, k.scope, k.subject, k.window_from, k.currency, k.policy_id, k.hard,
            k.amount_limit, 1,
            fund_link(
                fund_genesis(k.property_id, k.scope, k.subject, k.window_from, k.currency),
                1, k.policy_id, k.hard, k.amount_limit, 0, 0, null)
        from unnest(keys) k
        where not exists (
            select from fund f where (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id))
        order by k.subject, k.window_from, k.scope, k.property_id
        on conflict on constraint fund_once_per_window do nothing
        returning fund_id, policy_id, hard, amount_limit, head)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash)
    select o.fund_id, 1, null, o.policy_id, o.hard, o.amount_limit, 0, 0, 0, 0, o.head
    from opened o;
end
$$;

ALTER FUNCTION fund_open(keys fund_key[]) OWNER TO latitude_owner;

CREATE FUNCTION fund_over(hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hard AND (amount > ((amount_limit - used) - held)));

ALTER FUNCTION fund_over(hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) OWNER TO latitude_owner;

CREATE FUNCTION fund_raise(keys fund_key[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    with raised as (
        update fund f
        set policy_id = k.policy_id, hard = f.hard and k.hard,
            amount_limit = greatest(f.amount_limit, k.amount_limit), seq = f.seq + 1,
            head = fund_link(f.head, f.seq + 1, k.policy_id, f.hard and k.hard,
                greatest(f.amount_limit, k.amount_limit), 0, 0, null)
        from (select distinct on (subject, window_from, scope, property_id) * from unnest(keys)) k
        where (f.subject, f.window_from, f.scope, f.property_id)
                = (k.subject, k.window_from, k.scope, k.property_id)
            and (f.amount_limit < k.amount_limit or f.hard and not k.hard)
        returning f.*)
    insert into fund_entry (fund_id, seq, entry_id, policy_id, hard, amount_limit, used_change,
        held_change, used_after, held_after, hash)
    select r.fund_id, r.seq, null, r.policy_id, r.hard, r.amount_limit, 0, 0, r.used, r.held, r.head
    from raised r;
end
$$;

ALTER FUNCTION fund_raise(keys fund_key[]) OWNER TO latitude_owner;

CREATE FUNCTION fund_window_until(scope text, window_from date) RETURNS date
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE scope WHEN 'employee_month'::text THEN ((window_from + '1 mon -1 days'::interval))::date WHEN 'incident'::text THEN NULL::date ELSE window_from END;

ALTER FUNCTION fund_window_until(scope text, window_from date) OWNER TO latitude_owner;

CREATE FUNCTION granted_windows(month date) RETURNS TABLE(property_id bigint, scope text, window_from date, until date, hard boolean, amount_limit bigint)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_column
begin
    return query
        select s.property_id, s.scope, s.window_from, s.until, k.hard, k.amount_limit
        from (
            select p.property_id, least(
                (clock_timestamp() at time zone p.time_zone)::date,
                (granted_windows.month + interval '1 month - 1 day')::date) as until
            from property p) o
        cross join lateral (
            select o.property_id, 'employee_month' as scope, granted_windows.month as window_from,
                o.until
            where granted_windows.month <= o.until
            union all
            select o.property_id, 'employee_day', d::date, d::date
            from generate_series(
                granted_windows.month::timestamp, o.until::timestamp, '1 day') d) s
        cross join lateral (
            select bool_and(l.hard) as hard, max(l.amount_limit) as amount_limit,
                count(*) as versions, count(l.policy_id) as naming
            from policy v
            left join policy_limit l on l.policy_id = v.policy_id and l.scope = s.scope
            where v.property_id = s.property_id and v.valid_from <= s.until
                and v.number >= coalesce((
                    select max(n.number) from policy n
                    where n.property_id = s.property_id and n.valid_from <= s.window_from), 0)) k
        where k.versions > 0 and k.versions = k.naming;
end
$$;

ALTER FUNCTION granted_windows(month date) OWNER TO latitude_owner;

CREATE FUNCTION guest_bytes(guest_id uuid) RETURNS bytea
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select canonical_text(g.kind) || int4send(g.generation) || int8send(g.property_id)
        from guest g where g.guest_id = guest_id);
end
$$;

ALTER FUNCTION guest_bytes(guest_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION guest_envelope(guest_id uuid) RETURNS bytea
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select envelope_of(k.key_id, k.master, k.salt, k.wrapped, l.sealed)
        from guest_label l join vault_key k on k.key_id = l.key_id
        where l.guest_id = guest_id);
end
$$;

ALTER FUNCTION guest_envelope(guest_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION guest_erase(guest_id uuid, reason text) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION guest_erase(guest_id uuid, reason text) OWNER TO latitude_owner;

CREATE FUNCTION guest_told(employee_id uuid, asked_by uuid, instant timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return employee_id = asked_by or exists (
        select from employee o join property p on p.property_id = o.property_id
        where o.employee_id = employee_id and o.heir_id = asked_by
            and o.left_on < (instant at time zone p.time_zone)::date);
end
$$;

ALTER FUNCTION guest_told(employee_id uuid, asked_by uuid, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION guest_write(r recovery_request, a recovery_act, instant timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    next_generation integer := (
        select coalesce(max(l.generation), 0) + 1 from guest_label l
        where (l.property_id, l.kind, l.label_index)
            = (a.property_id, r.guest_kind, r.guest_index));
begin
    insert into guest (guest_id, property_id, kind, generation, since)
    values (a.guest_id, a.property_id, r.guest_kind, next_generation, instant);
    insert into guest_label (
        guest_id, property_id, kind, label_index, generation, key_id, sealed)
    values (a.guest_id, a.property_id, r.guest_kind, r.guest_index, next_generation,
        vault_keep(r.guest_sealed, null, null, a.guest_id), envelope_sealed(r.guest_sealed));
end
$$;

ALTER FUNCTION guest_write(r recovery_request, a recovery_act, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION hold_expire(holds uuid[]) RETURNS TABLE(recovery_id uuid, recovery_code text, refusal text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
begin
    perform period_share();
    return query select t.* from holds_expire(holds, clock_timestamp()) t;
end
$$;

ALTER FUNCTION hold_expire(holds uuid[]) OWNER TO latitude_book;

CREATE FUNCTION hold_overdue(at_most integer, apart uuid[]) RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return holds_over(at_most, apart, clock_timestamp());
end
$$;

ALTER FUNCTION hold_overdue(at_most integer, apart uuid[]) OWNER TO latitude_book;

CREATE FUNCTION holds_expire(holds uuid[], instant timestamp with time zone) RETURNS TABLE(recovery_id uuid, recovery_code text, refusal text)
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_column
declare
    requests recovery_request[];
    acts recovery_act[];
    answers recovery_answer[];
begin
    select array_agg(expiry_request(x) order by o.n),
        array_agg(expiry_act(x, o.n::integer, instant) order by o.n)
    into requests, acts
    from unnest(holds) with ordinality o (id, n) join recovery x on x.recovery_id = o.id;
    answers := array(
        select b::recovery_answer from recovery_post_batch(requests, acts, instant) b);
    return query
    select x.recovery_id, x.code, b.code
    from unnest(acts) a
    join recovery x on x.recovery_id = a.recovery_id
    left join lateral (
        select z.code from unnest(answers) z where z.place = a.place limit 1) b on true
    where x.held > 0 and x.expires_at <= instant;
end
$$;

ALTER FUNCTION holds_expire(holds uuid[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION holds_over(at_most integer, apart uuid[], instant timestamp with time zone) RETURNS uuid[]
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return array(
        select x.recovery_id from recovery x
        where x.held > 0 and x.expires_at <= instant and x.recovery_id <> all (apart)
        order by x.expires_at, x.recovery_id limit at_most);
end
$$;

ALTER FUNCTION holds_over(at_most integer, apart uuid[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION identity_add(issuer text, subject text, employee_id uuid) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made identity;
begin
    insert into identity (issuer, subject, employee_id) values (issuer, subject, employee_id)
    returning * into made;
    perform register_add('identity', issuer || '/' || subject, to_jsonb(made));
end
$$;

ALTER FUNCTION identity_add(issuer text, subject text, employee_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION incident_code(recovery_id uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    if asker_is('finance') or asker_did(recovery_id) then
        return (
            select i.code from recovery x join recovery i on i.recovery_id = x.incident_id
            where x.recovery_id = recovery_id);
    end if;
    return null;
end
$$;

ALTER FUNCTION incident_code(recovery_id uuid) OWNER TO latitude_book;

CREATE FUNCTION is_opening(kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (kind = ANY (ARRAY['spend'::text, 'hold'::text, 'waiver'::text, 'gift'::text]));

ALTER FUNCTION is_opening(kind text) OWNER TO latitude_owner;

CREATE FUNCTION letter_hash(key_id uuid, content bytea) RETURNS bytea
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return salted(
        coalesce((select k.salt from vault_key k where k.key_id = key_id), ''::bytea),
        uuid_send(asker()) || content);
end
$$;

ALTER FUNCTION letter_hash(key_id uuid, content bytea) OWNER TO latitude_owner;

CREATE FUNCTION letter_write(request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    select l.code, l.of_recovery into code, of_recovery
    from letter_write_at(
        clock_timestamp(), request_id, recovery_id, recovery_code, envelope, content) l;
end
$$;

ALTER FUNCTION letter_write(request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_book;

CREATE FUNCTION letter_write_at(instant timestamp with time zone, request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION letter_write_at(instant timestamp with time zone, request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_owner;

CREATE FUNCTION limit_ask(r recovery_request, a recovery_act) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
declare
    subjects bytea[] := array(
        select limit_subject(r, a, k.scope) from fund_keys(array[a]) k
        where limit_subject(r, a, k.scope) is not null);
    subject bytea;
begin
    if cardinality(subjects) = 0 then
        return true;
    end if;
    perform pg_advisory_xact_lock(hashtextextended('limit_question ' || a.employee_id, 0));
    foreach subject in array subjects loop
        if limit_asked(r, a, subject) >= 10 then
            return false;
        end if;
    end loop;
    foreach subject in array subjects loop
        perform limit_note(r, a, subject, null, null, 'told');
    end loop;
    return true;
end
$$;

ALTER FUNCTION limit_ask(r recovery_request, a recovery_act) OWNER TO latitude_owner;

CREATE FUNCTION limit_asked(r recovery_request, a recovery_act, subject bytea) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select count(*) from limit_question q
        where q.employee_id = a.employee_id and q.subject = subject and q.asked_on = a.today
            and (q.request_id, q.amount) <> (r.request_id, coalesce(r.amount, 0)));
end
$$;

ALTER FUNCTION limit_asked(r recovery_request, a recovery_act, subject bytea) OWNER TO latitude_owner;

CREATE FUNCTION limit_judge(r recovery_request, a recovery_act, result recovery_result) RETURNS recovery_result
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    f record;
    amount bigint := coalesce(r.amount, 0);
    most bigint;  -- what is left at most, as it is told
begin
    for f in
        select x.fund_id, x.amount_limit, x.used, x.held, s.step, s.subject,
            s.given[1] + s.given[2] as own,
            others_told(x.amount_limit, x.used + x.held - s.given[1] - s.given[2]) as others
        from fund x
        cross join lateral (
            select others_step(x.amount_limit) as step, limit_subject(r, a, x.scope) as subject,
                fund_given(x.fund_id, a.employee_id) as given) s
        where x.fund_id = any (a.funds) and scope_shared(x.scope) and x.hard
        order by x.fund_id
    loop
        most := f.amount_limit - f.own - f.others;
        continue when amount <= case when f.subject is null then most else most - f.step + 1 end;
        result.fund_id := f.fund_id;
        result.code := case
            when f.subject is null then 'over_limit'
            when limit_asked(r, a, f.subject) >= 10 then 'too_many_requests'
            when amount > most or limit_searched(r, a, f.subject, f.fund_id, f.own + amount)
                then 'over_limit'
        end;
        if result.code is not null then
            if f.subject is not null and result.code = 'over_limit' then
                perform limit_note(r, a, f.subject, f.fund_id, f.own + amount, 'told');
            end if;
            return result;
        end if;
        result.code := case when fund_over(true, f.amount_limit, f.used, f.held, amount)
            then 'over_limit' end;
        perform limit_note(r, a, f.subject, f.fund_id, f.own + amount,
            case when result.code is null then 'fitted' else 'over' end);
        if result.code is not null then
            return result;
        end if;
    end loop;
    result.fund_id := null;
    result.code := 'booked';
    return result;
end
$$;

ALTER FUNCTION limit_judge(r recovery_request, a recovery_act, result recovery_result) OWNER TO latitude_owner;

CREATE FUNCTION limit_note(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint, answer text) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    delete from limit_question q
    where q.employee_id = a.employee_id and q.asked_on < a.today - 31;
    insert into limit_question (
        employee_id, subject, asked_on, request_id, amount, fund_id, reach, answer)
    values (a.employee_id, subject, a.today, r.request_id, coalesce(r.amount, 0), fund_id, reach,
        answer)
    on conflict on constraint limit_question_pk do nothing;
    if not found or answer = 'fitted' then
        return;
    end if;
    insert into guest_access (guest_id, employee_id, route)
    select g.guest_id, a.employee_id, case when fund_id is null then 'check' else 'refused' end
    from guest g
    where g.guest_id = case when subject = r.guest_index then a.guest_id else (
        select x.guest_id from recovery x where x.recovery_id = a.incident_id) end;
end
$$;

ALTER FUNCTION limit_note(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint, answer text) OWNER TO latitude_owner;

CREATE FUNCTION limit_searched(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select reach > coalesce(max(q.reach) filter (where q.answer = 'fitted'), 0)
            and bool_or(q.answer = 'over' or not exists (
                select from recovery x
                where x.recovery_id = q.request_id and not x.reversed
                    and x.spent - x.repaid + x.held >= q.amount))
        from limit_question q
        where q.employee_id = a.employee_id and q.subject = subject and q.fund_id = fund_id
            and q.answer <> 'told'
            and (q.request_id, q.amount) <> (r.request_id, coalesce(r.amount, 0)));
end
$$;

ALTER FUNCTION limit_searched(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint) OWNER TO latitude_owner;

CREATE FUNCTION limit_subject(r recovery_request, a recovery_act, scope text) RETURNS bytea
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (scope = 'guest_day'::text) THEN (r).guest_index WHEN ((scope = 'incident'::text) AND ((a).incident_id <> (r).request_id)) THEN uuid_send((a).incident_id) ELSE NULL::bytea END;

ALTER FUNCTION limit_subject(r recovery_request, a recovery_act, scope text) OWNER TO latitude_owner;

CREATE FUNCTION line_up_act(property_id bigint, day date) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select l.recovery_id from line_up l
        where l.property_id = property_id and l.day = day
        order by l.line_up_id desc limit 1);
end
$$;

ALTER FUNCTION line_up_act(property_id bigint, day date) OWNER TO latitude_owner;

CREATE FUNCTION line_up_add(recovery_id uuid) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION line_up_add(recovery_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION line_up_choose(recovery_id uuid, recovery_code text, most_words integer, OUT code text, OUT words integer) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
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

ALTER FUNCTION line_up_choose(recovery_id uuid, recovery_code text, most_words integer, OUT code text, OUT words integer) OWNER TO latitude_book;

CREATE FUNCTION line_up_take_back() RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
begin
    if not asker_is('manager') then
        return 'not_entitled';
    end if;
    perform line_up_add(null);
    return 'booked';
end
$$;

ALTER FUNCTION line_up_take_back() OWNER TO latitude_book;

CREATE FUNCTION made_by_client(id uuid) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ((id)::text ~ '^.{14}[47].{4}[89ab]'::text);

ALTER FUNCTION made_by_client(id uuid) OWNER TO latitude_owner;

CREATE FUNCTION may_follow(r recovery_request, instant timestamp with time zone, employee_id uuid, roles text[], x recovery) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return x.employee_id = employee_id
        or r.kind = 'reverse' and 'finance' = any (roles)
        or exists (
            select from employee o join property p on p.property_id = o.property_id
            where o.employee_id = x.employee_id and o.heir_id = employee_id
                and o.left_on < (instant at time zone p.time_zone)::date);
end
$$;

ALTER FUNCTION may_follow(r recovery_request, instant timestamp with time zone, employee_id uuid, roles text[], x recovery) OWNER TO latitude_owner;

CREATE FUNCTION may_see(employee_id uuid, roles text[], x recovery) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return 'finance' = any (roles)
        or story_shared(x.recovery_id, (
            select e.cost_centre_id from employee e where e.employee_id = employee_id))
            is not null;
end
$$;

ALTER FUNCTION may_see(employee_id uuid, roles text[], x recovery) OWNER TO latitude_owner;

CREATE FUNCTION means_of(r recovery_request, usual text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN ((r).kind = 'waiver'::text) THEN 'folio'::text WHEN ((r).means IS NOT NULL) THEN (r).means WHEN ((r).kind = 'gift'::text) THEN CASE WHEN ((COALESCE((r).amount, (0)::bigint) = 0) AND (COALESCE((r).minutes, 0) > 0)) THEN 'time'::text ELSE 'in_kind'::text END ELSE usual END;

ALTER FUNCTION means_of(r recovery_request, usual text) OWNER TO latitude_owner;

CREATE FUNCTION month_is_over(month date, instant timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select coalesce(min(instant at time zone p.time_zone), instant at time zone 'UTC')
            >= month + interval '1 month'
        from property p);
end
$$;

ALTER FUNCTION month_is_over(month date, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION open_acts(property_id bigint, today date) RETURNS TABLE(part text, recovery_id uuid, employee_id uuid)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT 'hold'::text AS part,
     x.recovery_id,
     x.employee_id
    FROM recovery x
   WHERE ((x.property_id = open_acts.property_id) AND (x.held > 0))
 UNION ALL
  SELECT 'unasked'::text AS part,
     x.recovery_id,
     x.employee_id
    FROM recovery x
   WHERE ((x.property_id = open_acts.property_id) AND ((x.occurred_on >= (open_acts.today - 30)) AND (x.occurred_on <= open_acts.today)) AND (NOT x.reversed) AND (COALESCE(x.hold_state, 'settled'::text) = 'settled'::text) AND (NOT (EXISTS ( SELECT
            FROM outcome o
           WHERE (o.recovery_id = x.recovery_id)))));
END;

ALTER FUNCTION open_acts(property_id bigint, today date) OWNER TO latitude_owner;

CREATE TABLE period (
    month date NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT period_is_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

ALTER TABLE period OWNER TO latitude_owner;

CREATE FUNCTION open_day() RETURNS date
    LANGUAGE sql STABLE
    RETURN COALESCE((SELECT ((max(period.month) + '1 mon'::interval))::date AS date FROM period WHERE (period.closed_at IS NOT NULL)), '-infinity'::date);

ALTER FUNCTION open_day() OWNER TO latitude_owner;

CREATE FUNCTION organisation_set_up(name text, is_demo boolean) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made organisation;
begin
    insert into organisation (name, is_demo, code_key, register_head)
    -- Only houses of before have codes by this key.
    values (name, is_demo, 1, sha256(canonical_head('latitude.register')))
    returning * into made;
    perform register_add('organisation', 'only',
        to_jsonb(made) - array['register_seq', 'register_head']);
    insert into code_secret (secret) values (sha256(uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
    perform register_add('code_secret', 'only', to_jsonb(s)) from code_secret s;
    perform register_add('account', a.account, to_jsonb(a)) from account a order by a.account;
    perform register_add('means_account', m.means, to_jsonb(m))
    from means_account m order by m.means;
    -- A server may have been there before.
    perform register_add('vault_master', v.master::text, to_jsonb(v))
    from vault_master v order by v.master;
    perform register_add('vault_secret', s.purpose, to_jsonb(s))
    from vault_secret s order by s.purpose;
    perform register_add('signing_key', k.number::text, to_jsonb(k))
    from signing_key k order by k.number;
end
$$;

ALTER FUNCTION organisation_set_up(name text, is_demo boolean) OWNER TO latitude_owner;

CREATE FUNCTION others_told(amount_limit bigint, others bigint) RETURNS bigint
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (others - (others % others_step(amount_limit)));

ALTER FUNCTION others_told(amount_limit bigint, others bigint) OWNER TO latitude_owner;

CREATE FUNCTION out_on_rescue() RETURNS TABLE(name text, until timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query
        select e.name, max(x.away_until)
        from asker_managed() m
        join recovery x on x.property_id = m.property_id
        join employee e on e.employee_id = x.employee_id
        where x.away_until > clock_timestamp() and not x.reversed
            and coalesce(x.hold_state, 'open') = 'open'
        group by e.employee_id, e.name order by max(x.away_until), e.name;
end
$$;

ALTER FUNCTION out_on_rescue() OWNER TO latitude_book;

CREATE FUNCTION outcome_cost(months integer) RETURNS TABLE(above bigint, up_to bigint, asked integer, good integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query select c.* from asker_managed() m
        cross join outcome_cost_at(m.property_id, m.today, outcome_cost.months) c
        where m.property_id is not null;
end
$$;

ALTER FUNCTION outcome_cost(months integer) OWNER TO latitude_book;

CREATE FUNCTION suppressed_bands(bands integer[], people uuid[], goods boolean[]) RETURNS integer[]
    LANGUAGE plpgsql IMMUTABLE
    AS $$
#variable_conflict use_variable
declare
    kept integer[] := '{}';
    kept_people uuid[];
    kept_goods boolean[];
    band record;
begin
    select array_agg(a.id), array_agg(a.good) into kept_people, kept_goods
    from unnest(bands, people, goods) a (place, id, good) where a.place is null;
    for band in
        select a.place, array_agg(a.id) as people, array_agg(a.good) as goods
        from unnest(bands, people, goods) a (place, id, good)
        where a.place is not null
        group by a.place
        order by band_enough(array_agg(a.id), array_agg(a.good)), count(distinct a.id), a.place
    loop
        exit when band_enough(band.people, band.goods) and band_enough(kept_people, kept_goods);
        kept := kept || band.place;
        kept_people := kept_people || band.people;
        kept_goods := kept_goods || band.goods;
    end loop;
    return kept;
end
$$;

ALTER FUNCTION suppressed_bands(bands integer[], people uuid[], goods boolean[]) OWNER TO latitude_owner;

CREATE FUNCTION told_spans(property_id bigint, today date) RETURNS TABLE(from_day date, until_day date, as_at timestamp with time zone)
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    first_day date := today - days_of_books(property_id, today);
    zone text := (select p.time_zone from property p where p.property_id = property_id);
    month date := date_trunc('month', first_day);
    told_on date;
begin
    while today - first_day >= 90 loop
        from_day := coalesce(from_day, month);
        month := month + interval '1 month';
        until_day := month - 1;
        told_on := date_trunc('week', month + 13);
        exit when told_on > today;
        as_at := told_on::timestamp at time zone zone;
        if span_enough(property_id, from_day, until_day, as_at) then
            return next;
            from_day := null;
        end if;
    end loop;
end
$$;

ALTER FUNCTION told_spans(property_id bigint, today date) OWNER TO latitude_owner;

CREATE FUNCTION told_months(property_id bigint, today date, months integer) RETURNS TABLE(from_day date, until_day date, as_at timestamp with time zone)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT s.from_day,
     s.until_day,
     s.as_at
    FROM ( SELECT t.from_day,
             t.until_day,
             t.as_at,
             max(t.until_day) OVER () AS newest
            FROM told_spans(told_months.property_id, told_months.today) t(from_day, until_day, as_at)) s
   WHERE (s.from_day >= ((s.newest + 1) - make_interval(months => told_months.months)));
END;

ALTER FUNCTION told_months(property_id bigint, today date, months integer) OWNER TO latitude_owner;

CREATE FUNCTION outcome_cost_at(property_id bigint, today date, months integer) RETURNS TABLE(above bigint, up_to bigint, asked integer, good integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH reach AS (
          SELECT min(m.from_day) AS from_day
            FROM told_months(outcome_cost_at.property_id, outcome_cost_at.today, outcome_cost_at.months) m(from_day, until_day, as_at)
         ), act AS (
          SELECT
                 CASE
                     WHEN (a_1.group_from >= r.from_day) THEN a_1.band
                     ELSE NULL::integer
                 END AS band,
             a_1.above,
             a_1.up_to,
             a_1.employee_id,
             a_1.is_good
            FROM (reach r
              JOIN cost_acts(outcome_cost_at.property_id, outcome_cost_at.today) a_1(from_day, group_from, band, above, up_to, employee_id, is_good) ON ((a_1.from_day >= r.from_day)))
         ), kept AS (
          SELECT suppressed_bands(array_agg(a_1.band), array_agg(a_1.employee_id), array_agg(a_1.is_good)) AS bands
            FROM act a_1
         )
  SELECT a.above,
     a.up_to,
     (count(*))::integer AS count,
     (count(*) FILTER (WHERE a.is_good))::integer AS count
    FROM (act a
      JOIN kept k ON (((a.band IS NOT NULL) AND (a.band <> ALL (k.bands)))))
   GROUP BY a.above, a.up_to
   ORDER BY a.above NULLS FIRST;
END;

ALTER FUNCTION outcome_cost_at(property_id bigint, today date, months integer) OWNER TO latitude_owner;

CREATE FUNCTION outcome_mix(months integer) RETURNS TABLE(from_day date, until_day date, delighted integer, better integer, same integer, worse integer, lost integer, good integer, not_good integer, not_asked integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query
        select o.* from asker_managed() m
        cross join outcome_mix_at(m.property_id, m.today, outcome_mix.months) o
        where m.property_id is not null;
end
$$;

ALTER FUNCTION outcome_mix(months integer) OWNER TO latitude_book;

CREATE FUNCTION suppressed_cells(cells text[], employees uuid[], acts integer[], minimum integer) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE
    AS $$
#variable_conflict use_variable
declare
    kept text[] := '{}';
    kept_people uuid[] := '{}';
    cell record;
begin
    for cell in
        select a.name, array_agg(distinct a.id) as people
        from unnest(cells, employees, acts) a (name, id, acts)
        group by a.name
        order by count(distinct a.id), sum(a.acts), a.name
    loop
        exit when enough_people(count_people(cell.people), minimum)
            and enough_people(count_people(kept_people), minimum);
        kept := kept || cell.name;
        kept_people := kept_people || cell.people;
    end loop;
    return kept;
end
$$;

ALTER FUNCTION suppressed_cells(cells text[], employees uuid[], acts integer[], minimum integer) OWNER TO latitude_owner;

CREATE FUNCTION suppressed_cells(cells text[], employees uuid[], minimum integer) RETURNS text[]
    LANGUAGE sql IMMUTABLE
    RETURN suppressed_cells(cells, employees, array_fill(1, ARRAY[COALESCE(cardinality(cells), 0)]), minimum);

ALTER FUNCTION suppressed_cells(cells text[], employees uuid[], minimum integer) OWNER TO latitude_owner;

CREATE FUNCTION told_count(acts bigint, cell text, kept text[]) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN (cell <> ALL (kept)) THEN (acts)::integer ELSE NULL::integer END;

ALTER FUNCTION told_count(acts bigint, cell text, kept text[]) OWNER TO latitude_owner;

CREATE FUNCTION outcome_mix_at(property_id bigint, today date, months integer) RETURNS TABLE(from_day date, until_day date, delighted integer, better integer, same integer, worse integer, lost integer, good integer, not_good integer, not_asked integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 WITH span AS (
          SELECT s_1.from_day,
             s_1.until_day,
             count(*) FILTER (WHERE (a.outcome = 'delighted'::text)) AS delighted,
             count(*) FILTER (WHERE (a.outcome = 'better'::text)) AS better,
             count(*) FILTER (WHERE (a.outcome = 'same'::text)) AS same,
             count(*) FILTER (WHERE (a.outcome = 'worse'::text)) AS worse,
             count(*) FILTER (WHERE (a.outcome = 'lost'::text)) AS lost,
             count(*) FILTER (WHERE a.is_good) AS good,
             count(*) FILTER (WHERE (NOT a.is_good)) AS not_good,
             count(a.employee_id) FILTER (WHERE (a.is_good IS NULL)) AS not_asked,
             (suppressed_cells(array_agg(a.outcome) FILTER (WHERE a.is_good), array_agg(a.employee_id) FILTER (WHERE a.is_good), 3) || suppressed_cells(array_agg(a.outcome) FILTER (WHERE (NOT a.is_good)), array_agg(a.employee_id) FILTER (WHERE (NOT a.is_good)), 3)) AS kept
            FROM (told_months(outcome_mix_at.property_id, outcome_mix_at.today, outcome_mix_at.months) s_1(from_day, until_day, as_at)
              LEFT JOIN LATERAL counted_acts(outcome_mix_at.property_id, s_1.from_day, s_1.until_day, s_1.as_at) a(employee_id, cost, outcome, is_good) ON (true))
           GROUP BY s_1.from_day, s_1.until_day
         )
  SELECT s.from_day,
     s.until_day,
     told_count(s.delighted, 'delighted'::text, s.kept) AS told_count,
     told_count(s.better, 'better'::text, s.kept) AS told_count,
     told_count(s.same, 'same'::text, s.kept) AS told_count,
     told_count(s.worse, 'worse'::text, s.kept) AS told_count,
     told_count(s.lost, 'lost'::text, s.kept) AS told_count,
     (s.good)::integer AS good,
     (s.not_good)::integer AS not_good,
     (s.not_asked)::integer AS not_asked
    FROM span s
   ORDER BY s.from_day;
END;

ALTER FUNCTION outcome_mix_at(property_id bigint, today date, months integer) OWNER TO latitude_owner;

CREATE FUNCTION outcome_report(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select o.code, o.of_recovery into code, of_recovery
    from outcome_report_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        outcome, envelope, content) o;
end
$$;

ALTER FUNCTION outcome_report(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_book;

CREATE FUNCTION outcome_report_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION outcome_report_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_owner;

CREATE FUNCTION outcome_sums(months integer) RETURNS TABLE(property text, currency text, days integer, from_day date, until_day date, acts integer, asked integer, good integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    return query select s.* from asker_managed() m
        cross join outcome_sums_at(m.property_id, m.today, outcome_sums.months) s
        where m.property_id is not null;
end
$$;

ALTER FUNCTION outcome_sums(months integer) OWNER TO latitude_book;

CREATE FUNCTION outcome_sums_at(property_id bigint, today date, months integer) RETURNS TABLE(property text, currency text, days integer, from_day date, until_day date, acts integer, asked integer, good integer)
    LANGUAGE sql STABLE
    BEGIN ATOMIC
 SELECT p.name,
     p.currency,
     days_of_books(p.property_id, outcome_sums_at.today) AS days_of_books,
     s.from_day,
     s.until_day,
     s.acts,
     s.asked,
     s.good
    FROM (property p
      CROSS JOIN LATERAL ( SELECT min(m.from_day) AS min,
             max(m.until_day) AS max,
             (COALESCE(sum(((m.good + m.not_good) + m.not_asked)), (0)::bigint))::integer AS "coalesce",
             (COALESCE(sum((m.good + m.not_good)), (0)::bigint))::integer AS "coalesce",
             (COALESCE(sum(m.good), (0)::bigint))::integer AS "coalesce"
            FROM outcome_mix_at(p.property_id, outcome_sums_at.today, outcome_sums_at.months) m(from_day, until_day, delighted, better, same, worse, lost, good, not_good, not_asked)) s(from_day, until_day, acts, asked, good))
   WHERE (p.property_id = outcome_sums_at.property_id);
END;

ALTER FUNCTION outcome_sums_at(property_id bigint, today date, months integer) OWNER TO latitude_owner;

CREATE FUNCTION own_money_owed(employee_id uuid, currency text, until date) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return coalesce((
            select sum(p.credit - p.debit)
            from recovery x
            join entry e on e.recovery_id = x.recovery_id
            join posting p on p.entry_id = e.entry_id
            join means_account m on m.means = 'own' and m.credit = p.account
            where x.employee_id = employee_id and p.currency = currency
                and x.occurred_on <= until), 0)
        - coalesce((
            select sum(r.amount) from reimbursement r
            where r.employee_id = employee_id and r.currency = currency
                and r.withdrawn_at is null), 0);
end
$$;

ALTER FUNCTION own_money_owed(employee_id uuid, currency text, until date) OWNER TO latitude_owner;

CREATE FUNCTION passphrase_change(employee_id uuid, token_id uuid, hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    perform passphrase_write(employee_id, hash, token_id);
end
$$;

ALTER FUNCTION passphrase_change(employee_id uuid, token_id uuid, hash text) OWNER TO latitude_book;

CREATE FUNCTION passphrase_of(handle text) RETURNS TABLE(employee_id uuid, hash text)
    LANGUAGE plpgsql SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    return query
    select e.employee_id, s.hash
    from employee e
    join identity i on i.employee_id = e.employee_id and i.issuer = 'local'
    join passphrase s on s.employee_id = e.employee_id
    join property p on p.property_id = e.property_id
    where e.handle = handle
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
end
$$;

ALTER FUNCTION passphrase_of(handle text) OWNER TO latitude_book;

CREATE FUNCTION passphrase_rehash(employee_id uuid, old_hash text, new_hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    made passphrase;
begin
    update passphrase s set hash = new_hash
    where s.employee_id = employee_id and s.hash = old_hash
    returning * into made;
    if found then
        perform register_add('passphrase', employee_id::text, to_jsonb(made));
    end if;
end
$$;

ALTER FUNCTION passphrase_rehash(employee_id uuid, old_hash text, new_hash text) OWNER TO latitude_book;

CREATE FUNCTION passphrase_write(employee_id uuid, hash text, spared uuid) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made passphrase;
begin
    insert into passphrase (employee_id, hash, set_at) values (employee_id, hash, clock_timestamp())
    on conflict on constraint passphrase_pk do update set hash = excluded.hash,
        set_at = excluded.set_at
    returning * into made;
    perform register_add('passphrase', employee_id::text, to_jsonb(made));
    perform token_revoke_all(employee_id, spared, clock_timestamp());
end
$$;

ALTER FUNCTION passphrase_write(employee_id uuid, hash text, spared uuid) OWNER TO latitude_owner;

CREATE FUNCTION period_change_add(asker period_asker, month date, closed boolean, reason text) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    standing period;
    made period_change;
begin
    insert into period (month, closed_at)
    values (month, case when closed then asker.instant end)
    on conflict on constraint period_pk do update set closed_at = excluded.closed_at
    returning * into standing;
    insert into period_change (month, closed, employee_id, reason, changed_at)
    values (month, closed, asker.employee_id, reason, asker.instant)
    returning * into made;
    perform register_add('period', standing.month::text, to_jsonb(standing));
    perform register_add('period_change', made.change_id::text, to_jsonb(made));
end
$$;

ALTER FUNCTION period_change_add(asker period_asker, month date, closed boolean, reason text) OWNER TO latitude_owner;

CREATE FUNCTION period_close(token_hash bytea, month date, OUT code text, OUT other date) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    select c.code, c.other into code, other from period_close_at(null, token_hash, month) c;
end
$$;

ALTER FUNCTION period_close(token_hash bytea, month date, OUT code text, OUT other date) OWNER TO latitude_book;

CREATE FUNCTION period_close_at(instant timestamp with time zone, token_hash bytea, month date, OUT code text, OUT other date) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    asker := period_take(token_hash, instant);
    other := (
        select date_trunc('month', min(p.booked_on))::date from posting p
        where p.booked_on >= open_day() and p.booked_on < month);
    code := case
        when asker.code is not null then asker.code
        when not month_is_over(month, asker.instant) then 'period_not_over'
        when month < open_day() then 'period_closed'
        when other is not null then 'period_older_open'
        else 'booked' end;
    if code = 'booked' then
        perform period_change_add(asker, month, true, null);
    end if;
end
$$;

ALTER FUNCTION period_close_at(instant timestamp with time zone, token_hash bytea, month date, OUT code text, OUT other date) OWNER TO latitude_owner;

CREATE FUNCTION period_lock() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(to_regclass('period')::oid::bigint);
end
$$;

ALTER FUNCTION period_lock() OWNER TO latitude_owner;

CREATE FUNCTION period_reopen(token_hash bytea, month date, reason text, OUT code text, OUT other date) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    asker := period_take(token_hash, null);
    other := (select max(d.month) from period d where d.closed_at is not null);
    code := case
        when asker.code is not null then asker.code
        when month > other or other is null then 'period_open'
        when month < other then 'period_later_closed'
        else 'booked' end;
    if code = 'booked' then
        perform period_change_add(asker, month, false, reason);
    end if;
end
$$;

ALTER FUNCTION period_reopen(token_hash bytea, month date, reason text, OUT code text, OUT other date) OWNER TO latitude_book;

CREATE FUNCTION period_share() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock_shared(to_regclass('period')::oid::bigint);
end
$$;

ALTER FUNCTION period_share() OWNER TO latitude_owner;

CREATE FUNCTION period_take(token_hash bytea, instant timestamp with time zone) RETURNS period_asker
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    asker period_asker;
begin
    perform period_lock();
    asker.instant := coalesce(instant, clock_timestamp());
    select f.employee_id, nullif(f.code, 'booked') into asker.employee_id, asker.code
    from finance_asker(token_hash) f;
    return asker;
end
$$;

ALTER FUNCTION period_take(token_hash bytea, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION pin_reset(administrator uuid, handle text, hash text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    holder uuid := (select e.employee_id from employee e where e.handle = handle);
begin
    if holder is null or not exists (
        select from employee a where a.employee_id = administrator and 'admin' = any (a.roles))
    then
        return false;
    end if;
    perform pin_set(holder, hash);
    return true;
end
$$;

ALTER FUNCTION pin_reset(administrator uuid, handle text, hash text) OWNER TO latitude_book;

CREATE FUNCTION pin_right(employee_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    update pin n set wrong_tries = 0 where n.employee_id = employee_id;
end
$$;

ALTER FUNCTION pin_right(employee_id uuid) OWNER TO latitude_book;

CREATE FUNCTION pin_set(employee_id uuid, hash text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    made pin;
begin
    insert into pin (employee_id, hash, set_at) values (employee_id, hash, clock_timestamp())
    on conflict on constraint pin_pk do update
        set hash = excluded.hash, set_at = excluded.set_at, wrong_tries = 0
    returning * into made;
    perform register_add('pin', employee_id::text, to_jsonb(made) - 'wrong_tries');
end
$$;

ALTER FUNCTION pin_set(employee_id uuid, hash text) OWNER TO latitude_book;

CREATE FUNCTION pin_state(employee_id uuid) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
#variable_conflict use_variable
begin
    return coalesce((
        select case when n.wrong_tries >= 5 then 'locked' else 'set' end
        from pin n where n.employee_id = employee_id), 'none');
end
$$;

ALTER FUNCTION pin_state(employee_id uuid) OWNER TO latitude_book;

CREATE FUNCTION pin_try(desk_token bytea, handle text) RETURNS TABLE(employee_id uuid, hash text, desk_id uuid, desk text, idle_seconds integer)
    LANGUAGE plpgsql SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    place desk;
    holder uuid;
begin
    select d.* into place from desk d where d.token_hash = desk_token and d.closed_at is null;
    select e.employee_id into holder from employee e join property p
        on p.property_id = e.property_id
    where e.handle = handle and e.property_id = place.property_id
        and coalesce(e.left_on >= (clock_timestamp() at time zone p.time_zone)::date, true);
    return query
    with tried as (
        update pin n set wrong_tries = n.wrong_tries + 1
        where n.employee_id = holder and n.wrong_tries < 5
        returning n.employee_id, n.hash)
    select n.employee_id, t.hash, place.desk_id, place.name, place.idle_seconds
    from pin n left join tried t on t.employee_id = n.employee_id
    where n.employee_id = holder;
end
$$;

ALTER FUNCTION pin_try(desk_token bytea, handle text) OWNER TO latitude_book;

CREATE FUNCTION policy_in_force(property_id bigint, day date) RETURNS bigint
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select v.policy_id from policy v
        where v.property_id = property_id and v.valid_from <= day
        order by v.number desc limit 1);
end
$$;

ALTER FUNCTION policy_in_force(property_id bigint, day date) OWNER TO latitude_owner;

CREATE FUNCTION policy_limits(policy_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select jsonb_agg(jsonb_build_object(
            'scope', l.scope, 'limit', l.amount_limit, 'hard', l.hard) order by l.scope)
        from policy_limit l where l.policy_id = policy_id);
end
$$;

ALTER FUNCTION policy_limits(policy_id bigint) OWNER TO latitude_owner;

CREATE FUNCTION policy_limits_sorted(limits jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE
    RETURN (SELECT jsonb_agg(jsonb_build_object('scope', l.scope, 'limit', l."limit", 'hard', l.hard) ORDER BY l.scope) AS jsonb_agg FROM jsonb_to_recordset(policy_limits_sorted.limits) l(scope text, "limit" bigint, hard boolean));

ALTER FUNCTION policy_limits_sorted(limits jsonb) OWNER TO latitude_owner;

CREATE FUNCTION policy_set(property_id bigint, valid_from date, owner text, receipts_from bigint, wordings jsonb, limits jsonb) RETURNS integer
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made policy;
begin
    perform from property p where p.property_id = property_id for no key update;
    select p.* into made from policy p
    where p.property_id = property_id order by p.number desc limit 1;
    if (made.valid_from, made.owner, made.receipts_from, policy_wordings(made.policy_id),
            policy_limits(made.policy_id))
        = (valid_from, owner, receipts_from, wordings, policy_limits_sorted(limits)) then
        return made.number;
    end if;
    insert into policy (property_id, number, valid_from, owner, receipts_from)
    values (property_id, coalesce(made.number, 0) + 1, valid_from, owner, receipts_from)
    returning * into made;
    insert into policy_wording (policy_id, language, wording)
    select made.policy_id, w.key, w.value from jsonb_each_text(wordings) w;
    insert into policy_limit (policy_id, scope, amount_limit, hard)
    select made.policy_id, l.scope, l."limit", l.hard
    from jsonb_to_recordset(limits) l (scope text, "limit" bigint, hard boolean);
    perform register_add('policy', made.policy_id::text, to_jsonb(made));
    perform register_add(
        'policy_wording', made.policy_id::text || '/' || w.language, to_jsonb(w))
    from policy_wording w where w.policy_id = made.policy_id order by w.language;
    perform register_add(
        'policy_limit', made.policy_id::text || '/' || l.scope, to_jsonb(l))
    from policy_limit l where l.policy_id = made.policy_id order by l.scope;
    return made.number;
end
$$;

ALTER FUNCTION policy_set(property_id bigint, valid_from date, owner text, receipts_from bigint, wordings jsonb, limits jsonb) OWNER TO latitude_owner;

CREATE FUNCTION policy_wordings(policy_id bigint) RETURNS jsonb
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select jsonb_object_agg(w.language, w.wording)
        from policy_wording w where w.policy_id = policy_id);
end
$$;

ALTER FUNCTION policy_wordings(policy_id bigint) OWNER TO latitude_owner;

CREATE FUNCTION posting_balances() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (
        select from written group by entry_id, currency having sum(debit) <> sum(credit)
    ) then
        raise exception using
            errcode = '23514', constraint = 'posting_balances',
            message = 'postings do not balance';
    end if;
    return null;
end
$$;

ALTER FUNCTION posting_balances() OWNER TO latitude_owner;

CREATE FUNCTION posting_lines_bytes(lines posting[]) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (SELECT string_agg((((((int2send(l.line) || canonical_text(l.account)) || int8send(l.cost_centre_id)) || int8send(l.debit)) || int8send(l.credit)) || canonical_text(l.currency)), '\x'::bytea ORDER BY l.line) AS string_agg FROM unnest(posting_lines_bytes.lines) l(entry_id, line, account, cost_centre_id, debit, credit, currency, booked_on));

ALTER FUNCTION posting_lines_bytes(lines posting[]) OWNER TO latitude_owner;

CREATE FUNCTION posting_pair(means text, amount bigint, cost_centre_id bigint, currency text, backwards boolean) RETURNS posting[]
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    a means_account;
begin
    if amount = 0 then
        return null;
    end if;
    select * into strict a from means_account m where m.means = means;
    return array[
        row(null, 1, case when backwards then a.credit else a.debit end, cost_centre_id, amount,
            0, currency, null)::posting,
        row(null, 2, case when backwards then a.debit else a.credit end, cost_centre_id, 0,
            amount, currency, null)::posting];
end
$$;

ALTER FUNCTION posting_pair(means text, amount bigint, cost_centre_id bigint, currency text, backwards boolean) OWNER TO latitude_owner;

CREATE FUNCTION posting_reversed(recovery_id uuid) RETURNS posting[]
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select array_agg(row(null, n.line, n.account, n.cost_centre_id, greatest(-n.net, 0),
            greatest(n.net, 0), n.currency, null)::posting order by n.line)
        from (
            select row_number() over (order by sum(p.debit - p.credit), p.account) as line,
                p.account, p.cost_centre_id, p.currency, sum(p.debit - p.credit)::bigint as net
            from entry e join posting p on p.entry_id = e.entry_id
            where e.recovery_id = recovery_id
            group by p.account, p.cost_centre_id, p.currency
            having sum(p.debit) <> sum(p.credit)) n);
end
$$;

ALTER FUNCTION posting_reversed(recovery_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION property_add(name text, time_zone text, currency text, language text, default_means text) RETURNS bigint
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made property;
begin
    insert into property (name, time_zone, currency, language, default_means)
    values (name, time_zone, currency, language, default_means)
    returning * into made;
    perform register_add('property', made.property_id::text, to_jsonb(made));
    return made.property_id;
end
$$;

ALTER FUNCTION property_add(name text, time_zone text, currency text, language text, default_means text) OWNER TO latitude_owner;

CREATE FUNCTION random_salt() RETURNS bytea
    LANGUAGE sql
    RETURN (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));

ALTER FUNCTION random_salt() OWNER TO latitude_owner;

CREATE FUNCTION recovery_answers(requests recovery_request[], results recovery_result[], instant timestamp with time zone) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql STABLE ROWS 128
    AS $$
begin
    return query
    select s.place, s.code, s.recovery_id, x.code, x.kind, e.kind,
        coalesce(e.amount, (requests[s.place]).amount),
        coalesce(e.currency, x.currency, p.currency), e.booked_at, e.occurred_on, e.booked_on,
        case when s.code = 'too_many_requests' then (
                (instant at time zone p.time_zone)::date + 1)::timestamp at time zone p.time_zone
            else x.expires_at end,
        coalesce(e.spent_after, x.spent), coalesce(e.held_after, x.held),
        coalesce(e.repaid_after, x.repaid), v.number, v.owner, c.valid_until, f.scope,
        case
            when f.scope = 'incident' then (
                select i.code from recovery i where i.recovery_id = x.incident_id)
            when f.scope like 'employee%' and x.employee_id <> s.employee_id then (
                select o.handle from employee o where o.employee_id = x.employee_id)
        end,
        case when f.scope = 'guest_day' and guest_told(
                x.employee_id, s.employee_id, instant)
            then guest_envelope(x.guest_id) end,
        f.window_from, fund_window_until(f.scope, f.window_from), coalesce(l.hard, f.hard),
        n.amount_limit,
        case when n.shared then coalesce(g.used, 0) + o.others else n.used end,
        case when n.shared then coalesce(g.held, 0) else n.held end,
        o.others, case when n.shared then others_step(n.amount_limit) end
    from unnest(results) s
    left join entry e on e.entry_id = s.entry_id
    left join recovery x on x.recovery_id = s.recovery_id
    left join employee m on m.employee_id = s.employee_id
    left join property p on p.property_id = m.property_id
    left join fund_entry l on l.entry_id = s.entry_id
    left join fund f on f.fund_id = coalesce(l.fund_id, s.fund_id)
    left join lateral (
        -- An act that opens an incident shares its fund with nobody yet.
        select coalesce(l.amount_limit, f.amount_limit) as amount_limit,
            coalesce(l.used_after, f.used) as used, coalesce(l.held_after, f.held) as held,
            scope_shared(f.scope) and not (f.subject = s.recovery_id
                and coalesce(e.request_id, s.recovery_id) = s.recovery_id) as shared) n on true
    left join lateral (
        select l.giver_used_after as used, l.giver_held_after as held
        where n.shared and guest_told(x.employee_id, s.employee_id, instant)
        union all (
            select k.giver_used_after, k.giver_held_after from fund_entry k
            where n.shared and l.fund_id is null and k.fund_id = f.fund_id
                and k.giver_id = s.employee_id
            order by k.seq desc limit 1)) g on true
    left join lateral (
        select others_told(
            n.amount_limit, n.used + n.held - coalesce(g.used + g.held, 0)) as others
        where n.shared) o on true
    left join policy v on v.policy_id = coalesce(e.policy_id, f.policy_id,
        policy_in_force(m.property_id, (instant at time zone p.time_zone)::date))
    left join lateral (
        select k.valid_until from certification k
        where k.certification_id = e.certification_id
            or e.entry_id is null and k.employee_id = s.employee_id
        order by k.valid_until desc limit 1) c on true
    order by s.place, coalesce(l.hard, f.hard) desc, n.amount_limit - case
        when n.shared then coalesce(g.used + g.held, 0) + o.others else n.used + n.held end,
        f.fund_id;
end
$$;

ALTER FUNCTION recovery_answers(requests recovery_request[], results recovery_result[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_ask(requests recovery_request[]) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
declare
    instant timestamptz := clock_timestamp();
    a recovery_act;
    refused recovery_result[] := '{}';
begin
    foreach a in array array(
        select t from act_resolve(requests, instant) t where t.code is null)
    loop
        if not limit_ask(requests[a.place], a) then
            refused := refused || row(
                a.place, 'too_many_requests', null, null, null, a.employee_id)::recovery_result;
        end if;
    end loop;
    return query select b.* from recovery_answers(requests, refused, instant) b;
    return query
    select c.* from recovery_check(requests) c
    where not exists (select from unnest(refused) b where b.place = c.place);
end
$$;

ALTER FUNCTION recovery_ask(requests recovery_request[]) OWNER TO latitude_book;

CREATE FUNCTION recovery_book(r recovery_request, a recovery_act, instant timestamp with time zone) RETURNS recovery_result
    LANGUAGE plpgsql
    AS $$
declare
    known entry;
    result recovery_result := row(a.place, a.code, null, null, a.recovery_id, a.employee_id);
begin
    if a.employee_id is null then
        return result;
    end if;
    select * into known from entry e where e.request_id = r.request_id;
    if found then
        result.recovery_id := known.recovery_id;
        result.code := case
            when known.content_hash = salted(
                act_salt(known.recovery_id), uuid_send(a.employee_id) || r.content)
            then 'booked' else 'id_reused' end;
        result.entry_id := case result.code when 'booked' then known.entry_id end;
        return result;
    elsif a.code is not null then
        return result;
    elsif is_opening(r.kind) then
        return recovery_open(r, a, instant);
    else
        return recovery_follow(r, a, instant);
    end if;
end
$$;

ALTER FUNCTION recovery_book(r recovery_request, a recovery_act, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_bytes(x recovery) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (((((((((((((((((((uuid_send((x).recovery_id) || int8send((x).number)) || canonical_text((x).code)) || canonical_text((x).kind)) || uuid_send((x).employee_id)) || int8send((x).property_id)) || int8send((x).cost_centre_id)) || uuid_send((x).incident_id)) || canonical(uuid_send((x).guest_id))) || canonical_text((x).currency)) || canonical_text((x).means)) || canonical_text((x).reason)) || canonical_text((x).cause)) || int4send((x).minutes)) || timestamptz_send((x).occurred_at)) || date_send((x).occurred_on)) || canonical_time((x).needed_by)) || canonical_time((x).away_until)) || canonical_time((x).expires_at)) || canonical(uuid_send((x).desk_id)));

ALTER FUNCTION recovery_bytes(x recovery) OWNER TO latitude_owner;

CREATE FUNCTION recovery_check(requests recovery_request[]) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
declare
    instant timestamptz := clock_timestamp();
    acts recovery_act[] := array(select a from act_resolve(requests, instant) a);
begin
    return query
    with standing as (
        select a.place, a.code, a.employee_id, a.incident_id, a.certification_id, k.scope,
            k.subject, k.window_from, coalesce(f.hard and k.hard, k.hard) as hard,
            greatest(f.amount_limit, k.amount_limit) as amount_limit,
            coalesce(f.used, 0) as used, coalesce(f.held, 0) as held,
            scope_shared(k.scope) and k.subject <> (requests[a.place]).request_id as shared,
            coalesce(g.giver_used_after, 0) as own_used,
            coalesce(g.giver_held_after, 0) as own_held,
            k.policy_id, a.property_id, a.today, a.currency,
            coalesce((requests[a.place]).amount, 0) as amount
        from unnest(acts) a
        left join fund_keys(acts) k on k.place = a.place
        left join fund f on (f.subject, f.window_from, f.scope, f.property_id)
            = (k.subject, k.window_from, k.scope, k.property_id)
        left join lateral (
            select l.giver_used_after, l.giver_held_after from fund_entry l
            where l.fund_id = f.fund_id and l.giver_id = a.employee_id
            order by l.seq desc limit 1) g on true),
    stepped as (
        select s.place, s.code, s.employee_id, s.incident_id, s.certification_id, s.scope,
            s.window_from, s.hard, s.amount_limit, s.policy_id, s.property_id, s.today, s.currency,
            s.amount, s.shared, o.others,
            case when s.shared then s.own_used + o.others else s.used end as used,
            case when s.shared then s.own_held else s.held end as held
        from standing s
        cross join lateral (
            select case when s.shared then others_told(
                s.amount_limit, s.used + s.held - s.own_used - s.own_held) end as others) o),
    judged as (
        select s.*, coalesce(s.code, case
            when s.scope is null then 'no_policy'
            when fund_over(s.hard, s.amount_limit, s.used, s.held, s.amount) then 'over_limit'
            end) as verdict
        from stepped s),
    told as (
        select j.*, min(j.verdict) over (partition by j.place) as refusal from judged j)
    select t.place, coalesce(t.refusal, 'booked'), null::uuid, null::text, null::text, null::text,
        t.amount, t.currency, instant, t.today, t.today, null::timestamptz, 0::bigint, 0::bigint,
        0::bigint, v.number, v.owner, c.valid_until, t.scope,
        case t.scope when 'incident' then (requests[t.place]).recovery_code end, null::bytea,
        t.window_from, fund_window_until(t.scope, t.window_from), t.hard, t.amount_limit, t.used,
        t.held, t.others, case when t.shared then others_step(t.amount_limit) end
    from told t
    left join policy v on v.policy_id = coalesce(t.policy_id,
        policy_in_force(t.property_id, t.today))
    left join lateral (
        select k.valid_until from certification k
        where k.certification_id = t.certification_id
            or t.certification_id is null and k.employee_id = t.employee_id
        order by k.valid_until desc limit 1) c on true
    where t.refusal is null or t.verdict is not null
    order by t.place, t.refusal is not null and scope_shared(t.scope), t.hard desc,
        t.amount_limit - t.used - t.held, t.scope;
end
$$;

ALTER FUNCTION recovery_check(requests recovery_request[]) OWNER TO latitude_book;

CREATE FUNCTION recovery_code(n bigint, secret bytea) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare
    bits integer := 20;
    rest bigint := n;
    width integer;
    high bigint;
    low bigint;
    code text := '';
begin
    while rest >= 1::bigint << bits loop
        rest := rest - (1::bigint << bits);
        bits := bits + 5;
    end loop;
    width := bits - bits / 2;
    high := rest >> width;
    low := rest & (1::bigint << width) - 1;
    for round in 1 .. 5 loop
        high := high # code_round(secret, bits, 2 * round - 1, low)
            & (1::bigint << bits / 2) - 1;
        low := low # code_round(secret, bits, 2 * round, high) & (1::bigint << width) - 1;
    end loop;
    rest := high << width | low;
    while bits > 0 loop
        code := substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (rest & 31)::integer + 1, 1) || code;
        rest := rest >> 5;
        bits := bits - 5;
    end loop;
    return code;
end
$$;

ALTER FUNCTION recovery_code(n bigint, secret bytea) OWNER TO latitude_owner;

CREATE FUNCTION recovery_follow(r recovery_request, a recovery_act, instant timestamp with time zone) RETURNS recovery_result
    LANGUAGE plpgsql
    AS $$
declare
    result recovery_result := row(a.place, null, null, null, a.recovery_id, a.employee_id);
    x recovery;
    moved bigint;  -- what the journal moves; negative gives back
    freed bigint;  -- what is no longer held
    e entry;
    lines posting[];
begin
    select * into strict x from recovery y where y.recovery_id = a.recovery_id for no key update;
    result.code := follow_refusal(r, x, instant);
    if result.code <> 'booked' then
        return result;
    end if;
    select * into strict e from entry o where o.request_id = a.recovery_id;
    freed := case when r.kind in ('settle', 'release', 'expire') then x.held else 0 end;
    moved := case r.kind when 'settle' then r.amount when 'repay' then -r.amount
        when 'reverse' then x.repaid - x.spent else 0 end;
    e.means := coalesce(r.means, x.means);
    lines := case
        when r.kind = 'reverse' then posting_reversed(x.recovery_id)
        else posting_pair(e.means, abs(moved), x.cost_centre_id, x.currency, r.kind = 'repay')
    end;
    update recovery y set
        spent = y.spent + case r.kind when 'settle' then r.amount else 0 end,
        held = y.held - freed,
        repaid = y.repaid + case r.kind when 'repay' then r.amount else 0 end,
        reversed = r.kind = 'reverse',
        hold_state = case r.kind when 'settle' then 'settled' when 'release' then 'released'
            when 'expire' then 'expired' else y.hold_state end
    where y.recovery_id = x.recovery_id
    returning * into x;

    e.request_id := r.request_id;
    e.kind := case r.kind when 'expire' then 'release' else r.kind end;
    e.amount := case when e.kind = 'release' then freed else abs(moved) end;
    e.employee_id := a.employee_id;
    e.desk_id := a.desk_id;
    e.occurred_on := a.today;
    e.booked_on := greatest(a.today, open_day());
    e.booked_at := instant;
    e.spent_after := x.spent;
    e.held_after := x.held;
    e.repaid_after := x.repaid;
    result.entry_id := follow_post(r, e, x, lines, a.funds, moved, -freed);
    return result;
end
$$;

ALTER FUNCTION recovery_follow(r recovery_request, a recovery_act, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_number_next(OUT number bigint, OUT code text) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    secret bytea := (select s.secret from code_secret s);
begin
    loop
        number := nextval('recovery_number') - 1;
        code := recovery_code(number, secret);
        exit when not exists (select from recovery x where x.code = code);
    end loop;
end
$$;

ALTER FUNCTION recovery_number_next(OUT number bigint, OUT code text) OWNER TO latitude_owner;

CREATE FUNCTION recovery_open(r recovery_request, a recovery_act, instant timestamp with time zone) RETURNS recovery_result
    LANGUAGE plpgsql
    AS $$
declare
    result recovery_result := row(a.place, 'booked', null, null, r.request_id, a.employee_id);
    x recovery;
    e entry;
    amount bigint := coalesce(r.amount, 0);
    held bigint := case when r.kind = 'hold' then amount else 0 end;
    is_shared boolean;
begin
    if a.funds is null then
        result.code := 'no_policy';
        return result;
    end if;
    -- One's own funds come first, so that which fund refused compares no shared one with them.
    select f.fund_id, scope_shared(f.scope) into result.fund_id, is_shared from fund f
    where f.fund_id = any (a.funds)
        and fund_doubtful(f.scope, f.hard, f.amount_limit, f.used, f.held, amount)
    order by scope_shared(f.scope),
        case when not scope_shared(f.scope) then f.amount_limit - f.used - f.held end, f.fund_id
    limit 1;
    if is_shared then
        result := limit_judge(r, a, result);
    elsif found then
        result.code := 'over_limit';
    end if;
    if result.code <> 'booked' then
        return result;
    end if;
    x := recovery_write(r, a, instant, amount - held, held);
    insert into narrative (recovery_id, employee_id, key_id, sealed)
    values (x.recovery_id, x.employee_id,
        vault_keep(r.sealed, x.recovery_id, x.employee_id, null), envelope_sealed(r.sealed));

    e.request_id := r.request_id;
    e.recovery_id := r.request_id;
    e.kind := case when r.kind = 'hold' then 'hold' else 'spend' end;
    e.amount := amount;
    e.currency := a.currency;
    e.means := a.means;
    e.employee_id := a.employee_id;
    e.desk_id := a.desk_id;
    select f.policy_id into e.policy_id from fund f where f.fund_id = any (a.funds)
    order by f.hard desc, scope_shared(f.scope),
        case when not scope_shared(f.scope) then f.amount_limit - f.used - f.held end, f.fund_id
    limit 1;
    e.certification_id := a.certification_id;
    e.occurred_on := a.occurred_on;
    e.booked_on := a.booked_on;
    e.booked_at := instant;
    e.spent_after := amount - held;
    e.held_after := held;
    e.repaid_after := 0;
    e.content_hash := salted(envelope_salt(r.sealed), uuid_send(a.employee_id) || r.content);
    e.words_hash := words_digest(envelope_sealed(r.sealed), guest_bytes(x.guest_id));
    result.entry_id := entry_post(e, x,
        posting_pair(a.means, amount - held, a.cost_centre_id, a.currency, false),
        a.funds, amount - held, held);
    return result;
end
$$;

ALTER FUNCTION recovery_open(r recovery_request, a recovery_act, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_post_all(requests recovery_request[]) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
declare
    instant timestamptz;
begin
    perform period_share();
    -- Not before: whoever waited for a month to be closed books after it was.
    instant := clock_timestamp();
    perform token_seen(
        array(select (q.r).token_hash from unnest_requests(requests) q), instant);
    return query select b.* from recovery_post_batch(
        requests, array(select a from act_resolve(requests, instant) a), instant) b;
end
$$;

ALTER FUNCTION recovery_post_all(requests recovery_request[]) OWNER TO latitude_book;

CREATE FUNCTION recovery_post_at(requests recovery_request[], instant timestamp with time zone) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET jit TO 'off'
    SET enable_seqscan TO 'off'
    SET enable_hashjoin TO 'off'
    SET enable_mergejoin TO 'off'
    AS $$
begin
    if not (select is_demo from organisation) then
        raise exception using errcode = '42501', message = 'this organisation is no demonstration';
    end if;
    perform period_share();
    return query select b.* from recovery_post_batch(
        requests, array(select a from act_resolve(requests, instant) a), instant) b;
end
$$;

ALTER FUNCTION recovery_post_at(requests recovery_request[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_post_batch(requests recovery_request[], acts recovery_act[], instant timestamp with time zone) RETURNS SETOF recovery_answer
    LANGUAGE plpgsql
    AS $$
declare
    a recovery_act;
    results recovery_result[] := '{}';
begin
    acts := array(
        select l from fund_lock(acts, array(select k from fund_keys(acts) k)) l);
    foreach a in array acts loop
        results := results || recovery_book(requests[a.place], a, instant);
    end loop;
    return query select b.* from recovery_answers(requests, results, instant) b;
end
$$;

ALTER FUNCTION recovery_post_batch(requests recovery_request[], acts recovery_act[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION recovery_write(r recovery_request, a recovery_act, instant timestamp with time zone, spent bigint, held bigint) RETURNS recovery
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    x recovery;
    given record;
begin
    if r.guest_index is not null
        and not exists (select from guest g where g.guest_id = a.guest_id) then
        perform guest_write(r, a, instant);
    end if;
    select * into given from recovery_number_next();
    insert into recovery (recovery_id, number, code, kind, employee_id, property_id,
        cost_centre_id, desk_id, incident_id, guest_id, currency, means, reason, cause, minutes,
        occurred_at, occurred_on, needed_by, away_until, expires_at, hold_state, spent, held)
    values (r.request_id, given.number, given.code, r.kind, a.employee_id, a.property_id,
        a.cost_centre_id, a.desk_id, a.incident_id,
        case when r.guest_index is not null then a.guest_id end, a.currency, a.means,
        coalesce(r.reason, 'recovery'), r.cause, coalesce(r.minutes, 0),
        coalesce(r.occurred_at, instant), a.occurred_on, r.needed_by, r.away_until,
        case when r.kind = 'hold' then coalesce(r.expires_at, instant + interval '72 hours') end,
        case when r.kind = 'hold' then 'open' end, spent, held)
    returning * into x;
    return x;
end
$$;

ALTER FUNCTION recovery_write(r recovery_request, a recovery_act, instant timestamp with time zone, spent bigint, held bigint) OWNER TO latitude_owner;

CREATE FUNCTION refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception using
        errcode = '42501', message = format('%s is append-only', tg_table_name);
end
$$;

ALTER FUNCTION refuse_change() OWNER TO latitude_owner;

CREATE FUNCTION register_add(relation text, row_key text, content jsonb) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    digest bytea := sha256(convert_to(content::text, 'UTF8'));
    place tid := nullif(current_setting('latitude.register_place', true), '')::tid;
    next_seq bigint;
    next_hash bytea;
begin
    loop
        update organisation o
        set register_seq = o.register_seq + 1,
            register_head = register_link(
                o.register_head, o.register_seq + 1, relation, row_key, digest)
        where o.ctid = place
        returning o.register_seq, o.register_head, o.ctid into next_seq, next_hash, place;
        exit when found;
        select o.ctid into strict place from organisation o for no key update;
    end loop;
    perform set_config('latitude.register_place', place::text, true);
    insert into register (seq, relation, row_key, content, hash)
    values (next_seq, relation, row_key, digest, next_hash);
end
$$;

ALTER FUNCTION register_add(relation text, row_key text, content jsonb) OWNER TO latitude_owner;

CREATE FUNCTION register_link(previous bytea, seq bigint, relation text, row_key text, content bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256((((((canonical_head('latitude.register'::text) || canonical(previous)) || int8send(seq)) || canonical_text(relation)) || canonical_text(row_key)) || canonical(content)));

ALTER FUNCTION register_link(previous bytea, seq bigint, relation text, row_key text, content bytea) OWNER TO latitude_owner;

CREATE FUNCTION reimburse(token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    select r.code, r.owed, r.noted_id into code, owed, noted_id
    from reimburse_at(clock_timestamp(), token_hash, request_id, handle, amount, currency,
        paid_on) r;
end
$$;

ALTER FUNCTION reimburse(token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) OWNER TO latitude_book;

CREATE FUNCTION reimburse_asker(token_hash bytea, OUT employee_id uuid, OUT code text) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    select f.employee_id, f.code into employee_id, code from finance_asker(token_hash) f;
end
$$;

ALTER FUNCTION reimburse_asker(token_hash bytea, OUT employee_id uuid, OUT code text) OWNER TO latitude_owner;

CREATE FUNCTION reimburse_at(instant timestamp with time zone, token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    asker record;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        select n.code, n.owed, n.noted_id into code, owed, noted_id
        from reimbursement_note(
            instant, asker.employee_id, request_id, handle, amount, currency, paid_on) n;
    end if;
end
$$;

ALTER FUNCTION reimburse_at(instant timestamp with time zone, token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION reimburse_by_operator(handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    select n.code, n.owed, n.noted_id into code, owed, noted_id
    from reimbursement_note(
        clock_timestamp(), null, gen_random_uuid(), handle, amount, currency,
        coalesce(paid_on, (
            select (clock_timestamp() at time zone p.time_zone)::date
            from employee e join property p on p.property_id = e.property_id
            where e.handle = handle))) n;
end
$$;

ALTER FUNCTION reimburse_by_operator(handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION reimburse_lock() RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    perform pg_advisory_xact_lock(to_regclass('reimbursement')::oid::bigint);
end
$$;

ALTER FUNCTION reimburse_lock() OWNER TO latitude_owner;

CREATE FUNCTION reimbursement_known(request_id uuid, employee_id uuid, amount bigint, currency text, paid_on date, OUT code text, OUT noted_id uuid) RETURNS record
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    select r.reimbursement_id, case
        when (r.employee_id, r.amount, r.currency, r.paid_on)
            = (employee_id, amount, currency, paid_on) then 'booked'
        else 'id_reused' end
    into noted_id, code
    from reimbursement r
    where r.reimbursement_id = request_id
        or (r.employee_id, r.amount, r.currency, r.paid_on)
            = (employee_id, amount, currency, paid_on) and r.withdrawn_at is null
    order by r.reimbursement_id = request_id desc limit 1;
end
$$;

ALTER FUNCTION reimbursement_known(request_id uuid, employee_id uuid, amount bigint, currency text, paid_on date, OUT code text, OUT noted_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION reimbursement_note(instant timestamp with time zone, noter uuid, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    payee record;
    made reimbursement;
begin
    select e.employee_id, e.heir_id, (instant at time zone p.time_zone)::date as today into payee
    from employee e join property p on p.property_id = e.property_id
    where e.handle = handle;
    if not found then
        code := 'employee_unknown';
        return;
    end if;
    owed := own_money_owed(payee.employee_id, currency, 'infinity');
    select k.code, k.noted_id into code, noted_id
    from reimbursement_known(request_id, payee.employee_id, amount, currency, paid_on) k;
    if code is not null then
        return;
    end if;
    code := case when noter in (payee.employee_id, payee.heir_id) then 'reimburse_oneself'
        when paid_on > payee.today then 'date_in_future'
        when amount > owed then 'over_owed'
        when amount > own_money_owed(payee.employee_id, currency, paid_on) then 'paid_before_act'
        when paid_on < open_day() then 'paid_in_closed_month'
        else 'booked' end;
    if code <> 'booked' then
        return;
    end if;
    insert into reimbursement (reimbursement_id, employee_id, amount, currency, paid_on, noted_by,
        noted_at)
    values (request_id, payee.employee_id, amount, currency, paid_on, noter, instant)
    returning * into made;
    perform register_add(
        'reimbursement', made.reimbursement_id::text, reimbursement_row(made));
    noted_id := made.reimbursement_id;
end
$$;

ALTER FUNCTION reimbursement_note(instant timestamp with time zone, noter uuid, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) OWNER TO latitude_owner;

CREATE TABLE reimbursement (
    reimbursement_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    paid_on date NOT NULL,
    noted_by uuid,
    noted_at timestamp with time zone NOT NULL,
    withdrawn_by uuid,
    withdrawn_at timestamp with time zone,
    withdrawal_reason text,
    CONSTRAINT reimbursement_amount_in_range CHECK (((amount >= 1) AND (amount <= '9007199254740992'::bigint))),
    CONSTRAINT reimbursement_reason_of_withdrawal CHECK (((withdrawal_reason IS NULL) OR (withdrawn_at IS NOT NULL))),
    CONSTRAINT reimbursement_withdrawn_at_some_time CHECK (((withdrawn_by IS NULL) OR (withdrawn_at IS NOT NULL)))
);

ALTER TABLE ONLY reimbursement FORCE ROW LEVEL SECURITY;

ALTER TABLE reimbursement OWNER TO latitude_owner;

CREATE FUNCTION reimbursement_row(r reimbursement) RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN CASE WHEN ((r).withdrawal_reason IS NULL) THEN (to_jsonb(r) - 'withdrawal_reason'::text) ELSE to_jsonb(r) END;

ALTER FUNCTION reimbursement_row(r reimbursement) OWNER TO latitude_owner;

CREATE FUNCTION reimbursement_take_back(taker uuid, reimbursement_id uuid, reason text) RETURNS text
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made reimbursement;
    payee record;
begin
    select e.employee_id, e.heir_id into payee
    from reimbursement r join employee e on e.employee_id = r.employee_id
    where r.reimbursement_id = reimbursement_id;
    if not found then
        return 'reimbursement_unknown';
    elsif taker in (payee.employee_id, payee.heir_id) then
        return 'reimburse_oneself';
    end if;
    update reimbursement r
    set withdrawn_by = taker, withdrawn_at = clock_timestamp(), withdrawal_reason = reason
    where r.reimbursement_id = reimbursement_id and r.withdrawn_at is null
    returning * into made;
    if found then
        perform register_add(
            'reimbursement', made.reimbursement_id::text, reimbursement_row(made));
    end if;
    return 'booked';
end
$$;

ALTER FUNCTION reimbursement_take_back(taker uuid, reimbursement_id uuid, reason text) OWNER TO latitude_owner;

CREATE FUNCTION reimbursement_withdraw(token_hash bytea, reimbursement_id uuid, reason text, OUT code text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    asker record;
begin
    select * into asker from reimburse_asker(token_hash);
    code := asker.code;
    if code = 'booked' then
        code := reimbursement_take_back(asker.employee_id, reimbursement_id, reason);
    end if;
end
$$;

ALTER FUNCTION reimbursement_withdraw(token_hash bytea, reimbursement_id uuid, reason text, OUT code text) OWNER TO latitude_book;

CREATE FUNCTION reimbursement_withdraw_by_operator(handle text, reason text, OUT code text, OUT withdrawn_id uuid) RETURNS record
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    perform reimburse_lock();
    withdrawn_id := (
        select r.reimbursement_id from reimbursement r
        join employee e on e.employee_id = r.employee_id
        where e.handle = handle and r.withdrawn_at is null
        order by r.noted_at desc, r.reimbursement_id limit 1);
    code := case
        when not exists (select from employee e where e.handle = handle) then 'employee_unknown'
        else reimbursement_take_back(null, withdrawn_id, reason) end;
end
$$;

ALTER FUNCTION reimbursement_withdraw_by_operator(handle text, reason text, OUT code text, OUT withdrawn_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION retention_due(before date) RETURNS TABLE(guest_id uuid, recovery_id uuid)
    LANGUAGE plpgsql STABLE
    AS $$
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

ALTER FUNCTION retention_due(before date) OWNER TO latitude_owner;

CREATE FUNCTION salted(salt bytea, content bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256((salt || sha256((salt || content))));

ALTER FUNCTION salted(salt bytea, content bytea) OWNER TO latitude_owner;

CREATE FUNCTION signed_in(token_hash bytea) RETURNS TABLE(employee_id uuid, handle text, name text, roles text[], property_id bigint, cost_centre_id bigint, language text, time_zone text, property text, token_id uuid, kind text, desk_id uuid)
    LANGUAGE plpgsql SECURITY DEFINER ROWS 1
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
begin
    perform token_seen(array[token_hash], instant);
    return query
    select e.employee_id, e.handle, e.name, e.roles, e.property_id, e.cost_centre_id,
        coalesce(e.language, p.language), p.time_zone, p.name, t.token_id, t.kind, t.desk_id
    from token t
    join employee e on e.employee_id = t.employee_id
    join property p on p.property_id = e.property_id
    where t.token_hash = token_hash
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant)
        and coalesce(e.left_on >= (instant at time zone p.time_zone)::date, true);
end
$$;

ALTER FUNCTION signed_in(token_hash bytea) OWNER TO latitude_book;

CREATE FUNCTION signing_key_known(public_key text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    if not exists (select from signing_key) then
        perform signing_key_note(public_key);
    end if;
    return exists (
        select from signing_key k
        where k.public_key = public_key
            and k.number = (select max(l.number) from signing_key l));
end
$$;

ALTER FUNCTION signing_key_known(public_key text) OWNER TO latitude_book;

CREATE FUNCTION signing_key_note(public_key text) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    noted signing_key;
begin
    insert into signing_key (number, public_key, noted_at)
    values ((select coalesce(max(k.number), 0) + 1 from signing_key k), public_key,
        clock_timestamp())
    on conflict do nothing
    returning * into noted;
    -- A house that is set up later enters it then.
    if noted.number is not null and exists (select from organisation) then
        perform register_add('signing_key', noted.number::text, to_jsonb(noted));
    end if;
end
$$;

ALTER FUNCTION signing_key_note(public_key text) OWNER TO latitude_owner;

CREATE FUNCTION span_enough(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    RETURN (SELECT (enough_people(count(DISTINCT a.employee_id) FILTER (WHERE a.is_good), 3) AND enough_people(count(DISTINCT a.employee_id) FILTER (WHERE (NOT a.is_good)), 3) AND enough_people(count(DISTINCT a.employee_id) FILTER (WHERE (a.is_good IS NULL)), 3)) FROM counted_acts(span_enough.property_id, span_enough.from_day, span_enough.until_day, span_enough.as_at) a(employee_id, cost, outcome, is_good));

ALTER FUNCTION span_enough(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION story_length(words text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN cardinality(regexp_split_to_array(btrim(words), '\s+'::text));

ALTER FUNCTION story_length(words text) OWNER TO latitude_owner;

CREATE FUNCTION story_shared(recovery_id uuid, cost_centre_id bigint) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return (
        select case when s.share = 'house'
            or s.share = 'team' and x.cost_centre_id = cost_centre_id then s.story_id end
        from story s join recovery x on x.recovery_id = s.recovery_id
        where s.recovery_id = recovery_id
        order by s.told_at desc, s.story_id desc limit 1);
end
$$;

ALTER FUNCTION story_shared(recovery_id uuid, cost_centre_id bigint) OWNER TO latitude_owner;

CREATE FUNCTION story_tell(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    perform token_seen(array[token_hash], clock_timestamp());
    select s.code, s.of_recovery into code, of_recovery
    from story_tell_at(clock_timestamp(), token_hash, request_id, recovery_id, recovery_code,
        share, words, envelope, content) s;
end
$$;

ALTER FUNCTION story_tell(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_book;

CREATE FUNCTION story_tell_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) RETURNS record
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
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

ALTER FUNCTION story_tell_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) OWNER TO latitude_owner;

CREATE FUNCTION story_told(recovery_id uuid) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
    if asker() is null then
        return null;
    end if;
    return story_shared(recovery_id, asker_cost_centre());
end
$$;

ALTER FUNCTION story_told(recovery_id uuid) OWNER TO latitude_book;

CREATE FUNCTION teller_of(instant timestamp with time zone, token_hash bytea, recovery_id uuid, recovery_code text) RETURNS teller
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
declare
    r recovery_request;
    a recovery_act;
    t teller;
begin
    r.kind := 'report';
    r.token_hash := token_hash;
    r.recovery_id := recovery_id;
    r.recovery_code := recovery_code;
    select b.* into a from act_resolve(array[r], instant) b;
    t.code := coalesce(a.code, 'booked');
    t.employee_id := a.employee_id;
    t.recovery_id := a.recovery_id;
    select x.code, x.employee_id into t.recovery_code, t.owner_id
    from recovery x where x.recovery_id = a.recovery_id;
    return t;
end
$$;

ALTER FUNCTION teller_of(instant timestamp with time zone, token_hash bytea, recovery_id uuid, recovery_code text) OWNER TO latitude_owner;

CREATE FUNCTION telling_hash(key_id uuid, author teller, content bytea) RETURNS bytea
    LANGUAGE plpgsql STABLE
    AS $$
#variable_conflict use_variable
begin
    return salted(
        coalesce((select k.salt from vault_key k where k.key_id = key_id), ''::bytea),
        uuid_send(author.employee_id) || content);
end
$$;

ALTER FUNCTION telling_hash(key_id uuid, author teller, content bytea) OWNER TO latitude_owner;

CREATE FUNCTION token_end(employee_id uuid, token_id uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET "TimeZone" TO 'UTC'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
begin
    perform from token t
    where t.token_id = token_id and t.employee_id = employee_id and t.revoked_at is null;
    if not found then
        return false;
    end if;
    perform token_revoke(token_id, clock_timestamp());
    return true;
end
$$;

ALTER FUNCTION token_end(employee_id uuid, token_id uuid) OWNER TO latitude_book;

CREATE FUNCTION token_idle(kind text) RETURNS integer
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE kind WHEN 'token'::text THEN 7776000 ELSE NULL::integer END;

ALTER FUNCTION token_idle(kind text) OWNER TO latitude_owner;

CREATE FUNCTION token_issue(handle text, token_hash bytea, label text, created_at timestamp with time zone, expires_at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    made token;
begin
    insert into token (token_hash, employee_id, label, created_at, idle_seconds, seen_at,
        expires_at)
    select token_hash, e.employee_id, label, created_at, token_idle('token'), clock_timestamp(),
        expires_at
    from employee e where e.handle = handle
    returning * into made;
    if not found then
        return null;
    end if;
    perform register_add('token', made.token_id::text, token_row(made));
    return made.token_id;
end
$$;

ALTER FUNCTION token_issue(handle text, token_hash bytea, label text, created_at timestamp with time zone, expires_at timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION token_open(employee_id uuid, token_hash bytea, kind text, label text, desk_id uuid, idle_seconds integer, expires_at timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    instant timestamptz := clock_timestamp();
    idle integer := coalesce(idle_seconds, token_idle(kind));
    made token;
begin
    insert into token (token_hash, employee_id, kind, label, desk_id, created_at, idle_seconds,
        seen_at, expires_at)
    select token_hash, e.employee_id, kind, label, desk_id, instant, idle,
        case when idle is not null then instant end, expires_at
    from employee e join property p on p.property_id = e.property_id
    where e.employee_id = employee_id
        and coalesce(e.left_on >= (instant at time zone p.time_zone)::date, true)
    returning * into made;
    if not found then
        return null;
    end if;
    perform register_add('token', made.token_id::text, token_row(made));
    return made.token_id;
end
$$;

ALTER FUNCTION token_open(employee_id uuid, token_hash bytea, kind text, label text, desk_id uuid, idle_seconds integer, expires_at timestamp with time zone) OWNER TO latitude_book;

CREATE FUNCTION token_revoke(token_id uuid, revoked_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    changed token;
begin
    update token t set revoked_at = revoked_at
    where t.token_id = token_id and t.revoked_at is null
    returning * into changed;
    if found then
        perform register_add('token', changed.token_id::text, token_row(changed));
    end if;
end
$$;

ALTER FUNCTION token_revoke(token_id uuid, revoked_at timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION token_revoke_all(employee_id uuid, spared uuid, instant timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    perform token_revoke(t.token_id, instant)
    from token t
    where t.employee_id = employee_id and t.revoked_at is null
        and t.token_id is distinct from spared
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
end
$$;

ALTER FUNCTION token_revoke_all(employee_id uuid, spared uuid, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE TABLE token (
    token_hash bytea NOT NULL,
    token_id uuid DEFAULT gen_random_uuid() NOT NULL,
    employee_id uuid NOT NULL,
    kind text DEFAULT 'token'::text NOT NULL,
    label text NOT NULL,
    desk_id uuid,
    created_at timestamp with time zone NOT NULL,
    idle_seconds integer,
    seen_at timestamp with time zone,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT token_desk_named CHECK (((kind = 'desk'::text) = (desk_id IS NOT NULL))),
    CONSTRAINT token_hash_length CHECK ((octet_length(token_hash) = 32)),
    CONSTRAINT token_idle_kept CHECK (((idle_seconds IS NULL) = (seen_at IS NULL))),
    CONSTRAINT token_kind_known CHECK ((kind = ANY (ARRAY['token'::text, 'browser'::text, 'desk'::text])))
);

ALTER TABLE ONLY token FORCE ROW LEVEL SECURITY;

ALTER TABLE token OWNER TO latitude_owner;

CREATE FUNCTION token_row(t token) RETURNS jsonb
    LANGUAGE sql STABLE
    RETURN (to_jsonb(t) - 'seen_at'::text);

ALTER FUNCTION token_row(t token) OWNER TO latitude_owner;

CREATE FUNCTION token_seen(token_hashes bytea[], instant timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
begin
    update token t set seen_at = instant
    where t.token_hash = any (token_hashes) and t.idle_seconds is not null
        and t.seen_at < instant - greatest(
            interval '15 seconds', t.idle_seconds * interval '1 second' / 120)
        and token_works(t.revoked_at, t.expires_at, t.seen_at, t.idle_seconds, instant);
end
$$;

ALTER FUNCTION token_seen(token_hashes bytea[], instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION token_works(revoked_at timestamp with time zone, expires_at timestamp with time zone, seen_at timestamp with time zone, idle_seconds integer, instant timestamp with time zone) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (COALESCE((revoked_at > instant), true) AND COALESCE((expires_at > instant), true) AND COALESCE(((seen_at + ((idle_seconds)::double precision * '00:00:01'::interval)) > instant), true));

ALTER FUNCTION token_works(revoked_at timestamp with time zone, expires_at timestamp with time zone, seen_at timestamp with time zone, idle_seconds integer, instant timestamp with time zone) OWNER TO latitude_owner;

CREATE FUNCTION unnest_requests(requests recovery_request[]) RETURNS TABLE(r recovery_request, place bigint)
    LANGUAGE plpgsql IMMUTABLE ROWS 64
    AS $$
begin
    return query select requests[i], i::bigint from generate_subscripts(requests, 1) i;
end
$$;

ALTER FUNCTION unnest_requests(requests recovery_request[]) OWNER TO latitude_owner;

CREATE FUNCTION vault_keep(envelope bytea, recovery_id uuid, employee_id uuid, guest_id uuid) RETURNS uuid
    LANGUAGE plpgsql
    AS $$
#variable_conflict use_variable
declare
    key_id uuid := encode(substr(envelope, 5, 16), 'hex')::uuid;
begin
    insert into vault_key (key_id, recovery_id, employee_id, guest_id, master, salt, wrapped)
    values (key_id, recovery_id, employee_id, guest_id,
        ('x' || encode(substr(envelope, 1, 4), 'hex'))::bit(32)::integer,
        envelope_salt(envelope), substr(envelope, 53, 60));
    return key_id;
end
$$;

ALTER FUNCTION vault_keep(envelope bytea, recovery_id uuid, employee_id uuid, guest_id uuid) OWNER TO latitude_owner;

CREATE FUNCTION vault_open(new_master integer, new_fingerprint bytea, purpose text, fresh bytea) RETURNS TABLE(master integer, fingerprint bytea, secret_master integer, wrapped bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "TimeZone" TO 'UTC'
    SET "DateStyle" TO 'ISO, MDY'
    SET "IntervalStyle" TO 'postgres'
    SET bytea_output TO 'hex'
    SET extra_float_digits TO '1'
    SET standard_conforming_strings TO 'on'
    SET array_nulls TO 'on'
    SET transform_null_equals TO 'off'
    SET row_security TO 'on'
    AS $$
#variable_conflict use_variable
declare
    noted vault_master;
    made vault_secret;
begin
    insert into vault_master (master, fingerprint)
    select new_master, new_fingerprint
    where new_master > coalesce((select max(m.master) from vault_master m), 0)
    on conflict on constraint vault_master_pk do nothing
    returning * into noted;
    if noted.master is not null and exists (select from organisation) then
        perform register_add('vault_master', noted.master::text, to_jsonb(noted));
    end if;
    insert into vault_secret (purpose, master, wrapped)
    select purpose, new_master, fresh
    where not exists (select from vault_secret s where s.purpose = purpose)
    on conflict on constraint vault_secret_pk do nothing
    returning * into made;
    if made.purpose is not null and exists (select from organisation) then
        perform register_add('vault_secret', made.purpose, to_jsonb(made));
    end if;
    return query
    select m.master, m.fingerprint, s.master, s.wrapped
    from vault_master m cross join vault_secret s
    where s.purpose = purpose
    order by m.master;
end
$$;

ALTER FUNCTION vault_open(new_master integer, new_fingerprint bytea, purpose text, fresh bytea) OWNER TO latitude_book;

CREATE FUNCTION vault_rewrap(key_ids uuid[], masters integer[], wraps bytea[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    update vault_key k set master = n.master, wrapped = n.wrap
    from unnest(key_ids, masters, wraps) n (key_id, master, wrap)
    where k.key_id = n.key_id;
end
$$;

ALTER FUNCTION vault_rewrap(key_ids uuid[], masters integer[], wraps bytea[]) OWNER TO latitude_owner;

CREATE FUNCTION vault_secret_rewrap(purpose text, master integer, wrapped bytea) RETURNS void
    LANGUAGE plpgsql
    SET "TimeZone" TO 'UTC'
    AS $$
#variable_conflict use_variable
declare
    changed vault_secret;
begin
    update vault_secret s set master = master, wrapped = wrapped where s.purpose = purpose
    returning * into strict changed;
    if exists (select from organisation) then
        perform register_add('vault_secret', changed.purpose, to_jsonb(changed));
    end if;
end
$$;

ALTER FUNCTION vault_secret_rewrap(purpose text, master integer, wrapped bytea) OWNER TO latitude_owner;

CREATE FUNCTION words_digest(sealed bytea, guest bytea) RETURNS bytea
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN sha256(((canonical_head('latitude.words'::text) || canonical(sealed)) || canonical(guest)));

ALTER FUNCTION words_digest(sealed bytea, guest bytea) OWNER TO latitude_owner;

CREATE FUNCTION words_erase(acts uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
begin
    delete from vault_key k where k.recovery_id = any (acts);
    delete from story_words w using story s
    where s.story_id = w.story_id and s.recovery_id = any (acts);
    delete from evidence_content c using evidence v
    where v.evidence_id = c.evidence_id and v.recovery_id = any (acts);
end
$$;

ALTER FUNCTION words_erase(acts uuid[]) OWNER TO latitude_owner;

CREATE TABLE access_day (
    day date NOT NULL,
    row_count bigint NOT NULL,
    digest bytea NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT access_day_counted CHECK ((row_count >= 0))
);

ALTER TABLE ONLY access_day FORCE ROW LEVEL SECURITY;

ALTER TABLE access_day OWNER TO latitude_owner;

CREATE TABLE account (
    account text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    CONSTRAINT account_kind_known CHECK ((kind = ANY (ARRAY['asset'::text, 'liability'::text, 'revenue'::text, 'expense'::text])))
);

ALTER TABLE account OWNER TO latitude_owner;

CREATE TABLE budget (
    cost_centre_id bigint NOT NULL,
    month date NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT budget_amount_in_range CHECK (((amount >= 0) AND (amount <= '9007199254740992'::bigint))),
    CONSTRAINT budget_is_month CHECK ((EXTRACT(day FROM month) = (1)::numeric))
);

ALTER TABLE ONLY budget FORCE ROW LEVEL SECURITY;

ALTER TABLE budget OWNER TO latitude_owner;

CREATE TABLE budget_change (
    change_id bigint NOT NULL,
    cost_centre_id bigint NOT NULL,
    month date NOT NULL,
    former bigint,
    amount bigint NOT NULL,
    employee_id uuid NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT budget_change_changes CHECK ((former IS DISTINCT FROM amount))
);

ALTER TABLE ONLY budget_change FORCE ROW LEVEL SECURITY;

ALTER TABLE budget_change OWNER TO latitude_owner;

ALTER TABLE budget_change ALTER COLUMN change_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME budget_change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE certification (
    certification_id bigint NOT NULL,
    employee_id uuid NOT NULL,
    course text NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    CONSTRAINT certification_ends_after_start CHECK ((valid_until >= valid_from))
);

ALTER TABLE ONLY certification FORCE ROW LEVEL SECURITY;

ALTER TABLE certification OWNER TO latitude_owner;

ALTER TABLE certification ALTER COLUMN certification_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME certification_certification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE code_secret (
    sole boolean DEFAULT true NOT NULL,
    secret bytea NOT NULL,
    CONSTRAINT code_secret_is_one CHECK (sole),
    CONSTRAINT code_secret_long CHECK ((octet_length(secret) = 32))
);

ALTER TABLE ONLY code_secret FORCE ROW LEVEL SECURITY;

ALTER TABLE code_secret OWNER TO latitude_owner;

ALTER TABLE cost_centre ALTER COLUMN cost_centre_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME cost_centre_cost_centre_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE desk (
    desk_id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    property_id bigint NOT NULL,
    token_hash bytea NOT NULL,
    idle_seconds integer NOT NULL,
    enrolled_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT desk_idle_in_range CHECK (((idle_seconds >= 30) AND (idle_seconds <= 86400))),
    CONSTRAINT desk_name_given CHECK ((name <> ''::text)),
    CONSTRAINT desk_token_length CHECK ((octet_length(token_hash) = 32))
);

ALTER TABLE ONLY desk FORCE ROW LEVEL SECURITY;

ALTER TABLE desk OWNER TO latitude_owner;

CREATE TABLE device_login (
    device_hash bytea NOT NULL,
    user_hash bytea NOT NULL,
    client text NOT NULL,
    address text NOT NULL,
    began_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    interval_seconds integer NOT NULL,
    polled_at timestamp with time zone,
    employee_id uuid,
    verdict text,
    used_at timestamp with time zone,
    CONSTRAINT device_login_decided CHECK (((verdict IS NULL) = (employee_id IS NULL))),
    CONSTRAINT device_login_verdict_known CHECK ((verdict = ANY (ARRAY['confirmed'::text, 'refused'::text])))
);

ALTER TABLE ONLY device_login FORCE ROW LEVEL SECURITY;

ALTER TABLE device_login OWNER TO latitude_owner;

CREATE TABLE enrolment (
    code_hash bytea NOT NULL,
    employee_id uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY enrolment FORCE ROW LEVEL SECURITY;

ALTER TABLE enrolment OWNER TO latitude_owner;

CREATE SEQUENCE entry_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE entry_number OWNER TO latitude_owner;

CREATE TABLE entry_words (
    entry_id bigint NOT NULL,
    employee_id uuid NOT NULL,
    key_id uuid NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY entry_words FORCE ROW LEVEL SECURITY;

ALTER TABLE entry_words OWNER TO latitude_owner;

CREATE TABLE erasure (
    erasure_id bigint NOT NULL,
    guest_id uuid,
    recovery_id uuid,
    reason text NOT NULL,
    erased_at timestamp with time zone NOT NULL,
    CONSTRAINT erasure_of_one CHECK (((guest_id IS NULL) <> (recovery_id IS NULL))),
    CONSTRAINT erasure_reason_known CHECK ((reason = ANY (ARRAY['asked'::text, 'retention'::text])))
);

ALTER TABLE ONLY erasure FORCE ROW LEVEL SECURITY;

ALTER TABLE erasure OWNER TO latitude_owner;

ALTER TABLE erasure ALTER COLUMN erasure_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME erasure_erasure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE evidence_content (
    evidence_id uuid NOT NULL,
    sealed bytea NOT NULL
);
ALTER TABLE ONLY evidence_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

ALTER TABLE ONLY evidence_content FORCE ROW LEVEL SECURITY;

ALTER TABLE evidence_content OWNER TO latitude_owner;

CREATE TABLE export (
    export_id bigint NOT NULL,
    month date NOT NULL,
    format text NOT NULL,
    part integer NOT NULL,
    sha256 bytea NOT NULL,
    row_count bigint NOT NULL,
    byte_count bigint NOT NULL,
    closed boolean NOT NULL,
    employee_id uuid NOT NULL,
    exported_at timestamp with time zone NOT NULL,
    CONSTRAINT export_byte_count_not_negative CHECK ((byte_count >= 0)),
    CONSTRAINT export_format_known CHECK ((format = ANY (ARRAY['csv'::text, 'jsonl'::text, 'hledger'::text, 'beancount'::text, 'xero'::text, 'quickbooks'::text]))),
    CONSTRAINT export_is_month CHECK ((EXTRACT(day FROM month) = (1)::numeric)),
    CONSTRAINT export_part_positive CHECK ((part > 0)),
    CONSTRAINT export_row_count_not_negative CHECK ((row_count >= 0)),
    CONSTRAINT export_sha256_length CHECK ((octet_length(sha256) = 32))
);

ALTER TABLE ONLY export FORCE ROW LEVEL SECURITY;

ALTER TABLE export OWNER TO latitude_owner;

ALTER TABLE export ALTER COLUMN export_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME export_export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE fund (
    fund_id bigint NOT NULL,
    property_id bigint NOT NULL,
    scope text NOT NULL,
    subject uuid NOT NULL,
    window_from date NOT NULL,
    currency text NOT NULL,
    policy_id bigint NOT NULL,
    hard boolean NOT NULL,
    amount_limit bigint NOT NULL,
    used bigint DEFAULT 0 NOT NULL,
    held bigint DEFAULT 0 NOT NULL,
    seq bigint NOT NULL,
    head bytea NOT NULL,
    CONSTRAINT fund_held_not_negative CHECK ((held >= 0)),
    CONSTRAINT fund_used_not_negative CHECK ((used >= 0)),
    CONSTRAINT fund_within_limit CHECK (((NOT hard) OR ((used + held) <= amount_limit)))
)
WITH (fillfactor='70');

ALTER TABLE ONLY fund FORCE ROW LEVEL SECURITY;

ALTER TABLE fund OWNER TO latitude_owner;

CREATE TABLE fund_entry (
    fund_id bigint NOT NULL,
    seq bigint NOT NULL,
    entry_id bigint,
    policy_id bigint NOT NULL,
    hard boolean NOT NULL,
    amount_limit bigint NOT NULL,
    used_change bigint NOT NULL,
    held_change bigint NOT NULL,
    used_after bigint NOT NULL,
    held_after bigint NOT NULL,
    hash bytea NOT NULL,
    giver_id uuid,
    giver_used_after bigint,
    giver_held_after bigint
);

ALTER TABLE ONLY fund_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE fund_entry OWNER TO latitude_owner;

ALTER TABLE fund ALTER COLUMN fund_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME fund_fund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE guest (
    guest_id uuid NOT NULL,
    property_id bigint NOT NULL,
    kind text NOT NULL,
    generation integer NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT guest_kind_known CHECK ((kind = ANY (ARRAY['room'::text, 'guest'::text])))
);

ALTER TABLE ONLY guest FORCE ROW LEVEL SECURITY;

ALTER TABLE guest OWNER TO latitude_owner;

ALTER TABLE guest_access ALTER COLUMN access_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME guest_access_access_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE guest_label (
    guest_id uuid NOT NULL,
    property_id bigint NOT NULL,
    kind text NOT NULL,
    label_index bytea NOT NULL,
    generation integer NOT NULL,
    key_id uuid NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT guest_label_index_length CHECK ((octet_length(label_index) = 32))
);

ALTER TABLE ONLY guest_label FORCE ROW LEVEL SECURITY;

ALTER TABLE guest_label OWNER TO latitude_owner;

CREATE TABLE identity (
    issuer text NOT NULL,
    subject text NOT NULL,
    employee_id uuid NOT NULL
);

ALTER TABLE ONLY identity FORCE ROW LEVEL SECURITY;

ALTER TABLE identity OWNER TO latitude_owner;

CREATE TABLE letter (
    letter_id uuid NOT NULL,
    story_id uuid NOT NULL,
    recovery_id uuid NOT NULL,
    property_id bigint NOT NULL,
    writer_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    key_id uuid NOT NULL,
    sealed bytea NOT NULL,
    content_hash bytea NOT NULL,
    written_at timestamp with time zone NOT NULL,
    CONSTRAINT letter_to_another CHECK ((writer_id <> employee_id))
);

ALTER TABLE ONLY letter FORCE ROW LEVEL SECURITY;

ALTER TABLE letter OWNER TO latitude_owner;

CREATE TABLE limit_question (
    employee_id uuid NOT NULL,
    subject bytea NOT NULL,
    asked_on date NOT NULL,
    request_id uuid NOT NULL,
    amount bigint NOT NULL,
    fund_id bigint,
    reach bigint,
    answer text NOT NULL,
    CONSTRAINT limit_question_answer_known CHECK ((answer = ANY (ARRAY['told'::text, 'fitted'::text, 'over'::text])))
);

ALTER TABLE ONLY limit_question FORCE ROW LEVEL SECURITY;

ALTER TABLE limit_question OWNER TO latitude_owner;

CREATE TABLE line_up (
    line_up_id bigint NOT NULL,
    property_id bigint NOT NULL,
    day date NOT NULL,
    recovery_id uuid,
    employee_id uuid NOT NULL,
    chosen_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY line_up FORCE ROW LEVEL SECURITY;

ALTER TABLE line_up OWNER TO latitude_owner;

ALTER TABLE line_up ALTER COLUMN line_up_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME line_up_line_up_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE means_account (
    means text NOT NULL,
    debit text NOT NULL,
    credit text NOT NULL,
    CONSTRAINT means_account_known CHECK ((means = ANY (ARRAY['till'::text, 'card'::text, 'own'::text, 'folio'::text, 'in_kind'::text, 'time'::text])))
);

ALTER TABLE means_account OWNER TO latitude_owner;

CREATE TABLE migration (
    name text NOT NULL,
    checksum text NOT NULL
);

ALTER TABLE migration OWNER TO latitude_owner;

CREATE TABLE narrative (
    recovery_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    key_id uuid NOT NULL,
    sealed bytea NOT NULL
);

ALTER TABLE ONLY narrative FORCE ROW LEVEL SECURITY;

ALTER TABLE narrative OWNER TO latitude_owner;

CREATE TABLE organisation (
    sole boolean DEFAULT true NOT NULL,
    name text NOT NULL,
    is_demo boolean NOT NULL,
    code_key bigint NOT NULL,
    register_seq bigint DEFAULT 0 NOT NULL,
    register_head bytea NOT NULL,
    CONSTRAINT organisation_code_key_odd CHECK (((code_key % (2)::bigint) = 1)),
    CONSTRAINT organisation_is_one CHECK (sole),
    CONSTRAINT organisation_name_given CHECK ((name <> ''::text))
);

ALTER TABLE organisation OWNER TO latitude_owner;

CREATE TABLE passphrase (
    employee_id uuid NOT NULL,
    hash text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT passphrase_hash_form CHECK ((hash ~~ '$argon2id$%'::text))
);

ALTER TABLE ONLY passphrase FORCE ROW LEVEL SECURITY;

ALTER TABLE passphrase OWNER TO latitude_owner;

CREATE TABLE period_change (
    change_id bigint NOT NULL,
    month date NOT NULL,
    closed boolean NOT NULL,
    employee_id uuid NOT NULL,
    reason text,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT period_change_reason_given CHECK ((closed = (reason IS NULL))),
    CONSTRAINT period_change_reason_not_empty CHECK ((reason <> ''::text))
);

ALTER TABLE ONLY period_change FORCE ROW LEVEL SECURITY;

ALTER TABLE period_change OWNER TO latitude_owner;

ALTER TABLE period_change ALTER COLUMN change_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME period_change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE pin (
    employee_id uuid NOT NULL,
    hash text NOT NULL,
    set_at timestamp with time zone NOT NULL,
    wrong_tries integer DEFAULT 0 NOT NULL,
    CONSTRAINT pin_hash_form CHECK ((hash ~~ '$argon2id$%'::text)),
    CONSTRAINT pin_tries_in_range CHECK (((wrong_tries >= 0) AND (wrong_tries <= 5)))
);

ALTER TABLE ONLY pin FORCE ROW LEVEL SECURITY;

ALTER TABLE pin OWNER TO latitude_owner;

CREATE TABLE policy (
    policy_id bigint NOT NULL,
    property_id bigint NOT NULL,
    number integer NOT NULL,
    valid_from date NOT NULL,
    owner text NOT NULL,
    receipts_from bigint NOT NULL,
    CONSTRAINT policy_owner_given CHECK ((owner <> ''::text)),
    CONSTRAINT policy_receipts_not_negative CHECK (((receipts_from >= 0) AND (receipts_from <= '9007199254740992'::bigint)))
);

ALTER TABLE policy OWNER TO latitude_owner;

CREATE TABLE policy_limit (
    policy_id bigint NOT NULL,
    scope text NOT NULL,
    amount_limit bigint NOT NULL,
    hard boolean NOT NULL,
    CONSTRAINT policy_limit_not_negative CHECK (((amount_limit >= 0) AND (amount_limit <= '9007199254740992'::bigint))),
    CONSTRAINT policy_limit_scope_known CHECK ((scope = ANY (ARRAY['employee_day'::text, 'employee_month'::text, 'guest_day'::text, 'incident'::text])))
);

ALTER TABLE policy_limit OWNER TO latitude_owner;

ALTER TABLE policy ALTER COLUMN policy_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME policy_policy_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE policy_wording (
    policy_id bigint NOT NULL,
    language text NOT NULL,
    wording text NOT NULL,
    CONSTRAINT policy_wording_given CHECK ((wording <> ''::text)),
    CONSTRAINT policy_wording_language_known CHECK ((language = ANY (ARRAY['en'::text, 'pl'::text])))
);

ALTER TABLE policy_wording OWNER TO latitude_owner;

ALTER TABLE property ALTER COLUMN property_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME property_property_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE SEQUENCE recovery_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE recovery_number OWNER TO latitude_owner;

CREATE TABLE register (
    seq bigint NOT NULL,
    relation text NOT NULL,
    row_key text NOT NULL,
    content bytea,
    hash bytea NOT NULL
);

ALTER TABLE ONLY register FORCE ROW LEVEL SECURITY;

ALTER TABLE register OWNER TO latitude_owner;

CREATE TABLE signing_key (
    number integer NOT NULL,
    public_key text NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    CONSTRAINT signing_key_numbered CHECK ((number >= 1))
);

ALTER TABLE ONLY signing_key FORCE ROW LEVEL SECURITY;

ALTER TABLE signing_key OWNER TO latitude_owner;

CREATE TABLE story (
    story_id uuid NOT NULL,
    recovery_id uuid NOT NULL,
    employee_id uuid NOT NULL,
    share text NOT NULL,
    key_id uuid NOT NULL,
    sealed bytea NOT NULL,
    words_hash bytea NOT NULL,
    content_hash bytea NOT NULL,
    told_at timestamp with time zone NOT NULL,
    CONSTRAINT story_share_known CHECK ((share = ANY (ARRAY['fund'::text, 'team'::text, 'house'::text])))
);

ALTER TABLE ONLY story FORCE ROW LEVEL SECURITY;

ALTER TABLE story OWNER TO latitude_owner;

CREATE TABLE story_words (
    story_id uuid NOT NULL,
    words text NOT NULL
);

ALTER TABLE ONLY story_words FORCE ROW LEVEL SECURITY;

ALTER TABLE story_words OWNER TO latitude_owner;

CREATE TABLE vault_key (
    key_id uuid NOT NULL,
    recovery_id uuid,
    employee_id uuid,
    guest_id uuid,
    master integer NOT NULL,
    salt bytea NOT NULL,
    wrapped bytea NOT NULL,
    CONSTRAINT vault_key_for_one CHECK (((recovery_id IS NULL) <> (guest_id IS NULL))),
    CONSTRAINT vault_key_salt_length CHECK ((octet_length(salt) = 32)),
    CONSTRAINT vault_key_wrapped_length CHECK ((octet_length(wrapped) = 60))
);

ALTER TABLE ONLY vault_key FORCE ROW LEVEL SECURITY;

ALTER TABLE vault_key OWNER TO latitude_owner;

CREATE TABLE vault_master (
    master integer NOT NULL,
    fingerprint bytea NOT NULL
);

ALTER TABLE ONLY vault_master FORCE ROW LEVEL SECURITY;

ALTER TABLE vault_master OWNER TO latitude_owner;

CREATE TABLE vault_secret (
    purpose text NOT NULL,
    master integer NOT NULL,
    wrapped bytea NOT NULL
);

ALTER TABLE ONLY vault_secret FORCE ROW LEVEL SECURITY;

ALTER TABLE vault_secret OWNER TO latitude_owner;

ALTER TABLE ONLY access_day
    ADD CONSTRAINT access_day_pk PRIMARY KEY (day);

ALTER TABLE ONLY account
    ADD CONSTRAINT account_pk PRIMARY KEY (account);

ALTER TABLE ONLY budget_change
    ADD CONSTRAINT budget_change_pk PRIMARY KEY (change_id);

ALTER TABLE ONLY budget
    ADD CONSTRAINT budget_pk PRIMARY KEY (cost_centre_id, month);

ALTER TABLE ONLY certification
    ADD CONSTRAINT certification_once UNIQUE (employee_id, course, valid_from);

ALTER TABLE ONLY certification
    ADD CONSTRAINT certification_pk PRIMARY KEY (certification_id);

ALTER TABLE ONLY code_secret
    ADD CONSTRAINT code_secret_pk PRIMARY KEY (sole);

ALTER TABLE ONLY cost_centre
    ADD CONSTRAINT cost_centre_code_once UNIQUE (property_id, code);

ALTER TABLE ONLY cost_centre
    ADD CONSTRAINT cost_centre_of_property UNIQUE (property_id, cost_centre_id);

ALTER TABLE ONLY cost_centre
    ADD CONSTRAINT cost_centre_pk PRIMARY KEY (cost_centre_id);

ALTER TABLE ONLY desk
    ADD CONSTRAINT desk_name_once UNIQUE (property_id, name);

ALTER TABLE ONLY desk
    ADD CONSTRAINT desk_pk PRIMARY KEY (desk_id);

ALTER TABLE ONLY desk
    ADD CONSTRAINT desk_token_once UNIQUE (token_hash);

ALTER TABLE ONLY device_login
    ADD CONSTRAINT device_login_pk PRIMARY KEY (device_hash);

ALTER TABLE ONLY device_login
    ADD CONSTRAINT device_login_user_once UNIQUE (user_hash);

ALTER TABLE ONLY employee
    ADD CONSTRAINT employee_handle_once UNIQUE (handle);

ALTER TABLE ONLY employee
    ADD CONSTRAINT employee_pk PRIMARY KEY (employee_id);

ALTER TABLE ONLY enrolment
    ADD CONSTRAINT enrolment_pk PRIMARY KEY (code_hash);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_pk PRIMARY KEY (entry_id);

ALTER TABLE entry
    ADD CONSTRAINT entry_request_id_made CHECK ((((request_id)::text ~ '^.{14}[47].{4}[89ab]'::text) OR ((kind = 'release'::text) AND ((request_id)::text ~ '^.{14}8.{4}[89ab]'::text)))) NOT VALID;

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_request_once UNIQUE (request_id);

ALTER TABLE ONLY entry_words
    ADD CONSTRAINT entry_words_pk PRIMARY KEY (entry_id);

ALTER TABLE ONLY erasure
    ADD CONSTRAINT erasure_guest_once UNIQUE (guest_id);

ALTER TABLE ONLY erasure
    ADD CONSTRAINT erasure_pk PRIMARY KEY (erasure_id);

ALTER TABLE ONLY erasure
    ADD CONSTRAINT erasure_recovery_once UNIQUE (recovery_id);

ALTER TABLE ONLY evidence_content
    ADD CONSTRAINT evidence_content_pk PRIMARY KEY (evidence_id);

ALTER TABLE evidence
    ADD CONSTRAINT evidence_id_made CHECK (((evidence_id)::text ~ '^.{14}[47].{4}[89ab]'::text)) NOT VALID;

ALTER TABLE ONLY evidence
    ADD CONSTRAINT evidence_pk PRIMARY KEY (evidence_id);

ALTER TABLE ONLY export
    ADD CONSTRAINT export_pk PRIMARY KEY (export_id);

ALTER TABLE ONLY fund_entry
    ADD CONSTRAINT fund_entry_once UNIQUE (entry_id, fund_id);

ALTER TABLE ONLY fund_entry
    ADD CONSTRAINT fund_entry_pk PRIMARY KEY (fund_id, seq);

ALTER TABLE ONLY fund
    ADD CONSTRAINT fund_once_per_window UNIQUE (subject, window_from, scope, property_id);

ALTER TABLE ONLY fund
    ADD CONSTRAINT fund_pk PRIMARY KEY (fund_id);

ALTER TABLE ONLY guest_access
    ADD CONSTRAINT guest_access_pk PRIMARY KEY (access_id);

ALTER TABLE ONLY guest
    ADD CONSTRAINT guest_generation_of UNIQUE (guest_id, generation);

ALTER TABLE ONLY guest_label
    ADD CONSTRAINT guest_label_once UNIQUE (property_id, kind, label_index, generation);

ALTER TABLE ONLY guest_label
    ADD CONSTRAINT guest_label_pk PRIMARY KEY (guest_id);

ALTER TABLE ONLY guest
    ADD CONSTRAINT guest_pk PRIMARY KEY (guest_id);

ALTER TABLE ONLY identity
    ADD CONSTRAINT identity_employee_once UNIQUE (employee_id, issuer);

ALTER TABLE ONLY identity
    ADD CONSTRAINT identity_pk PRIMARY KEY (issuer, subject);

ALTER TABLE letter
    ADD CONSTRAINT letter_id_made CHECK (((letter_id)::text ~ '^.{14}[47].{4}[89ab]'::text)) NOT VALID;

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_pk PRIMARY KEY (letter_id);

ALTER TABLE ONLY limit_question
    ADD CONSTRAINT limit_question_pk PRIMARY KEY (employee_id, subject, asked_on, request_id, amount);

ALTER TABLE ONLY line_up
    ADD CONSTRAINT line_up_pk PRIMARY KEY (line_up_id);

ALTER TABLE ONLY means_account
    ADD CONSTRAINT means_account_pk PRIMARY KEY (means);

ALTER TABLE ONLY migration
    ADD CONSTRAINT migration_pk PRIMARY KEY (name);

ALTER TABLE ONLY narrative
    ADD CONSTRAINT narrative_pk PRIMARY KEY (recovery_id);

ALTER TABLE ONLY organisation
    ADD CONSTRAINT organisation_pk PRIMARY KEY (sole);

ALTER TABLE outcome
    ADD CONSTRAINT outcome_id_made CHECK (((outcome_id)::text ~ '^.{14}[47].{4}[89ab]'::text)) NOT VALID;

ALTER TABLE ONLY outcome
    ADD CONSTRAINT outcome_pk PRIMARY KEY (outcome_id);

ALTER TABLE ONLY passphrase
    ADD CONSTRAINT passphrase_pk PRIMARY KEY (employee_id);

ALTER TABLE ONLY period_change
    ADD CONSTRAINT period_change_pk PRIMARY KEY (change_id);

ALTER TABLE ONLY period
    ADD CONSTRAINT period_pk PRIMARY KEY (month);

ALTER TABLE ONLY pin
    ADD CONSTRAINT pin_pk PRIMARY KEY (employee_id);

ALTER TABLE ONLY policy_limit
    ADD CONSTRAINT policy_limit_pk PRIMARY KEY (policy_id, scope);

ALTER TABLE ONLY policy
    ADD CONSTRAINT policy_number_once UNIQUE (property_id, number);

ALTER TABLE ONLY policy
    ADD CONSTRAINT policy_pk PRIMARY KEY (policy_id);

ALTER TABLE ONLY policy_wording
    ADD CONSTRAINT policy_wording_pk PRIMARY KEY (policy_id, language);

ALTER TABLE ONLY posting
    ADD CONSTRAINT posting_pk PRIMARY KEY (entry_id, line);

ALTER TABLE ONLY property
    ADD CONSTRAINT property_name_once UNIQUE (name);

ALTER TABLE ONLY property
    ADD CONSTRAINT property_pk PRIMARY KEY (property_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_code_once UNIQUE (code);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_number_once UNIQUE (number);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_pk PRIMARY KEY (recovery_id);

ALTER TABLE ONLY register
    ADD CONSTRAINT register_pk PRIMARY KEY (seq);

ALTER TABLE reimbursement
    ADD CONSTRAINT reimbursement_id_made CHECK ((((reimbursement_id)::text ~ '^.{14}[47].{4}[89ab]'::text) OR (withdrawn_at IS NOT NULL))) NOT VALID;

ALTER TABLE ONLY reimbursement
    ADD CONSTRAINT reimbursement_pk PRIMARY KEY (reimbursement_id);

ALTER TABLE ONLY signing_key
    ADD CONSTRAINT signing_key_once UNIQUE (public_key);

ALTER TABLE ONLY signing_key
    ADD CONSTRAINT signing_key_pk PRIMARY KEY (number);

ALTER TABLE story
    ADD CONSTRAINT story_id_made CHECK (((story_id)::text ~ '^.{14}[478].{4}[89ab]'::text)) NOT VALID;

ALTER TABLE ONLY story
    ADD CONSTRAINT story_pk PRIMARY KEY (story_id);

ALTER TABLE ONLY story_words
    ADD CONSTRAINT story_words_pk PRIMARY KEY (story_id);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_id_once UNIQUE (token_id);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_pk PRIMARY KEY (token_hash);

ALTER TABLE ONLY vault_key
    ADD CONSTRAINT vault_key_pk PRIMARY KEY (key_id);

ALTER TABLE ONLY vault_master
    ADD CONSTRAINT vault_master_pk PRIMARY KEY (master);

ALTER TABLE ONLY vault_secret
    ADD CONSTRAINT vault_secret_pk PRIMARY KEY (purpose);

CREATE INDEX budget_change_of_month ON budget_change USING btree (month, change_id);

CREATE INDEX device_login_by_expires_at ON device_login USING btree (expires_at);

CREATE INDEX employee_of_heir ON employee USING btree (heir_id) WHERE (heir_id IS NOT NULL);

CREATE INDEX entry_by_booked_on ON entry USING brin (booked_on) WITH (pages_per_range='32');

CREATE INDEX entry_of_recovery ON entry USING btree (recovery_id, entry_id);

CREATE UNIQUE INDEX entry_reversed_once ON entry USING btree (recovery_id) WHERE (kind = 'reverse'::text);

CREATE INDEX evidence_of_recovery ON evidence USING btree (recovery_id, added_at, evidence_id);

CREATE INDEX export_former ON export USING btree (month, format, part, export_id);

CREATE INDEX fund_entry_of_giver ON fund_entry USING btree (fund_id, giver_id, seq) WHERE (giver_id IS NOT NULL);

CREATE INDEX guest_access_by_read_at ON guest_access USING brin (read_at) WITH (autosummarize='on');

CREATE INDEX guest_access_of_guest ON guest_access USING btree (guest_id, read_at);

CREATE INDEX letter_of_employee ON letter USING btree (employee_id, written_at DESC, letter_id DESC);

CREATE INDEX letter_of_recovery ON letter USING btree (recovery_id);

CREATE INDEX limit_question_of_subject ON limit_question USING btree (subject);

CREATE INDEX line_up_of_day ON line_up USING btree (property_id, day, line_up_id DESC);

CREATE INDEX outcome_of_recovery ON outcome USING btree (recovery_id, reported_at DESC, outcome_id);

CREATE INDEX policy_in_force ON policy USING btree (property_id, valid_from, number);

CREATE INDEX posting_by_booked_on ON posting USING btree (booked_on, entry_id);

CREATE INDEX recovery_hold ON recovery USING btree (occurred_on) WHERE (kind = 'hold'::text);

CREATE INDEX recovery_of_employee ON recovery USING btree (employee_id, number DESC);

CREATE INDEX recovery_of_guest ON recovery USING btree (guest_id) WHERE (guest_id IS NOT NULL);

CREATE INDEX recovery_of_incident ON recovery USING btree (incident_id) WHERE (incident_id <> recovery_id);

CREATE INDEX recovery_of_property ON recovery USING btree (property_id, occurred_on);

CREATE INDEX recovery_open_hold ON recovery USING btree (expires_at) WHERE (held > 0);

CREATE INDEX recovery_without_evidence ON recovery USING btree (number) WHERE ((evidence = 'none'::text) AND (NOT reversed) AND (spent > 0) AND (means = ANY (ARRAY['till'::text, 'card'::text, 'own'::text])));

CREATE INDEX register_by_row ON register USING btree (relation, row_key, seq DESC);

CREATE UNIQUE INDEX reimbursement_once ON reimbursement USING btree (employee_id, currency, paid_on, amount) WHERE (withdrawn_at IS NULL);

CREATE INDEX story_by_told_at ON story USING btree (told_at DESC, story_id);

CREATE INDEX story_of_recovery ON story USING btree (recovery_id, told_at DESC, story_id);

CREATE INDEX token_of_employee ON token USING btree (employee_id, created_at);

CREATE INDEX vault_key_of_guest ON vault_key USING btree (guest_id) WHERE (guest_id IS NOT NULL);

CREATE INDEX vault_key_of_recovery ON vault_key USING btree (recovery_id) WHERE (recovery_id IS NOT NULL);

CREATE TRIGGER access_day_append_only BEFORE DELETE OR UPDATE ON access_day FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE access_day ENABLE ALWAYS TRIGGER access_day_append_only;

CREATE TRIGGER access_day_no_truncate BEFORE TRUNCATE ON access_day FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE access_day ENABLE ALWAYS TRIGGER access_day_no_truncate;

CREATE TRIGGER account_append_only BEFORE DELETE OR UPDATE ON account FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE account ENABLE ALWAYS TRIGGER account_append_only;

CREATE TRIGGER account_no_truncate BEFORE TRUNCATE ON account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE account ENABLE ALWAYS TRIGGER account_no_truncate;

CREATE TRIGGER budget_change_append_only BEFORE DELETE OR UPDATE ON budget_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE budget_change ENABLE ALWAYS TRIGGER budget_change_append_only;

CREATE TRIGGER budget_change_no_truncate BEFORE TRUNCATE ON budget_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE budget_change ENABLE ALWAYS TRIGGER budget_change_no_truncate;

CREATE TRIGGER budget_no_delete BEFORE DELETE ON budget FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE budget ENABLE ALWAYS TRIGGER budget_no_delete;

CREATE TRIGGER budget_no_truncate BEFORE TRUNCATE ON budget FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE budget ENABLE ALWAYS TRIGGER budget_no_truncate;

CREATE TRIGGER certification_append_only BEFORE DELETE OR UPDATE ON certification FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE certification ENABLE ALWAYS TRIGGER certification_append_only;

CREATE TRIGGER certification_no_truncate BEFORE TRUNCATE ON certification FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE certification ENABLE ALWAYS TRIGGER certification_no_truncate;

CREATE TRIGGER code_secret_append_only BEFORE DELETE OR UPDATE ON code_secret FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE code_secret ENABLE ALWAYS TRIGGER code_secret_append_only;

CREATE TRIGGER code_secret_no_truncate BEFORE TRUNCATE ON code_secret FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE code_secret ENABLE ALWAYS TRIGGER code_secret_no_truncate;

CREATE TRIGGER cost_centre_append_only BEFORE DELETE OR UPDATE ON cost_centre FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE cost_centre ENABLE ALWAYS TRIGGER cost_centre_append_only;

CREATE TRIGGER cost_centre_no_truncate BEFORE TRUNCATE ON cost_centre FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE cost_centre ENABLE ALWAYS TRIGGER cost_centre_no_truncate;

CREATE TRIGGER desk_no_delete BEFORE DELETE ON desk FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE desk ENABLE ALWAYS TRIGGER desk_no_delete;

CREATE TRIGGER desk_no_truncate BEFORE TRUNCATE ON desk FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE desk ENABLE ALWAYS TRIGGER desk_no_truncate;

CREATE TRIGGER employee_no_delete BEFORE DELETE ON employee FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE employee ENABLE ALWAYS TRIGGER employee_no_delete;

CREATE TRIGGER employee_no_truncate BEFORE TRUNCATE ON employee FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE employee ENABLE ALWAYS TRIGGER employee_no_truncate;

CREATE TRIGGER enrolment_no_delete BEFORE DELETE ON enrolment FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE enrolment ENABLE ALWAYS TRIGGER enrolment_no_delete;

CREATE TRIGGER enrolment_no_truncate BEFORE TRUNCATE ON enrolment FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE enrolment ENABLE ALWAYS TRIGGER enrolment_no_truncate;

CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_append_only;

CREATE TRIGGER entry_no_truncate BEFORE TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE entry ENABLE ALWAYS TRIGGER entry_no_truncate;

CREATE TRIGGER entry_words_append_only BEFORE DELETE OR UPDATE ON entry_words FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE entry_words ENABLE ALWAYS TRIGGER entry_words_append_only;

CREATE TRIGGER entry_words_no_truncate BEFORE TRUNCATE ON entry_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE entry_words ENABLE ALWAYS TRIGGER entry_words_no_truncate;

CREATE TRIGGER erasure_append_only BEFORE DELETE OR UPDATE ON erasure FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE erasure ENABLE ALWAYS TRIGGER erasure_append_only;

CREATE TRIGGER erasure_no_truncate BEFORE TRUNCATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE erasure ENABLE ALWAYS TRIGGER erasure_no_truncate;

CREATE TRIGGER evidence_append_only BEFORE DELETE OR UPDATE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_append_only;

CREATE TRIGGER evidence_content_no_truncate BEFORE TRUNCATE ON evidence_content FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE evidence_content ENABLE ALWAYS TRIGGER evidence_content_no_truncate;

CREATE TRIGGER evidence_content_no_update BEFORE UPDATE ON evidence_content FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE evidence_content ENABLE ALWAYS TRIGGER evidence_content_no_update;

CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE evidence ENABLE ALWAYS TRIGGER evidence_no_truncate;

CREATE TRIGGER export_append_only BEFORE DELETE OR UPDATE ON export FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE export ENABLE ALWAYS TRIGGER export_append_only;

CREATE TRIGGER export_no_truncate BEFORE TRUNCATE ON export FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE export ENABLE ALWAYS TRIGGER export_no_truncate;

CREATE TRIGGER fund_entry_append_only BEFORE DELETE OR UPDATE ON fund_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE fund_entry ENABLE ALWAYS TRIGGER fund_entry_append_only;

CREATE TRIGGER fund_entry_no_truncate BEFORE TRUNCATE ON fund_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE fund_entry ENABLE ALWAYS TRIGGER fund_entry_no_truncate;

CREATE TRIGGER fund_no_delete BEFORE DELETE ON fund FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE fund ENABLE ALWAYS TRIGGER fund_no_delete;

CREATE TRIGGER fund_no_truncate BEFORE TRUNCATE ON fund FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE fund ENABLE ALWAYS TRIGGER fund_no_truncate;

CREATE TRIGGER guest_access_append_only BEFORE DELETE OR UPDATE ON guest_access FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE guest_access ENABLE ALWAYS TRIGGER guest_access_append_only;

CREATE TRIGGER guest_access_no_truncate BEFORE TRUNCATE ON guest_access FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE guest_access ENABLE ALWAYS TRIGGER guest_access_no_truncate;

CREATE TRIGGER guest_append_only BEFORE DELETE OR UPDATE ON guest FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE guest ENABLE ALWAYS TRIGGER guest_append_only;

CREATE TRIGGER guest_label_no_truncate BEFORE TRUNCATE ON guest_label FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE guest_label ENABLE ALWAYS TRIGGER guest_label_no_truncate;

CREATE TRIGGER guest_label_no_update BEFORE UPDATE ON guest_label FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE guest_label ENABLE ALWAYS TRIGGER guest_label_no_update;

CREATE TRIGGER guest_no_truncate BEFORE TRUNCATE ON guest FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE guest ENABLE ALWAYS TRIGGER guest_no_truncate;

CREATE TRIGGER identity_append_only BEFORE DELETE OR UPDATE ON identity FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE identity ENABLE ALWAYS TRIGGER identity_append_only;

CREATE TRIGGER identity_no_truncate BEFORE TRUNCATE ON identity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE identity ENABLE ALWAYS TRIGGER identity_no_truncate;

CREATE TRIGGER letter_append_only BEFORE DELETE OR UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE letter ENABLE ALWAYS TRIGGER letter_append_only;

CREATE TRIGGER letter_no_truncate BEFORE TRUNCATE ON letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE letter ENABLE ALWAYS TRIGGER letter_no_truncate;

CREATE TRIGGER limit_question_no_truncate BEFORE TRUNCATE ON limit_question FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE limit_question ENABLE ALWAYS TRIGGER limit_question_no_truncate;

CREATE TRIGGER limit_question_no_update BEFORE UPDATE ON limit_question FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE limit_question ENABLE ALWAYS TRIGGER limit_question_no_update;

CREATE TRIGGER line_up_append_only BEFORE DELETE OR UPDATE ON line_up FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE line_up ENABLE ALWAYS TRIGGER line_up_append_only;

CREATE TRIGGER line_up_no_truncate BEFORE TRUNCATE ON line_up FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE line_up ENABLE ALWAYS TRIGGER line_up_no_truncate;

CREATE TRIGGER means_account_append_only BEFORE DELETE OR UPDATE ON means_account FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE means_account ENABLE ALWAYS TRIGGER means_account_append_only;

CREATE TRIGGER means_account_no_truncate BEFORE TRUNCATE ON means_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE means_account ENABLE ALWAYS TRIGGER means_account_no_truncate;

CREATE TRIGGER narrative_append_only BEFORE DELETE OR UPDATE ON narrative FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE narrative ENABLE ALWAYS TRIGGER narrative_append_only;

CREATE TRIGGER narrative_no_truncate BEFORE TRUNCATE ON narrative FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE narrative ENABLE ALWAYS TRIGGER narrative_no_truncate;

CREATE TRIGGER organisation_no_delete BEFORE DELETE ON organisation FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE organisation ENABLE ALWAYS TRIGGER organisation_no_delete;

CREATE TRIGGER organisation_no_truncate BEFORE TRUNCATE ON organisation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE organisation ENABLE ALWAYS TRIGGER organisation_no_truncate;

CREATE TRIGGER outcome_append_only BEFORE DELETE OR UPDATE ON outcome FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE outcome ENABLE ALWAYS TRIGGER outcome_append_only;

CREATE TRIGGER outcome_no_truncate BEFORE TRUNCATE ON outcome FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE outcome ENABLE ALWAYS TRIGGER outcome_no_truncate;

CREATE TRIGGER passphrase_no_delete BEFORE DELETE ON passphrase FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE passphrase ENABLE ALWAYS TRIGGER passphrase_no_delete;

CREATE TRIGGER passphrase_no_truncate BEFORE TRUNCATE ON passphrase FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE passphrase ENABLE ALWAYS TRIGGER passphrase_no_truncate;

CREATE TRIGGER period_change_append_only BEFORE DELETE OR UPDATE ON period_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE period_change ENABLE ALWAYS TRIGGER period_change_append_only;

CREATE TRIGGER period_change_no_truncate BEFORE TRUNCATE ON period_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE period_change ENABLE ALWAYS TRIGGER period_change_no_truncate;

CREATE TRIGGER period_no_delete BEFORE DELETE ON period FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE period ENABLE ALWAYS TRIGGER period_no_delete;

CREATE TRIGGER period_no_truncate BEFORE TRUNCATE ON period FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE period ENABLE ALWAYS TRIGGER period_no_truncate;

CREATE TRIGGER pin_no_delete BEFORE DELETE ON pin FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE pin ENABLE ALWAYS TRIGGER pin_no_delete;

CREATE TRIGGER pin_no_truncate BEFORE TRUNCATE ON pin FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE pin ENABLE ALWAYS TRIGGER pin_no_truncate;

CREATE TRIGGER policy_append_only BEFORE DELETE OR UPDATE ON policy FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE policy ENABLE ALWAYS TRIGGER policy_append_only;

CREATE TRIGGER policy_limit_append_only BEFORE DELETE OR UPDATE ON policy_limit FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE policy_limit ENABLE ALWAYS TRIGGER policy_limit_append_only;

CREATE TRIGGER policy_limit_no_truncate BEFORE TRUNCATE ON policy_limit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE policy_limit ENABLE ALWAYS TRIGGER policy_limit_no_truncate;

CREATE TRIGGER policy_no_truncate BEFORE TRUNCATE ON policy FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE policy ENABLE ALWAYS TRIGGER policy_no_truncate;

CREATE TRIGGER policy_wording_append_only BEFORE DELETE OR UPDATE ON policy_wording FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE policy_wording ENABLE ALWAYS TRIGGER policy_wording_append_only;

CREATE TRIGGER policy_wording_no_truncate BEFORE TRUNCATE ON policy_wording FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE policy_wording ENABLE ALWAYS TRIGGER policy_wording_no_truncate;

CREATE TRIGGER posting_append_only BEFORE DELETE OR UPDATE ON posting FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE posting ENABLE ALWAYS TRIGGER posting_append_only;

CREATE TRIGGER posting_balances AFTER INSERT ON posting REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION posting_balances();

ALTER TABLE posting ENABLE ALWAYS TRIGGER posting_balances;

CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE posting ENABLE ALWAYS TRIGGER posting_no_truncate;

CREATE TRIGGER property_append_only BEFORE DELETE OR UPDATE ON property FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE property ENABLE ALWAYS TRIGGER property_append_only;

CREATE TRIGGER property_no_truncate BEFORE TRUNCATE ON property FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE property ENABLE ALWAYS TRIGGER property_no_truncate;

CREATE TRIGGER recovery_no_delete BEFORE DELETE ON recovery FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE recovery ENABLE ALWAYS TRIGGER recovery_no_delete;

CREATE TRIGGER recovery_no_truncate BEFORE TRUNCATE ON recovery FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE recovery ENABLE ALWAYS TRIGGER recovery_no_truncate;

CREATE TRIGGER register_append_only BEFORE DELETE OR UPDATE ON register FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE register ENABLE ALWAYS TRIGGER register_append_only;

CREATE TRIGGER register_no_truncate BEFORE TRUNCATE ON register FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE register ENABLE ALWAYS TRIGGER register_no_truncate;

CREATE TRIGGER reimbursement_no_delete BEFORE DELETE ON reimbursement FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE reimbursement ENABLE ALWAYS TRIGGER reimbursement_no_delete;

CREATE TRIGGER reimbursement_no_truncate BEFORE TRUNCATE ON reimbursement FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE reimbursement ENABLE ALWAYS TRIGGER reimbursement_no_truncate;

CREATE TRIGGER signing_key_append_only BEFORE DELETE OR UPDATE ON signing_key FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE signing_key ENABLE ALWAYS TRIGGER signing_key_append_only;

CREATE TRIGGER signing_key_no_truncate BEFORE TRUNCATE ON signing_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE signing_key ENABLE ALWAYS TRIGGER signing_key_no_truncate;

CREATE TRIGGER story_append_only BEFORE DELETE OR UPDATE ON story FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE story ENABLE ALWAYS TRIGGER story_append_only;

CREATE TRIGGER story_no_truncate BEFORE TRUNCATE ON story FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE story ENABLE ALWAYS TRIGGER story_no_truncate;

CREATE TRIGGER story_words_no_truncate BEFORE TRUNCATE ON story_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE story_words ENABLE ALWAYS TRIGGER story_words_no_truncate;

CREATE TRIGGER story_words_no_update BEFORE UPDATE ON story_words FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE story_words ENABLE ALWAYS TRIGGER story_words_no_update;

CREATE TRIGGER token_no_delete BEFORE DELETE ON token FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE token ENABLE ALWAYS TRIGGER token_no_delete;

CREATE TRIGGER token_no_truncate BEFORE TRUNCATE ON token FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE token ENABLE ALWAYS TRIGGER token_no_truncate;

CREATE TRIGGER vault_master_append_only BEFORE DELETE OR UPDATE ON vault_master FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE vault_master ENABLE ALWAYS TRIGGER vault_master_append_only;

CREATE TRIGGER vault_master_no_truncate BEFORE TRUNCATE ON vault_master FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE vault_master ENABLE ALWAYS TRIGGER vault_master_no_truncate;

CREATE TRIGGER vault_secret_no_delete BEFORE DELETE ON vault_secret FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE vault_secret ENABLE ALWAYS TRIGGER vault_secret_no_delete;

CREATE TRIGGER vault_secret_no_truncate BEFORE TRUNCATE ON vault_secret FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE vault_secret ENABLE ALWAYS TRIGGER vault_secret_no_truncate;

ALTER TABLE ONLY budget_change
    ADD CONSTRAINT budget_change_budget_fk FOREIGN KEY (cost_centre_id, month) REFERENCES budget(cost_centre_id, month);

ALTER TABLE ONLY budget_change
    ADD CONSTRAINT budget_change_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY budget
    ADD CONSTRAINT budget_cost_centre_fk FOREIGN KEY (cost_centre_id) REFERENCES cost_centre(cost_centre_id);

ALTER TABLE ONLY certification
    ADD CONSTRAINT certification_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY cost_centre
    ADD CONSTRAINT cost_centre_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY desk
    ADD CONSTRAINT desk_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY device_login
    ADD CONSTRAINT device_login_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY employee
    ADD CONSTRAINT employee_cost_centre_fk FOREIGN KEY (property_id, cost_centre_id) REFERENCES cost_centre(property_id, cost_centre_id);

ALTER TABLE ONLY employee
    ADD CONSTRAINT employee_heir_fk FOREIGN KEY (heir_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY employee
    ADD CONSTRAINT employee_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY enrolment
    ADD CONSTRAINT enrolment_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_certification_fk FOREIGN KEY (certification_id) REFERENCES certification(certification_id);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_desk_fk FOREIGN KEY (desk_id) REFERENCES desk(desk_id);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_means_fk FOREIGN KEY (means) REFERENCES means_account(means);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(policy_id);

ALTER TABLE ONLY entry
    ADD CONSTRAINT entry_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY entry_words
    ADD CONSTRAINT entry_words_entry_fk FOREIGN KEY (entry_id) REFERENCES entry(entry_id);

ALTER TABLE ONLY erasure
    ADD CONSTRAINT erasure_guest_fk FOREIGN KEY (guest_id) REFERENCES guest(guest_id);

ALTER TABLE ONLY erasure
    ADD CONSTRAINT erasure_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY evidence_content
    ADD CONSTRAINT evidence_content_evidence_fk FOREIGN KEY (evidence_id) REFERENCES evidence(evidence_id);

ALTER TABLE ONLY evidence
    ADD CONSTRAINT evidence_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY evidence
    ADD CONSTRAINT evidence_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY export
    ADD CONSTRAINT export_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY fund_entry
    ADD CONSTRAINT fund_entry_entry_fk FOREIGN KEY (entry_id) REFERENCES entry(entry_id);

ALTER TABLE ONLY fund_entry
    ADD CONSTRAINT fund_entry_fund_fk FOREIGN KEY (fund_id) REFERENCES fund(fund_id);

ALTER TABLE ONLY fund
    ADD CONSTRAINT fund_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(policy_id);

ALTER TABLE ONLY guest_access
    ADD CONSTRAINT guest_access_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY guest_access
    ADD CONSTRAINT guest_access_guest_fk FOREIGN KEY (guest_id) REFERENCES guest(guest_id);

ALTER TABLE ONLY guest_label
    ADD CONSTRAINT guest_label_guest_fk FOREIGN KEY (guest_id, generation) REFERENCES guest(guest_id, generation);

ALTER TABLE ONLY guest
    ADD CONSTRAINT guest_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY identity
    ADD CONSTRAINT identity_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_story_fk FOREIGN KEY (story_id) REFERENCES story(story_id);

ALTER TABLE ONLY letter
    ADD CONSTRAINT letter_writer_fk FOREIGN KEY (writer_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY limit_question
    ADD CONSTRAINT limit_question_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY limit_question
    ADD CONSTRAINT limit_question_fund_fk FOREIGN KEY (fund_id) REFERENCES fund(fund_id);

ALTER TABLE ONLY line_up
    ADD CONSTRAINT line_up_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY line_up
    ADD CONSTRAINT line_up_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY line_up
    ADD CONSTRAINT line_up_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY means_account
    ADD CONSTRAINT means_account_credit_fk FOREIGN KEY (credit) REFERENCES account(account);

ALTER TABLE ONLY means_account
    ADD CONSTRAINT means_account_debit_fk FOREIGN KEY (debit) REFERENCES account(account);

ALTER TABLE ONLY narrative
    ADD CONSTRAINT narrative_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY outcome
    ADD CONSTRAINT outcome_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY outcome
    ADD CONSTRAINT outcome_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY passphrase
    ADD CONSTRAINT passphrase_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY period_change
    ADD CONSTRAINT period_change_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY period_change
    ADD CONSTRAINT period_change_period_fk FOREIGN KEY (month) REFERENCES period(month);

ALTER TABLE ONLY pin
    ADD CONSTRAINT pin_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY policy_limit
    ADD CONSTRAINT policy_limit_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(policy_id);

ALTER TABLE ONLY policy
    ADD CONSTRAINT policy_property_fk FOREIGN KEY (property_id) REFERENCES property(property_id);

ALTER TABLE ONLY policy_wording
    ADD CONSTRAINT policy_wording_policy_fk FOREIGN KEY (policy_id) REFERENCES policy(policy_id);

ALTER TABLE ONLY posting
    ADD CONSTRAINT posting_account_fk FOREIGN KEY (account) REFERENCES account(account);

ALTER TABLE ONLY posting
    ADD CONSTRAINT posting_cost_centre_fk FOREIGN KEY (cost_centre_id) REFERENCES cost_centre(cost_centre_id);

ALTER TABLE ONLY posting
    ADD CONSTRAINT posting_entry_fk FOREIGN KEY (entry_id) REFERENCES entry(entry_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_cost_centre_fk FOREIGN KEY (property_id, cost_centre_id) REFERENCES cost_centre(property_id, cost_centre_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_desk_fk FOREIGN KEY (desk_id) REFERENCES desk(desk_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_guest_fk FOREIGN KEY (guest_id) REFERENCES guest(guest_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_incident_fk FOREIGN KEY (incident_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY recovery
    ADD CONSTRAINT recovery_means_fk FOREIGN KEY (means) REFERENCES means_account(means);

ALTER TABLE ONLY reimbursement
    ADD CONSTRAINT reimbursement_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY reimbursement
    ADD CONSTRAINT reimbursement_noted_by_fk FOREIGN KEY (noted_by) REFERENCES employee(employee_id);

ALTER TABLE ONLY reimbursement
    ADD CONSTRAINT reimbursement_withdrawn_by_fk FOREIGN KEY (withdrawn_by) REFERENCES employee(employee_id);

ALTER TABLE ONLY story
    ADD CONSTRAINT story_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY story
    ADD CONSTRAINT story_recovery_fk FOREIGN KEY (recovery_id) REFERENCES recovery(recovery_id);

ALTER TABLE ONLY story_words
    ADD CONSTRAINT story_words_story_fk FOREIGN KEY (story_id) REFERENCES story(story_id);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_desk_fk FOREIGN KEY (desk_id) REFERENCES desk(desk_id);

ALTER TABLE ONLY token
    ADD CONSTRAINT token_employee_fk FOREIGN KEY (employee_id) REFERENCES employee(employee_id);

ALTER TABLE ONLY vault_secret
    ADD CONSTRAINT vault_secret_master_fk FOREIGN KEY (master) REFERENCES vault_master(master);

ALTER TABLE access_day ENABLE ROW LEVEL SECURITY;

CREATE POLICY asker ON budget FOR SELECT TO latitude_app USING (( SELECT asker_is('finance'::text) AS asker_is));

CREATE POLICY asker ON budget_change FOR SELECT TO latitude_app USING (( SELECT asker_is('finance'::text) AS asker_is));

CREATE POLICY asker ON certification FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR ( SELECT asker_is('finance'::text) AS asker_is) OR asker_heir_of(employee_id)));

CREATE POLICY asker ON employee FOR SELECT TO latitude_app USING ((( SELECT asker() AS asker) IS NOT NULL));

CREATE POLICY asker ON entry FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR ( SELECT asker_is('finance'::text) AS asker_is) OR asker_heir_of(employee_id) OR asker_did(recovery_id)));

CREATE POLICY asker ON entry_words FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR asker_heir_of(employee_id)));

CREATE POLICY asker ON evidence FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR ( SELECT asker_is('finance'::text) AS asker_is) OR asker_heir_of(employee_id) OR asker_did(recovery_id)));

CREATE POLICY asker ON evidence_content FOR SELECT TO latitude_app USING ((EXISTS ( SELECT
   FROM evidence v
  WHERE (v.evidence_id = evidence_content.evidence_id))));

CREATE POLICY asker ON export FOR SELECT TO latitude_app USING (( SELECT asker_is('finance'::text) AS asker_is));

CREATE POLICY asker ON fund FOR SELECT TO latitude_app USING ((( SELECT asker_is('finance'::text) AS asker_is) OR asker_drew(fund_id)));

CREATE POLICY asker ON fund_entry FOR SELECT TO latitude_app USING ((( SELECT asker_is('finance'::text) AS asker_is) OR asker_entry(entry_id)));

CREATE POLICY asker ON guest FOR SELECT TO latitude_app USING (asker_met(guest_id));

CREATE POLICY asker ON guest_access FOR INSERT TO latitude_app WITH CHECK ((employee_id = ( SELECT asker() AS asker)));

CREATE POLICY asker ON guest_label FOR SELECT TO latitude_app USING (asker_met(guest_id));

CREATE POLICY asker ON letter FOR SELECT TO latitude_app USING ((employee_id = ( SELECT asker() AS asker)));

CREATE POLICY asker ON line_up FOR SELECT TO latitude_app USING (( SELECT asker_is('manager'::text) AS asker_is));

CREATE POLICY asker ON narrative FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR asker_heir_of(employee_id)));

CREATE POLICY asker ON outcome FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR asker_heir_of(employee_id) OR asker_did(recovery_id) OR (story_told(recovery_id) IS NOT NULL)));

CREATE POLICY asker ON period_change FOR SELECT TO latitude_app USING (( SELECT asker_is('finance'::text) AS asker_is));

CREATE POLICY asker ON posting FOR SELECT TO latitude_app USING (( SELECT asker_is('finance'::text) AS asker_is));

CREATE POLICY asker ON recovery FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR ( SELECT asker_is('finance'::text) AS asker_is) OR asker_heir_of(employee_id) OR (story_told(recovery_id) IS NOT NULL)));

CREATE POLICY asker ON reimbursement FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR ( SELECT asker_is('finance'::text) AS asker_is)));

CREATE POLICY asker ON story FOR SELECT TO latitude_app USING (((employee_id = ( SELECT asker() AS asker)) OR asker_heir_of(employee_id) OR (story_id = story_told(recovery_id))));

CREATE POLICY asker ON story_words FOR SELECT TO latitude_app USING ((EXISTS ( SELECT
   FROM story s
  WHERE (s.story_id = story_words.story_id))));

CREATE POLICY asker ON token FOR SELECT TO latitude_app USING ((employee_id = ( SELECT asker() AS asker)));

CREATE POLICY asker ON vault_key FOR SELECT TO latitude_app USING (
CASE
    WHEN (guest_id IS NULL) THEN ((employee_id = ( SELECT asker() AS asker)) OR asker_heir_of(employee_id))
    ELSE asker_met(guest_id)
END);

CREATE POLICY book ON access_day TO latitude_book USING (true);

CREATE POLICY book ON budget TO latitude_book USING (true);

CREATE POLICY book ON budget_change TO latitude_book USING (true);

CREATE POLICY book ON certification TO latitude_book USING (true);

CREATE POLICY book ON code_secret TO latitude_book USING (true);

CREATE POLICY book ON desk TO latitude_book USING (true);

CREATE POLICY book ON device_login TO latitude_book USING (true);

CREATE POLICY book ON employee TO latitude_book USING (true);

CREATE POLICY book ON enrolment TO latitude_book USING (true);

CREATE POLICY book ON entry TO latitude_book USING (true);

CREATE POLICY book ON entry_words TO latitude_book USING (true);

CREATE POLICY book ON erasure TO latitude_book USING (true);

CREATE POLICY book ON evidence TO latitude_book USING (true);

CREATE POLICY book ON evidence_content TO latitude_book USING (true);

CREATE POLICY book ON export TO latitude_book USING (true);

CREATE POLICY book ON fund TO latitude_book USING (true);

CREATE POLICY book ON fund_entry TO latitude_book USING (true);

CREATE POLICY book ON guest TO latitude_book USING (true);

CREATE POLICY book ON guest_access TO latitude_book USING (true);

CREATE POLICY book ON guest_label TO latitude_book USING (true);

CREATE POLICY book ON identity TO latitude_book USING (true);

CREATE POLICY book ON letter TO latitude_book USING (true);

CREATE POLICY book ON limit_question TO latitude_book USING (true);

CREATE POLICY book ON line_up TO latitude_book USING (true);

CREATE POLICY book ON narrative TO latitude_book USING (true);

CREATE POLICY book ON outcome TO latitude_book USING (true);

CREATE POLICY book ON passphrase TO latitude_book USING (true);

CREATE POLICY book ON period_change TO latitude_book USING (true);

CREATE POLICY book ON pin TO latitude_book USING (true);

CREATE POLICY book ON posting TO latitude_book USING (true);

CREATE POLICY book ON recovery TO latitude_book USING (true);

CREATE POLICY book ON register TO latitude_book USING (true);

CREATE POLICY book ON reimbursement TO latitude_book USING (true);

CREATE POLICY book ON signing_key TO latitude_book USING (true);

CREATE POLICY book ON story TO latitude_book USING (true);

CREATE POLICY book ON story_words TO latitude_book USING (true);

CREATE POLICY book ON token TO latitude_book USING (true);

CREATE POLICY book ON vault_key TO latitude_book USING (true);

CREATE POLICY book ON vault_master TO latitude_book USING (true);

CREATE POLICY book ON vault_secret TO latitude_book USING (true);

ALTER TABLE budget ENABLE ROW LEVEL SECURITY;

ALTER TABLE budget_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE certification ENABLE ROW LEVEL SECURITY;

ALTER TABLE code_secret ENABLE ROW LEVEL SECURITY;

ALTER TABLE desk ENABLE ROW LEVEL SECURITY;

ALTER TABLE device_login ENABLE ROW LEVEL SECURITY;

ALTER TABLE employee ENABLE ROW LEVEL SECURITY;

ALTER TABLE enrolment ENABLE ROW LEVEL SECURITY;

ALTER TABLE entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE entry_words ENABLE ROW LEVEL SECURITY;

ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;

ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;

ALTER TABLE evidence_content ENABLE ROW LEVEL SECURITY;

ALTER TABLE export ENABLE ROW LEVEL SECURITY;

ALTER TABLE fund ENABLE ROW LEVEL SECURITY;

ALTER TABLE fund_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE guest ENABLE ROW LEVEL SECURITY;

ALTER TABLE guest_access ENABLE ROW LEVEL SECURITY;

ALTER TABLE guest_label ENABLE ROW LEVEL SECURITY;

ALTER TABLE identity ENABLE ROW LEVEL SECURITY;

ALTER TABLE letter ENABLE ROW LEVEL SECURITY;

ALTER TABLE limit_question ENABLE ROW LEVEL SECURITY;

ALTER TABLE line_up ENABLE ROW LEVEL SECURITY;

ALTER TABLE narrative ENABLE ROW LEVEL SECURITY;

ALTER TABLE outcome ENABLE ROW LEVEL SECURITY;

CREATE POLICY owner ON access_day TO latitude_owner USING (true);

CREATE POLICY owner ON budget TO latitude_owner USING (true);

CREATE POLICY owner ON budget_change TO latitude_owner USING (true);

CREATE POLICY owner ON certification TO latitude_owner USING (true);

CREATE POLICY owner ON code_secret TO latitude_owner USING (true);

CREATE POLICY owner ON desk TO latitude_owner USING (true);

CREATE POLICY owner ON device_login TO latitude_owner USING (true);

CREATE POLICY owner ON employee TO latitude_owner USING (true);

CREATE POLICY owner ON enrolment TO latitude_owner USING (true);

CREATE POLICY owner ON entry TO latitude_owner USING (true);

CREATE POLICY owner ON entry_words TO latitude_owner USING (true);

CREATE POLICY owner ON erasure TO latitude_owner USING (true);

CREATE POLICY owner ON evidence TO latitude_owner USING (true);

CREATE POLICY owner ON evidence_content TO latitude_owner USING (true);

CREATE POLICY owner ON export TO latitude_owner USING (true);

CREATE POLICY owner ON fund TO latitude_owner USING (true);

CREATE POLICY owner ON fund_entry TO latitude_owner USING (true);

CREATE POLICY owner ON guest TO latitude_owner USING (true);

CREATE POLICY owner ON guest_access TO latitude_owner USING (true);

CREATE POLICY owner ON guest_label TO latitude_owner USING (true);

CREATE POLICY owner ON identity TO latitude_owner USING (true);

CREATE POLICY owner ON letter TO latitude_owner USING (true);

CREATE POLICY owner ON limit_question TO latitude_owner USING (true);

CREATE POLICY owner ON line_up TO latitude_owner USING (true);

CREATE POLICY owner ON narrative TO latitude_owner USING (true);

CREATE POLICY owner ON outcome TO latitude_owner USING (true);

CREATE POLICY owner ON passphrase TO latitude_owner USING (true);

CREATE POLICY owner ON period_change TO latitude_owner USING (true);

CREATE POLICY owner ON pin TO latitude_owner USING (true);

CREATE POLICY owner ON posting TO latitude_owner USING (true);

CREATE POLICY owner ON recovery TO latitude_owner USING (true);

CREATE POLICY owner ON register TO latitude_owner USING (true);

CREATE POLICY owner ON reimbursement TO latitude_owner USING (true);

CREATE POLICY owner ON signing_key TO latitude_owner USING (true);

CREATE POLICY owner ON story TO latitude_owner USING (true);

CREATE POLICY owner ON story_words TO latitude_owner USING (true);

CREATE POLICY owner ON token TO latitude_owner USING (true);

CREATE POLICY owner ON vault_key TO latitude_owner USING (true);

CREATE POLICY owner ON vault_master TO latitude_owner USING (true);

CREATE POLICY owner ON vault_secret TO latitude_owner USING (true);

ALTER TABLE passphrase ENABLE ROW LEVEL SECURITY;

ALTER TABLE period_change ENABLE ROW LEVEL SECURITY;

ALTER TABLE pin ENABLE ROW LEVEL SECURITY;

ALTER TABLE posting ENABLE ROW LEVEL SECURITY;

ALTER TABLE recovery ENABLE ROW LEVEL SECURITY;

ALTER TABLE register ENABLE ROW LEVEL SECURITY;

ALTER TABLE reimbursement ENABLE ROW LEVEL SECURITY;

ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE story ENABLE ROW LEVEL SECURITY;

ALTER TABLE story_words ENABLE ROW LEVEL SECURITY;

ALTER TABLE token ENABLE ROW LEVEL SECURITY;

ALTER TABLE vault_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE vault_master ENABLE ROW LEVEL SECURITY;

ALTER TABLE vault_secret ENABLE ROW LEVEL SECURITY;

GRANT ALL ON SCHEMA public TO latitude_owner;
GRANT USAGE ON SCHEMA public TO latitude_book;
GRANT USAGE ON SCHEMA public TO latitude_app;

REVOKE ALL ON FUNCTION canonical(field bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION canonical(field bytea) TO latitude_book;

REVOKE ALL ON FUNCTION canonical_text(field text) FROM PUBLIC;
GRANT ALL ON FUNCTION canonical_text(field text) TO latitude_book;

GRANT SELECT ON TABLE guest_access TO latitude_book;

GRANT INSERT(guest_id) ON TABLE guest_access TO latitude_app;
GRANT INSERT(guest_id) ON TABLE guest_access TO latitude_book;

GRANT INSERT(employee_id) ON TABLE guest_access TO latitude_app;
GRANT INSERT(employee_id) ON TABLE guest_access TO latitude_book;

GRANT INSERT(route) ON TABLE guest_access TO latitude_app;
GRANT INSERT(route) ON TABLE guest_access TO latitude_book;

REVOKE ALL ON FUNCTION access_bytes(a guest_access) FROM PUBLIC;
GRANT ALL ON FUNCTION access_bytes(a guest_access) TO latitude_book;

REVOKE ALL ON FUNCTION access_days_note() FROM PUBLIC;
GRANT ALL ON FUNCTION access_days_note() TO latitude_app;

REVOKE ALL ON FUNCTION access_days_note_at(instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION access_days_note_at(instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION canonical_head(domain text) FROM PUBLIC;
GRANT ALL ON FUNCTION canonical_head(domain text) TO latitude_book;

REVOKE ALL ON FUNCTION access_digest(previous bytea, day date, row_count bigint, lines bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION access_digest(previous bytea, day date, row_count bigint, lines bytea) TO latitude_book;

REVOKE ALL ON FUNCTION act_erase(recovery_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION act_erase(recovery_id uuid, reason text) TO latitude_book;

GRANT SELECT ON TABLE recovery TO latitude_book;
GRANT SELECT ON TABLE recovery TO latitude_app;

GRANT INSERT(recovery_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(number) ON TABLE recovery TO latitude_book;

GRANT INSERT(code) ON TABLE recovery TO latitude_book;

GRANT INSERT(kind) ON TABLE recovery TO latitude_book;

GRANT INSERT(employee_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(property_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(cost_centre_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(desk_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(incident_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(guest_id) ON TABLE recovery TO latitude_book;

GRANT INSERT(currency) ON TABLE recovery TO latitude_book;

GRANT INSERT(means) ON TABLE recovery TO latitude_book;

GRANT INSERT(reason) ON TABLE recovery TO latitude_book;

GRANT INSERT(cause) ON TABLE recovery TO latitude_book;

GRANT INSERT(minutes) ON TABLE recovery TO latitude_book;

GRANT INSERT(occurred_at) ON TABLE recovery TO latitude_book;

GRANT INSERT(occurred_on) ON TABLE recovery TO latitude_book;

GRANT INSERT(needed_by) ON TABLE recovery TO latitude_book;

GRANT INSERT(away_until) ON TABLE recovery TO latitude_book;

GRANT INSERT(expires_at) ON TABLE recovery TO latitude_book;

GRANT INSERT(hold_state),UPDATE(hold_state) ON TABLE recovery TO latitude_book;

GRANT INSERT(spent),UPDATE(spent) ON TABLE recovery TO latitude_book;

GRANT INSERT(held),UPDATE(held) ON TABLE recovery TO latitude_book;

GRANT UPDATE(repaid) ON TABLE recovery TO latitude_book;

GRANT UPDATE(reversed) ON TABLE recovery TO latitude_book;

GRANT UPDATE(evidence) ON TABLE recovery TO latitude_book;

REVOKE ALL ON FUNCTION act_refusal(r recovery_request, instant timestamp with time zone, employee_id uuid, property_id bigint, roles text[], left_on date, currency text, today date, occurred_on date, certification_id bigint, x recovery) FROM PUBLIC;
GRANT ALL ON FUNCTION act_refusal(r recovery_request, instant timestamp with time zone, employee_id uuid, property_id bigint, roles text[], left_on date, currency text, today date, occurred_on date, certification_id bigint, x recovery) TO latitude_book;

REVOKE ALL ON FUNCTION act_resolve(requests recovery_request[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION act_resolve(requests recovery_request[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION act_salt(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION act_salt(recovery_id uuid) TO latitude_book;

GRANT SELECT ON TABLE cost_centre TO latitude_book;
GRANT SELECT ON TABLE cost_centre TO latitude_app;

GRANT SELECT ON TABLE entry TO latitude_book;
GRANT SELECT ON TABLE entry TO latitude_app;

GRANT INSERT(entry_id) ON TABLE entry TO latitude_book;

GRANT INSERT(request_id) ON TABLE entry TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE entry TO latitude_book;

GRANT INSERT(kind) ON TABLE entry TO latitude_book;

GRANT INSERT(amount) ON TABLE entry TO latitude_book;

GRANT INSERT(currency) ON TABLE entry TO latitude_book;

GRANT INSERT(means) ON TABLE entry TO latitude_book;

GRANT INSERT(employee_id) ON TABLE entry TO latitude_book;

GRANT INSERT(desk_id) ON TABLE entry TO latitude_book;

GRANT INSERT(policy_id) ON TABLE entry TO latitude_book;

GRANT INSERT(certification_id) ON TABLE entry TO latitude_book;

GRANT INSERT(occurred_on) ON TABLE entry TO latitude_book;

GRANT INSERT(booked_on) ON TABLE entry TO latitude_book;

GRANT INSERT(booked_at) ON TABLE entry TO latitude_book;

GRANT INSERT(spent_after) ON TABLE entry TO latitude_book;

GRANT INSERT(held_after) ON TABLE entry TO latitude_book;

GRANT INSERT(repaid_after) ON TABLE entry TO latitude_book;

GRANT INSERT(content_hash) ON TABLE entry TO latitude_book;

GRANT INSERT(words_hash) ON TABLE entry TO latitude_book;

GRANT INSERT(digest) ON TABLE entry TO latitude_book;

GRANT SELECT ON TABLE property TO latitude_book;
GRANT SELECT ON TABLE property TO latitude_app;

REVOKE ALL ON FUNCTION act_weeks(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION act_weeks(property_id bigint, today date) TO latitude_book;

REVOKE ALL ON FUNCTION asker() FROM PUBLIC;
GRANT ALL ON FUNCTION asker() TO latitude_book;
GRANT ALL ON FUNCTION asker() TO latitude_app;

REVOKE ALL ON FUNCTION asker_cost_centre() FROM PUBLIC;
GRANT ALL ON FUNCTION asker_cost_centre() TO latitude_book;
GRANT ALL ON FUNCTION asker_cost_centre() TO latitude_app;

REVOKE ALL ON FUNCTION asker_did(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_did(recovery_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION asker_drew(fund_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_drew(fund_id bigint) TO latitude_app;

REVOKE ALL ON FUNCTION asker_entry(entry_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_entry(entry_id bigint) TO latitude_app;

REVOKE ALL ON FUNCTION asker_heir_of(employee_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_heir_of(employee_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION asker_is(role text) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_is(role text) TO latitude_book;
GRANT ALL ON FUNCTION asker_is(role text) TO latitude_app;

REVOKE ALL ON FUNCTION asker_managed(OUT property_id bigint, OUT today date) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_managed(OUT property_id bigint, OUT today date) TO latitude_book;

REVOKE ALL ON FUNCTION asker_met(guest_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_met(guest_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION asker_owns(employee_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION asker_owns(employee_id uuid) TO latitude_book;
GRANT ALL ON FUNCTION asker_owns(employee_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION asker_self() FROM PUBLIC;
GRANT ALL ON FUNCTION asker_self() TO latitude_app;

REVOKE ALL ON FUNCTION authority_granted(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION authority_granted(month date) TO latitude_app;

REVOKE ALL ON FUNCTION enough_people(people bigint, minimum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION enough_people(people bigint, minimum integer) TO latitude_book;

REVOKE ALL ON FUNCTION band_enough(people uuid[], goods boolean[]) FROM PUBLIC;
GRANT ALL ON FUNCTION band_enough(people uuid[], goods boolean[]) TO latitude_book;

REVOKE ALL ON FUNCTION budget_change_all(employee_id uuid, instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT added integer, OUT changed integer, OUT unchanged integer) FROM PUBLIC;
GRANT ALL ON FUNCTION budget_change_all(employee_id uuid, instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT added integer, OUT changed integer, OUT unchanged integer) TO latitude_book;

REVOKE ALL ON FUNCTION budget_refusal(instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date) FROM PUBLIC;
GRANT ALL ON FUNCTION budget_refusal(instant timestamp with time zone, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date) TO latitude_book;

REVOKE ALL ON FUNCTION budget_set(token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date, OUT added integer, OUT changed integer, OUT unchanged integer) FROM PUBLIC;
GRANT ALL ON FUNCTION budget_set(token_hash bytea, cost_centre_ids bigint[], months date[], amounts bigint[], OUT code text, OUT other date, OUT added integer, OUT changed integer, OUT unchanged integer) TO latitude_app;

REVOKE ALL ON FUNCTION canonical_time(field timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION canonical_time(field timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION cause_counts() FROM PUBLIC;
GRANT ALL ON FUNCTION cause_counts() TO latitude_app;

REVOKE ALL ON FUNCTION told_groups(property_id bigint, today date, part text, minimum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION told_groups(property_id bigint, today date, part text, minimum integer) TO latitude_book;

REVOKE ALL ON FUNCTION cause_counts_at(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION cause_counts_at(property_id bigint, today date) TO latitude_book;

REVOKE ALL ON FUNCTION cause_year() FROM PUBLIC;
GRANT ALL ON FUNCTION cause_year() TO latitude_app;

REVOKE ALL ON FUNCTION certification_record(employee_id uuid, course text, valid_from date, valid_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION certification_record(employee_id uuid, course text, valid_from date, valid_until date) TO latitude_book;

REVOKE ALL ON FUNCTION certification_set(handle text, course text, valid_from date, valid_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION certification_set(handle text, course text, valid_from date, valid_until date) TO latitude_book;

REVOKE ALL ON FUNCTION code_round(secret bytea, bits integer, round integer, half bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION code_round(secret bytea, bits integer, round integer, half bigint) TO latitude_book;

REVOKE ALL ON FUNCTION cost_acts(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION cost_acts(property_id bigint, today date) TO latitude_book;

REVOKE ALL ON FUNCTION cost_bands(costs bigint[], edges bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION cost_bands(costs bigint[], edges bigint[]) TO latitude_book;

REVOKE ALL ON FUNCTION cost_centre_add(property_id bigint, code text, name text) FROM PUBLIC;
GRANT ALL ON FUNCTION cost_centre_add(property_id bigint, code text, name text) TO latitude_book;

REVOKE ALL ON FUNCTION cost_edges(costs bigint[]) FROM PUBLIC;
GRANT ALL ON FUNCTION cost_edges(costs bigint[]) TO latitude_book;

REVOKE ALL ON FUNCTION count_people(employees uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION count_people(employees uuid[]) TO latitude_book;

GRANT SELECT ON TABLE outcome TO latitude_book;
GRANT SELECT ON TABLE outcome TO latitude_app;

GRANT INSERT(outcome_id) ON TABLE outcome TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE outcome TO latitude_book;

GRANT INSERT(employee_id) ON TABLE outcome TO latitude_book;

GRANT INSERT(outcome) ON TABLE outcome TO latitude_book;

GRANT INSERT(key_id) ON TABLE outcome TO latitude_book;

GRANT INSERT(sealed) ON TABLE outcome TO latitude_book;

GRANT INSERT(content_hash) ON TABLE outcome TO latitude_book;

GRANT INSERT(reported_at) ON TABLE outcome TO latitude_book;

REVOKE ALL ON FUNCTION counted_acts(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION counted_acts(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION days_of_books(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION days_of_books(property_id bigint, today date) TO latitude_book;

REVOKE ALL ON FUNCTION derived_uuid(purpose text, source uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION derived_uuid(purpose text, source uuid) TO latitude_book;

REVOKE ALL ON FUNCTION desk_close(name text, property text) FROM PUBLIC;
GRANT ALL ON FUNCTION desk_close(name text, property text) TO latitude_book;

REVOKE ALL ON FUNCTION desk_enrol(name text, property_id bigint, token_hash bytea, idle_seconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION desk_enrol(name text, property_id bigint, token_hash bytea, idle_seconds integer) TO latitude_book;

REVOKE ALL ON FUNCTION desk_of(token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION desk_of(token_hash bytea) TO latitude_app;

REVOKE ALL ON FUNCTION device_begin(device_hash bytea, user_hash bytea, client text, address text, lasting interval, interval_seconds integer) FROM PUBLIC;
GRANT ALL ON FUNCTION device_begin(device_hash bytea, user_hash bytea, client text, address text, lasting interval, interval_seconds integer) TO latitude_app;

REVOKE ALL ON FUNCTION device_decide(employee_id uuid, user_hash bytea, verdict text) FROM PUBLIC;
GRANT ALL ON FUNCTION device_decide(employee_id uuid, user_hash bytea, verdict text) TO latitude_app;

REVOKE ALL ON FUNCTION device_of(user_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION device_of(user_hash bytea) TO latitude_app;

REVOKE ALL ON FUNCTION device_poll(device_hash bytea, token_hash bytea, OUT verdict text, OUT handle text) FROM PUBLIC;
GRANT ALL ON FUNCTION device_poll(device_hash bytea, token_hash bytea, OUT verdict text, OUT handle text) TO latitude_app;

REVOKE ALL ON FUNCTION employee_add(handle text, name text, property_id bigint, cost_centre_id bigint, roles text[], hired_on date) FROM PUBLIC;
GRANT ALL ON FUNCTION employee_add(handle text, name text, property_id bigint, cost_centre_id bigint, roles text[], hired_on date) TO latitude_book;

REVOKE ALL ON FUNCTION employee_leave(employee_id uuid, left_on date, heir_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION employee_leave(employee_id uuid, left_on date, heir_id uuid) TO latitude_book;

GRANT SELECT ON TABLE employee TO latitude_book;

GRANT SELECT(employee_id) ON TABLE employee TO latitude_app;

GRANT SELECT(handle) ON TABLE employee TO latitude_app;

GRANT SELECT(name) ON TABLE employee TO latitude_app;

GRANT SELECT(property_id) ON TABLE employee TO latitude_app;

GRANT SELECT(cost_centre_id) ON TABLE employee TO latitude_app;

GRANT SELECT(roles) ON TABLE employee TO latitude_app;

GRANT SELECT(language) ON TABLE employee TO latitude_app;

REVOKE ALL ON FUNCTION employee_problem(wanted employee, known employee, heir text, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION employee_problem(wanted employee, known employee, heir text, today date) TO latitude_book;

REVOKE ALL ON FUNCTION employee_set(handle text, name text, email text, property text, cost_centre text, roles text[], language text, hired_on date, left_on date, heir text) FROM PUBLIC;
GRANT ALL ON FUNCTION employee_set(handle text, name text, email text, property text, cost_centre text, roles text[], language text, hired_on date, left_on date, heir text) TO latitude_book;

REVOKE ALL ON FUNCTION employee_write(wanted employee) FROM PUBLIC;
GRANT ALL ON FUNCTION employee_write(wanted employee) TO latitude_book;

REVOKE ALL ON FUNCTION enrolment_issue(handle text, code_hash bytea, lasting interval) FROM PUBLIC;
GRANT ALL ON FUNCTION enrolment_issue(handle text, code_hash bytea, lasting interval) TO latitude_book;

REVOKE ALL ON FUNCTION enrolment_of(code_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION enrolment_of(code_hash bytea) TO latitude_app;

REVOKE ALL ON FUNCTION enrolment_use(code_hash bytea, hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION enrolment_use(code_hash bytea, hash text) TO latitude_app;

REVOKE ALL ON FUNCTION entry_digest(e entry, lines bytea, opened bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION entry_digest(e entry, lines bytea, opened bytea) TO latitude_book;

GRANT SELECT ON TABLE posting TO latitude_book;
GRANT SELECT ON TABLE posting TO latitude_app;

GRANT INSERT(entry_id) ON TABLE posting TO latitude_book;

GRANT INSERT(line) ON TABLE posting TO latitude_book;

GRANT INSERT(account) ON TABLE posting TO latitude_book;

GRANT INSERT(cost_centre_id) ON TABLE posting TO latitude_book;

GRANT INSERT(debit) ON TABLE posting TO latitude_book;

GRANT INSERT(credit) ON TABLE posting TO latitude_book;

GRANT INSERT(currency) ON TABLE posting TO latitude_book;

GRANT INSERT(booked_on) ON TABLE posting TO latitude_book;

REVOKE ALL ON FUNCTION entry_post(e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION entry_post(e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) TO latitude_book;

REVOKE ALL ON FUNCTION envelope_of(key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION envelope_of(key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea) TO latitude_book;
GRANT ALL ON FUNCTION envelope_of(key_id uuid, master integer, salt bytea, wrapped bytea, sealed bytea) TO latitude_app;

REVOKE ALL ON FUNCTION envelope_salt(envelope bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION envelope_salt(envelope bytea) TO latitude_book;

REVOKE ALL ON FUNCTION envelope_sealed(envelope bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION envelope_sealed(envelope bytea) TO latitude_book;

REVOKE ALL ON FUNCTION evidence_add(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_add(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) TO latitude_app;

REVOKE ALL ON FUNCTION evidence_add_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_add_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, media_type text, size integer, header bytea, sealed bytea, content bytea, OUT code text, OUT of_recovery text, OUT kept_id uuid, OUT kept_at timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION evidence_count(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_count(recovery_id uuid) TO latitude_book;

GRANT SELECT ON TABLE evidence TO latitude_book;
GRANT SELECT ON TABLE evidence TO latitude_app;

GRANT INSERT(evidence_id) ON TABLE evidence TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE evidence TO latitude_book;

GRANT INSERT(employee_id) ON TABLE evidence TO latitude_book;

GRANT INSERT(media_type) ON TABLE evidence TO latitude_book;

GRANT INSERT(size) ON TABLE evidence TO latitude_book;

GRANT INSERT(key_id) ON TABLE evidence TO latitude_book;

GRANT INSERT(sealed_hash) ON TABLE evidence TO latitude_book;

GRANT INSERT(content_hash) ON TABLE evidence TO latitude_book;

GRANT INSERT(added_at) ON TABLE evidence TO latitude_book;

REVOKE ALL ON FUNCTION evidence_holds(v evidence, content bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_holds(v evidence, content bytea) TO latitude_book;

REVOKE ALL ON FUNCTION evidence_key(evidence_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_key(evidence_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION evidence_of(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_of(recovery_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION evidence_wanted(kind text, means text, spent bigint, reversed boolean, receipts_from bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_wanted(kind text, means text, spent bigint, reversed boolean, receipts_from bigint) TO latitude_book;
GRANT ALL ON FUNCTION evidence_wanted(kind text, means text, spent bigint, reversed boolean, receipts_from bigint) TO latitude_app;

REVOKE ALL ON FUNCTION evidence_state(evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION evidence_state(evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint) TO latitude_book;
GRANT ALL ON FUNCTION evidence_state(evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint) TO latitude_app;

REVOKE ALL ON FUNCTION expiry_act(x recovery, place integer, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION expiry_act(x recovery, place integer, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION expiry_request(x recovery) FROM PUBLIC;
GRANT ALL ON FUNCTION expiry_request(x recovery) TO latitude_book;

REVOKE ALL ON FUNCTION export_note(token_hash bytea, month date, format text, part integer, sha256 bytea, row_count bigint, byte_count bigint, closed boolean, OUT code text, OUT former_at timestamp with time zone, OUT former_by text, OUT is_same boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION export_note(token_hash bytea, month date, format text, part integer, sha256 bytea, row_count bigint, byte_count bigint, closed boolean, OUT code text, OUT former_at timestamp with time zone, OUT former_by text, OUT is_same boolean) TO latitude_app;

REVOKE ALL ON FUNCTION finance_asker(token_hash bytea, OUT employee_id uuid, OUT code text) FROM PUBLIC;
GRANT ALL ON FUNCTION finance_asker(token_hash bytea, OUT employee_id uuid, OUT code text) TO latitude_book;

REVOKE ALL ON FUNCTION follow_post(r recovery_request, e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION follow_post(r recovery_request, e entry, x recovery, lines posting[], funds bigint[], used_change bigint, held_change bigint) TO latitude_book;

REVOKE ALL ON FUNCTION own_outlay(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION own_outlay(recovery_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION follow_refusal(r recovery_request, x recovery, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION follow_refusal(r recovery_request, x recovery, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION others_step(amount_limit bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION others_step(amount_limit bigint) TO latitude_book;
GRANT ALL ON FUNCTION others_step(amount_limit bigint) TO latitude_app;

REVOKE ALL ON FUNCTION scope_shared(scope text) FROM PUBLIC;
GRANT ALL ON FUNCTION scope_shared(scope text) TO latitude_book;
GRANT ALL ON FUNCTION scope_shared(scope text) TO latitude_app;

REVOKE ALL ON FUNCTION fund_doubtful(scope text, hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_doubtful(scope text, hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) TO latitude_book;

REVOKE ALL ON FUNCTION fund_genesis(property_id bigint, scope text, subject uuid, window_from date, currency text) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_genesis(property_id bigint, scope text, subject uuid, window_from date, currency text) TO latitude_book;

REVOKE ALL ON FUNCTION fund_given(fund_id bigint, giver_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_given(fund_id bigint, giver_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION fund_keys(acts recovery_act[]) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_keys(acts recovery_act[]) TO latitude_book;

REVOKE ALL ON FUNCTION fund_link(previous bytea, seq bigint, policy_id bigint, hard boolean, amount_limit bigint, used_change bigint, held_change bigint, digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_link(previous bytea, seq bigint, policy_id bigint, hard boolean, amount_limit bigint, used_change bigint, held_change bigint, digest bytea) TO latitude_book;

REVOKE ALL ON FUNCTION fund_lock(acts recovery_act[], keys fund_key[]) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_lock(acts recovery_act[], keys fund_key[]) TO latitude_book;

REVOKE ALL ON FUNCTION fund_move(funds bigint[], entry_id bigint, giver_id uuid, used_change bigint, held_change bigint, digest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_move(funds bigint[], entry_id bigint, giver_id uuid, used_change bigint, held_change bigint, digest bytea) TO latitude_book;

REVOKE ALL ON FUNCTION fund_open(keys fund_key[]) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_open(keys fund_key[]) TO latitude_book;

REVOKE ALL ON FUNCTION fund_over(hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_over(hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint) TO latitude_book;

REVOKE ALL ON FUNCTION fund_raise(keys fund_key[]) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_raise(keys fund_key[]) TO latitude_book;

REVOKE ALL ON FUNCTION fund_window_until(scope text, window_from date) FROM PUBLIC;
GRANT ALL ON FUNCTION fund_window_until(scope text, window_from date) TO latitude_book;
GRANT ALL ON FUNCTION fund_window_until(scope text, window_from date) TO latitude_app;

REVOKE ALL ON FUNCTION granted_windows(month date) FROM PUBLIC;
GRANT ALL ON FUNCTION granted_windows(month date) TO latitude_book;

REVOKE ALL ON FUNCTION guest_bytes(guest_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guest_bytes(guest_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION guest_envelope(guest_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION guest_envelope(guest_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION guest_erase(guest_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION guest_erase(guest_id uuid, reason text) TO latitude_book;

REVOKE ALL ON FUNCTION guest_told(employee_id uuid, asked_by uuid, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION guest_told(employee_id uuid, asked_by uuid, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION guest_write(r recovery_request, a recovery_act, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION guest_write(r recovery_request, a recovery_act, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION hold_expire(holds uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION hold_expire(holds uuid[]) TO latitude_app;

REVOKE ALL ON FUNCTION hold_overdue(at_most integer, apart uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION hold_overdue(at_most integer, apart uuid[]) TO latitude_app;

REVOKE ALL ON FUNCTION holds_expire(holds uuid[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION holds_expire(holds uuid[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION holds_over(at_most integer, apart uuid[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION holds_over(at_most integer, apart uuid[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION identity_add(issuer text, subject text, employee_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION identity_add(issuer text, subject text, employee_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION incident_code(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION incident_code(recovery_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION is_opening(kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION is_opening(kind text) TO latitude_book;

REVOKE ALL ON FUNCTION letter_hash(key_id uuid, content bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION letter_hash(key_id uuid, content bytea) TO latitude_book;

REVOKE ALL ON FUNCTION letter_write(request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION letter_write(request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_app;

REVOKE ALL ON FUNCTION letter_write_at(instant timestamp with time zone, request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION letter_write_at(instant timestamp with time zone, request_id uuid, recovery_id uuid, recovery_code text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_book;

REVOKE ALL ON FUNCTION limit_ask(r recovery_request, a recovery_act) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_ask(r recovery_request, a recovery_act) TO latitude_book;

REVOKE ALL ON FUNCTION limit_asked(r recovery_request, a recovery_act, subject bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_asked(r recovery_request, a recovery_act, subject bytea) TO latitude_book;

REVOKE ALL ON FUNCTION limit_judge(r recovery_request, a recovery_act, result recovery_result) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_judge(r recovery_request, a recovery_act, result recovery_result) TO latitude_book;

REVOKE ALL ON FUNCTION limit_note(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint, answer text) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_note(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint, answer text) TO latitude_book;

REVOKE ALL ON FUNCTION limit_searched(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_searched(r recovery_request, a recovery_act, subject bytea, fund_id bigint, reach bigint) TO latitude_book;

REVOKE ALL ON FUNCTION limit_subject(r recovery_request, a recovery_act, scope text) FROM PUBLIC;
GRANT ALL ON FUNCTION limit_subject(r recovery_request, a recovery_act, scope text) TO latitude_book;

REVOKE ALL ON FUNCTION line_up_act(property_id bigint, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION line_up_act(property_id bigint, day date) TO latitude_book;

REVOKE ALL ON FUNCTION line_up_add(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION line_up_add(recovery_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION line_up_choose(recovery_id uuid, recovery_code text, most_words integer, OUT code text, OUT words integer) FROM PUBLIC;
GRANT ALL ON FUNCTION line_up_choose(recovery_id uuid, recovery_code text, most_words integer, OUT code text, OUT words integer) TO latitude_app;

REVOKE ALL ON FUNCTION line_up_take_back() FROM PUBLIC;
GRANT ALL ON FUNCTION line_up_take_back() TO latitude_app;

REVOKE ALL ON FUNCTION made_by_client(id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION made_by_client(id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION may_follow(r recovery_request, instant timestamp with time zone, employee_id uuid, roles text[], x recovery) FROM PUBLIC;
GRANT ALL ON FUNCTION may_follow(r recovery_request, instant timestamp with time zone, employee_id uuid, roles text[], x recovery) TO latitude_book;

REVOKE ALL ON FUNCTION may_see(employee_id uuid, roles text[], x recovery) FROM PUBLIC;
GRANT ALL ON FUNCTION may_see(employee_id uuid, roles text[], x recovery) TO latitude_book;

REVOKE ALL ON FUNCTION means_of(r recovery_request, usual text) FROM PUBLIC;
GRANT ALL ON FUNCTION means_of(r recovery_request, usual text) TO latitude_book;

REVOKE ALL ON FUNCTION month_is_over(month date, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION month_is_over(month date, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION open_acts(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION open_acts(property_id bigint, today date) TO latitude_book;
GRANT ALL ON FUNCTION open_acts(property_id bigint, today date) TO latitude_app;

GRANT SELECT ON TABLE period TO latitude_book;
GRANT SELECT ON TABLE period TO latitude_app;

GRANT INSERT(month) ON TABLE period TO latitude_book;

GRANT INSERT(closed_at),UPDATE(closed_at) ON TABLE period TO latitude_book;

REVOKE ALL ON FUNCTION open_day() FROM PUBLIC;
GRANT ALL ON FUNCTION open_day() TO latitude_book;
GRANT ALL ON FUNCTION open_day() TO latitude_app;

REVOKE ALL ON FUNCTION organisation_set_up(name text, is_demo boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION organisation_set_up(name text, is_demo boolean) TO latitude_book;

REVOKE ALL ON FUNCTION others_told(amount_limit bigint, others bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION others_told(amount_limit bigint, others bigint) TO latitude_book;
GRANT ALL ON FUNCTION others_told(amount_limit bigint, others bigint) TO latitude_app;

REVOKE ALL ON FUNCTION out_on_rescue() FROM PUBLIC;
GRANT ALL ON FUNCTION out_on_rescue() TO latitude_app;

REVOKE ALL ON FUNCTION outcome_cost(months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_cost(months integer) TO latitude_app;

REVOKE ALL ON FUNCTION suppressed_bands(bands integer[], people uuid[], goods boolean[]) FROM PUBLIC;
GRANT ALL ON FUNCTION suppressed_bands(bands integer[], people uuid[], goods boolean[]) TO latitude_book;

REVOKE ALL ON FUNCTION told_spans(property_id bigint, today date) FROM PUBLIC;
GRANT ALL ON FUNCTION told_spans(property_id bigint, today date) TO latitude_book;

REVOKE ALL ON FUNCTION told_months(property_id bigint, today date, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION told_months(property_id bigint, today date, months integer) TO latitude_book;

REVOKE ALL ON FUNCTION outcome_cost_at(property_id bigint, today date, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_cost_at(property_id bigint, today date, months integer) TO latitude_book;

REVOKE ALL ON FUNCTION outcome_mix(months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_mix(months integer) TO latitude_app;

REVOKE ALL ON FUNCTION suppressed_cells(cells text[], employees uuid[], acts integer[], minimum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION suppressed_cells(cells text[], employees uuid[], acts integer[], minimum integer) TO latitude_book;

REVOKE ALL ON FUNCTION suppressed_cells(cells text[], employees uuid[], minimum integer) FROM PUBLIC;
GRANT ALL ON FUNCTION suppressed_cells(cells text[], employees uuid[], minimum integer) TO latitude_book;

REVOKE ALL ON FUNCTION told_count(acts bigint, cell text, kept text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION told_count(acts bigint, cell text, kept text[]) TO latitude_book;

REVOKE ALL ON FUNCTION outcome_mix_at(property_id bigint, today date, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_mix_at(property_id bigint, today date, months integer) TO latitude_book;

REVOKE ALL ON FUNCTION outcome_report(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_report(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_app;

REVOKE ALL ON FUNCTION outcome_report_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_report_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, outcome text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_book;

REVOKE ALL ON FUNCTION outcome_sums(months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_sums(months integer) TO latitude_app;

REVOKE ALL ON FUNCTION outcome_sums_at(property_id bigint, today date, months integer) FROM PUBLIC;
GRANT ALL ON FUNCTION outcome_sums_at(property_id bigint, today date, months integer) TO latitude_book;

REVOKE ALL ON FUNCTION own_money_owed(employee_id uuid, currency text, until date) FROM PUBLIC;
GRANT ALL ON FUNCTION own_money_owed(employee_id uuid, currency text, until date) TO latitude_book;

REVOKE ALL ON FUNCTION passphrase_change(employee_id uuid, token_id uuid, hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION passphrase_change(employee_id uuid, token_id uuid, hash text) TO latitude_app;

REVOKE ALL ON FUNCTION passphrase_of(handle text) FROM PUBLIC;
GRANT ALL ON FUNCTION passphrase_of(handle text) TO latitude_app;

REVOKE ALL ON FUNCTION passphrase_rehash(employee_id uuid, old_hash text, new_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION passphrase_rehash(employee_id uuid, old_hash text, new_hash text) TO latitude_app;

REVOKE ALL ON FUNCTION passphrase_write(employee_id uuid, hash text, spared uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION passphrase_write(employee_id uuid, hash text, spared uuid) TO latitude_book;

REVOKE ALL ON FUNCTION period_change_add(asker period_asker, month date, closed boolean, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION period_change_add(asker period_asker, month date, closed boolean, reason text) TO latitude_book;

REVOKE ALL ON FUNCTION period_close(token_hash bytea, month date, OUT code text, OUT other date) FROM PUBLIC;
GRANT ALL ON FUNCTION period_close(token_hash bytea, month date, OUT code text, OUT other date) TO latitude_app;

REVOKE ALL ON FUNCTION period_close_at(instant timestamp with time zone, token_hash bytea, month date, OUT code text, OUT other date) FROM PUBLIC;
GRANT ALL ON FUNCTION period_close_at(instant timestamp with time zone, token_hash bytea, month date, OUT code text, OUT other date) TO latitude_book;

REVOKE ALL ON FUNCTION period_lock() FROM PUBLIC;
GRANT ALL ON FUNCTION period_lock() TO latitude_book;

REVOKE ALL ON FUNCTION period_reopen(token_hash bytea, month date, reason text, OUT code text, OUT other date) FROM PUBLIC;
GRANT ALL ON FUNCTION period_reopen(token_hash bytea, month date, reason text, OUT code text, OUT other date) TO latitude_app;

REVOKE ALL ON FUNCTION period_share() FROM PUBLIC;
GRANT ALL ON FUNCTION period_share() TO latitude_book;

REVOKE ALL ON FUNCTION period_take(token_hash bytea, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION period_take(token_hash bytea, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION pin_reset(administrator uuid, handle text, hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION pin_reset(administrator uuid, handle text, hash text) TO latitude_app;

REVOKE ALL ON FUNCTION pin_right(employee_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION pin_right(employee_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION pin_set(employee_id uuid, hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION pin_set(employee_id uuid, hash text) TO latitude_app;

REVOKE ALL ON FUNCTION pin_state(employee_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION pin_state(employee_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION pin_try(desk_token bytea, handle text) FROM PUBLIC;
GRANT ALL ON FUNCTION pin_try(desk_token bytea, handle text) TO latitude_app;

REVOKE ALL ON FUNCTION policy_in_force(property_id bigint, day date) FROM PUBLIC;
GRANT ALL ON FUNCTION policy_in_force(property_id bigint, day date) TO latitude_book;
GRANT ALL ON FUNCTION policy_in_force(property_id bigint, day date) TO latitude_app;

REVOKE ALL ON FUNCTION policy_limits(policy_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION policy_limits(policy_id bigint) TO latitude_book;
GRANT ALL ON FUNCTION policy_limits(policy_id bigint) TO latitude_app;

REVOKE ALL ON FUNCTION policy_limits_sorted(limits jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy_limits_sorted(limits jsonb) TO latitude_book;

REVOKE ALL ON FUNCTION policy_set(property_id bigint, valid_from date, owner text, receipts_from bigint, wordings jsonb, limits jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION policy_set(property_id bigint, valid_from date, owner text, receipts_from bigint, wordings jsonb, limits jsonb) TO latitude_book;

REVOKE ALL ON FUNCTION policy_wordings(policy_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION policy_wordings(policy_id bigint) TO latitude_book;
GRANT ALL ON FUNCTION policy_wordings(policy_id bigint) TO latitude_app;

REVOKE ALL ON FUNCTION posting_balances() FROM PUBLIC;
GRANT ALL ON FUNCTION posting_balances() TO latitude_book;

REVOKE ALL ON FUNCTION posting_lines_bytes(lines posting[]) FROM PUBLIC;
GRANT ALL ON FUNCTION posting_lines_bytes(lines posting[]) TO latitude_book;

REVOKE ALL ON FUNCTION posting_pair(means text, amount bigint, cost_centre_id bigint, currency text, backwards boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION posting_pair(means text, amount bigint, cost_centre_id bigint, currency text, backwards boolean) TO latitude_book;

REVOKE ALL ON FUNCTION posting_reversed(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION posting_reversed(recovery_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION property_add(name text, time_zone text, currency text, language text, default_means text) FROM PUBLIC;
GRANT ALL ON FUNCTION property_add(name text, time_zone text, currency text, language text, default_means text) TO latitude_book;

REVOKE ALL ON FUNCTION random_salt() FROM PUBLIC;
GRANT ALL ON FUNCTION random_salt() TO latitude_book;

REVOKE ALL ON FUNCTION recovery_answers(requests recovery_request[], results recovery_result[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_answers(requests recovery_request[], results recovery_result[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_ask(requests recovery_request[]) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_ask(requests recovery_request[]) TO latitude_app;

REVOKE ALL ON FUNCTION recovery_book(r recovery_request, a recovery_act, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_book(r recovery_request, a recovery_act, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_bytes(x recovery) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_bytes(x recovery) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_check(requests recovery_request[]) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_check(requests recovery_request[]) TO latitude_app;

REVOKE ALL ON FUNCTION recovery_code(n bigint, secret bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_code(n bigint, secret bytea) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_follow(r recovery_request, a recovery_act, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_follow(r recovery_request, a recovery_act, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_number_next(OUT number bigint, OUT code text) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_number_next(OUT number bigint, OUT code text) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_open(r recovery_request, a recovery_act, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_open(r recovery_request, a recovery_act, instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_post_all(requests recovery_request[]) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_post_all(requests recovery_request[]) TO latitude_app;

REVOKE ALL ON FUNCTION recovery_post_at(requests recovery_request[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_post_at(requests recovery_request[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_post_batch(requests recovery_request[], acts recovery_act[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_post_batch(requests recovery_request[], acts recovery_act[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION recovery_write(r recovery_request, a recovery_act, instant timestamp with time zone, spent bigint, held bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION recovery_write(r recovery_request, a recovery_act, instant timestamp with time zone, spent bigint, held bigint) TO latitude_book;

REVOKE ALL ON FUNCTION refuse_change() FROM PUBLIC;
GRANT ALL ON FUNCTION refuse_change() TO latitude_book;

REVOKE ALL ON FUNCTION register_add(relation text, row_key text, content jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION register_add(relation text, row_key text, content jsonb) TO latitude_book;

REVOKE ALL ON FUNCTION register_link(previous bytea, seq bigint, relation text, row_key text, content bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION register_link(previous bytea, seq bigint, relation text, row_key text, content bytea) TO latitude_book;

REVOKE ALL ON FUNCTION reimburse(token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimburse(token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION reimburse_asker(token_hash bytea, OUT employee_id uuid, OUT code text) FROM PUBLIC;
GRANT ALL ON FUNCTION reimburse_asker(token_hash bytea, OUT employee_id uuid, OUT code text) TO latitude_book;

REVOKE ALL ON FUNCTION reimburse_at(instant timestamp with time zone, token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimburse_at(instant timestamp with time zone, token_hash bytea, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION reimburse_by_operator(handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimburse_by_operator(handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION reimburse_lock() FROM PUBLIC;
GRANT ALL ON FUNCTION reimburse_lock() TO latitude_book;

REVOKE ALL ON FUNCTION reimbursement_known(request_id uuid, employee_id uuid, amount bigint, currency text, paid_on date, OUT code text, OUT noted_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_known(request_id uuid, employee_id uuid, amount bigint, currency text, paid_on date, OUT code text, OUT noted_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION reimbursement_note(instant timestamp with time zone, noter uuid, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_note(instant timestamp with time zone, noter uuid, request_id uuid, handle text, amount bigint, currency text, paid_on date, OUT code text, OUT owed bigint, OUT noted_id uuid) TO latitude_book;

GRANT SELECT ON TABLE reimbursement TO latitude_book;
GRANT SELECT ON TABLE reimbursement TO latitude_app;

GRANT INSERT(reimbursement_id) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(employee_id) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(amount) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(currency) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(paid_on) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(noted_by) ON TABLE reimbursement TO latitude_book;

GRANT INSERT(noted_at) ON TABLE reimbursement TO latitude_book;

GRANT UPDATE(withdrawn_by) ON TABLE reimbursement TO latitude_book;

GRANT UPDATE(withdrawn_at) ON TABLE reimbursement TO latitude_book;

GRANT UPDATE(withdrawal_reason) ON TABLE reimbursement TO latitude_book;

REVOKE ALL ON FUNCTION reimbursement_row(r reimbursement) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_row(r reimbursement) TO latitude_book;

REVOKE ALL ON FUNCTION reimbursement_take_back(taker uuid, reimbursement_id uuid, reason text) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_take_back(taker uuid, reimbursement_id uuid, reason text) TO latitude_book;

REVOKE ALL ON FUNCTION reimbursement_withdraw(token_hash bytea, reimbursement_id uuid, reason text, OUT code text) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_withdraw(token_hash bytea, reimbursement_id uuid, reason text, OUT code text) TO latitude_app;

REVOKE ALL ON FUNCTION reimbursement_withdraw_by_operator(handle text, reason text, OUT code text, OUT withdrawn_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION reimbursement_withdraw_by_operator(handle text, reason text, OUT code text, OUT withdrawn_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION retention_due(before date) FROM PUBLIC;
GRANT ALL ON FUNCTION retention_due(before date) TO latitude_book;

REVOKE ALL ON FUNCTION salted(salt bytea, content bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION salted(salt bytea, content bytea) TO latitude_book;

REVOKE ALL ON FUNCTION signed_in(token_hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION signed_in(token_hash bytea) TO latitude_app;

REVOKE ALL ON FUNCTION signing_key_known(public_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION signing_key_known(public_key text) TO latitude_app;

REVOKE ALL ON FUNCTION signing_key_note(public_key text) FROM PUBLIC;
GRANT ALL ON FUNCTION signing_key_note(public_key text) TO latitude_book;

REVOKE ALL ON FUNCTION span_enough(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION span_enough(property_id bigint, from_day date, until_day date, as_at timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION story_length(words text) FROM PUBLIC;
GRANT ALL ON FUNCTION story_length(words text) TO latitude_book;
GRANT ALL ON FUNCTION story_length(words text) TO latitude_app;

REVOKE ALL ON FUNCTION story_shared(recovery_id uuid, cost_centre_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION story_shared(recovery_id uuid, cost_centre_id bigint) TO latitude_book;

REVOKE ALL ON FUNCTION story_tell(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION story_tell(token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_app;

REVOKE ALL ON FUNCTION story_tell_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) FROM PUBLIC;
GRANT ALL ON FUNCTION story_tell_at(instant timestamp with time zone, token_hash bytea, request_id uuid, recovery_id uuid, recovery_code text, share text, words text, envelope bytea, content bytea, OUT code text, OUT of_recovery text) TO latitude_book;

REVOKE ALL ON FUNCTION story_told(recovery_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION story_told(recovery_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION teller_of(instant timestamp with time zone, token_hash bytea, recovery_id uuid, recovery_code text) FROM PUBLIC;
GRANT ALL ON FUNCTION teller_of(instant timestamp with time zone, token_hash bytea, recovery_id uuid, recovery_code text) TO latitude_book;

REVOKE ALL ON FUNCTION telling_hash(key_id uuid, author teller, content bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION telling_hash(key_id uuid, author teller, content bytea) TO latitude_book;

REVOKE ALL ON FUNCTION token_end(employee_id uuid, token_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION token_end(employee_id uuid, token_id uuid) TO latitude_app;

REVOKE ALL ON FUNCTION token_idle(kind text) FROM PUBLIC;
GRANT ALL ON FUNCTION token_idle(kind text) TO latitude_book;

REVOKE ALL ON FUNCTION token_issue(handle text, token_hash bytea, label text, created_at timestamp with time zone, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_issue(handle text, token_hash bytea, label text, created_at timestamp with time zone, expires_at timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION token_open(employee_id uuid, token_hash bytea, kind text, label text, desk_id uuid, idle_seconds integer, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_open(employee_id uuid, token_hash bytea, kind text, label text, desk_id uuid, idle_seconds integer, expires_at timestamp with time zone) TO latitude_app;

REVOKE ALL ON FUNCTION token_revoke(token_id uuid, revoked_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_revoke(token_id uuid, revoked_at timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION token_revoke_all(employee_id uuid, spared uuid, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_revoke_all(employee_id uuid, spared uuid, instant timestamp with time zone) TO latitude_book;

GRANT SELECT ON TABLE token TO latitude_book;

GRANT INSERT(token_hash) ON TABLE token TO latitude_book;

GRANT SELECT(token_id) ON TABLE token TO latitude_app;

GRANT SELECT(employee_id) ON TABLE token TO latitude_app;
GRANT INSERT(employee_id) ON TABLE token TO latitude_book;

GRANT SELECT(kind) ON TABLE token TO latitude_app;
GRANT INSERT(kind) ON TABLE token TO latitude_book;

GRANT SELECT(label) ON TABLE token TO latitude_app;
GRANT INSERT(label) ON TABLE token TO latitude_book;

GRANT INSERT(desk_id) ON TABLE token TO latitude_book;

GRANT SELECT(created_at) ON TABLE token TO latitude_app;
GRANT INSERT(created_at) ON TABLE token TO latitude_book;

GRANT SELECT(idle_seconds) ON TABLE token TO latitude_app;
GRANT INSERT(idle_seconds) ON TABLE token TO latitude_book;

GRANT SELECT(seen_at) ON TABLE token TO latitude_app;
GRANT INSERT(seen_at),UPDATE(seen_at) ON TABLE token TO latitude_book;

GRANT SELECT(expires_at) ON TABLE token TO latitude_app;
GRANT INSERT(expires_at) ON TABLE token TO latitude_book;

GRANT SELECT(revoked_at) ON TABLE token TO latitude_app;
GRANT UPDATE(revoked_at) ON TABLE token TO latitude_book;

REVOKE ALL ON FUNCTION token_row(t token) FROM PUBLIC;
GRANT ALL ON FUNCTION token_row(t token) TO latitude_book;

REVOKE ALL ON FUNCTION token_seen(token_hashes bytea[], instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_seen(token_hashes bytea[], instant timestamp with time zone) TO latitude_book;

REVOKE ALL ON FUNCTION token_works(revoked_at timestamp with time zone, expires_at timestamp with time zone, seen_at timestamp with time zone, idle_seconds integer, instant timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION token_works(revoked_at timestamp with time zone, expires_at timestamp with time zone, seen_at timestamp with time zone, idle_seconds integer, instant timestamp with time zone) TO latitude_book;
GRANT ALL ON FUNCTION token_works(revoked_at timestamp with time zone, expires_at timestamp with time zone, seen_at timestamp with time zone, idle_seconds integer, instant timestamp with time zone) TO latitude_app;

REVOKE ALL ON FUNCTION unnest_requests(requests recovery_request[]) FROM PUBLIC;
GRANT ALL ON FUNCTION unnest_requests(requests recovery_request[]) TO latitude_book;

REVOKE ALL ON FUNCTION vault_keep(envelope bytea, recovery_id uuid, employee_id uuid, guest_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION vault_keep(envelope bytea, recovery_id uuid, employee_id uuid, guest_id uuid) TO latitude_book;

REVOKE ALL ON FUNCTION vault_open(new_master integer, new_fingerprint bytea, purpose text, fresh bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION vault_open(new_master integer, new_fingerprint bytea, purpose text, fresh bytea) TO latitude_app;

REVOKE ALL ON FUNCTION vault_rewrap(key_ids uuid[], masters integer[], wraps bytea[]) FROM PUBLIC;
GRANT ALL ON FUNCTION vault_rewrap(key_ids uuid[], masters integer[], wraps bytea[]) TO latitude_book;

REVOKE ALL ON FUNCTION vault_secret_rewrap(purpose text, master integer, wrapped bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION vault_secret_rewrap(purpose text, master integer, wrapped bytea) TO latitude_book;

REVOKE ALL ON FUNCTION words_digest(sealed bytea, guest bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION words_digest(sealed bytea, guest bytea) TO latitude_book;

REVOKE ALL ON FUNCTION words_erase(acts uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION words_erase(acts uuid[]) TO latitude_book;

GRANT SELECT ON TABLE access_day TO latitude_book;

GRANT INSERT(day) ON TABLE access_day TO latitude_book;

GRANT INSERT(row_count) ON TABLE access_day TO latitude_book;

GRANT INSERT(digest) ON TABLE access_day TO latitude_book;

GRANT INSERT(noted_at) ON TABLE access_day TO latitude_book;

GRANT SELECT ON TABLE account TO latitude_book;
GRANT SELECT ON TABLE account TO latitude_app;

GRANT SELECT ON TABLE budget TO latitude_book;
GRANT SELECT ON TABLE budget TO latitude_app;

GRANT INSERT(cost_centre_id) ON TABLE budget TO latitude_book;

GRANT INSERT(month) ON TABLE budget TO latitude_book;

GRANT INSERT(amount),UPDATE(amount) ON TABLE budget TO latitude_book;

GRANT SELECT ON TABLE budget_change TO latitude_book;
GRANT SELECT ON TABLE budget_change TO latitude_app;

GRANT INSERT(cost_centre_id) ON TABLE budget_change TO latitude_book;

GRANT INSERT(month) ON TABLE budget_change TO latitude_book;

GRANT INSERT(former) ON TABLE budget_change TO latitude_book;

GRANT INSERT(amount) ON TABLE budget_change TO latitude_book;

GRANT INSERT(employee_id) ON TABLE budget_change TO latitude_book;

GRANT INSERT(changed_at) ON TABLE budget_change TO latitude_book;

GRANT USAGE ON SEQUENCE budget_change_change_id_seq TO latitude_book;

GRANT SELECT ON TABLE certification TO latitude_book;
GRANT SELECT ON TABLE certification TO latitude_app;

GRANT USAGE ON SEQUENCE certification_certification_id_seq TO latitude_book;

GRANT SELECT ON TABLE code_secret TO latitude_book;

GRANT USAGE ON SEQUENCE cost_centre_cost_centre_id_seq TO latitude_book;

GRANT SELECT ON TABLE desk TO latitude_book;

GRANT SELECT,DELETE ON TABLE device_login TO latitude_book;

GRANT INSERT(device_hash) ON TABLE device_login TO latitude_book;

GRANT INSERT(user_hash) ON TABLE device_login TO latitude_book;

GRANT INSERT(client) ON TABLE device_login TO latitude_book;

GRANT INSERT(address) ON TABLE device_login TO latitude_book;

GRANT INSERT(began_at) ON TABLE device_login TO latitude_book;

GRANT INSERT(expires_at) ON TABLE device_login TO latitude_book;

GRANT INSERT(interval_seconds),UPDATE(interval_seconds) ON TABLE device_login TO latitude_book;

GRANT UPDATE(polled_at) ON TABLE device_login TO latitude_book;

GRANT UPDATE(employee_id) ON TABLE device_login TO latitude_book;

GRANT UPDATE(verdict) ON TABLE device_login TO latitude_book;

GRANT UPDATE(used_at) ON TABLE device_login TO latitude_book;

GRANT SELECT ON TABLE enrolment TO latitude_book;

GRANT UPDATE(used_at) ON TABLE enrolment TO latitude_book;

GRANT USAGE ON SEQUENCE entry_number TO latitude_book;

GRANT SELECT ON TABLE entry_words TO latitude_book;
GRANT SELECT ON TABLE entry_words TO latitude_app;

GRANT INSERT(entry_id) ON TABLE entry_words TO latitude_book;

GRANT INSERT(employee_id) ON TABLE entry_words TO latitude_book;

GRANT INSERT(key_id) ON TABLE entry_words TO latitude_book;

GRANT INSERT(sealed) ON TABLE entry_words TO latitude_book;

GRANT SELECT ON TABLE erasure TO latitude_book;

GRANT USAGE ON SEQUENCE erasure_erasure_id_seq TO latitude_book;

GRANT SELECT ON TABLE evidence_content TO latitude_book;
GRANT SELECT ON TABLE evidence_content TO latitude_app;

GRANT INSERT(evidence_id) ON TABLE evidence_content TO latitude_book;

GRANT INSERT(sealed) ON TABLE evidence_content TO latitude_book;

GRANT SELECT ON TABLE export TO latitude_book;
GRANT SELECT ON TABLE export TO latitude_app;

GRANT INSERT(month) ON TABLE export TO latitude_book;

GRANT INSERT(format) ON TABLE export TO latitude_book;

GRANT INSERT(part) ON TABLE export TO latitude_book;

GRANT INSERT(sha256) ON TABLE export TO latitude_book;

GRANT INSERT(row_count) ON TABLE export TO latitude_book;

GRANT INSERT(byte_count) ON TABLE export TO latitude_book;

GRANT INSERT(closed) ON TABLE export TO latitude_book;

GRANT INSERT(employee_id) ON TABLE export TO latitude_book;

GRANT INSERT(exported_at) ON TABLE export TO latitude_book;

GRANT USAGE ON SEQUENCE export_export_id_seq TO latitude_book;

GRANT SELECT ON TABLE fund TO latitude_book;
GRANT SELECT ON TABLE fund TO latitude_app;

GRANT INSERT(property_id) ON TABLE fund TO latitude_book;

GRANT INSERT(scope) ON TABLE fund TO latitude_book;

GRANT INSERT(subject) ON TABLE fund TO latitude_book;

GRANT INSERT(window_from) ON TABLE fund TO latitude_book;

GRANT INSERT(currency) ON TABLE fund TO latitude_book;

GRANT INSERT(policy_id),UPDATE(policy_id) ON TABLE fund TO latitude_book;

GRANT INSERT(hard),UPDATE(hard) ON TABLE fund TO latitude_book;

GRANT INSERT(amount_limit),UPDATE(amount_limit) ON TABLE fund TO latitude_book;

GRANT UPDATE(used) ON TABLE fund TO latitude_book;

GRANT UPDATE(held) ON TABLE fund TO latitude_book;

GRANT INSERT(seq),UPDATE(seq) ON TABLE fund TO latitude_book;

GRANT INSERT(head),UPDATE(head) ON TABLE fund TO latitude_book;

GRANT SELECT ON TABLE fund_entry TO latitude_book;
GRANT SELECT ON TABLE fund_entry TO latitude_app;

GRANT INSERT(fund_id) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(seq) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(entry_id) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(policy_id) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(hard) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(amount_limit) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(used_change) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(held_change) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(used_after) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(held_after) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(hash) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(giver_id) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(giver_used_after) ON TABLE fund_entry TO latitude_book;

GRANT INSERT(giver_held_after) ON TABLE fund_entry TO latitude_book;

GRANT USAGE ON SEQUENCE fund_fund_id_seq TO latitude_book;

GRANT SELECT ON TABLE guest TO latitude_book;
GRANT SELECT ON TABLE guest TO latitude_app;

GRANT INSERT(guest_id) ON TABLE guest TO latitude_book;

GRANT INSERT(property_id) ON TABLE guest TO latitude_book;

GRANT INSERT(kind) ON TABLE guest TO latitude_book;

GRANT INSERT(generation) ON TABLE guest TO latitude_book;

GRANT INSERT(since) ON TABLE guest TO latitude_book;

GRANT USAGE ON SEQUENCE guest_access_access_id_seq TO latitude_book;

GRANT SELECT ON TABLE guest_label TO latitude_book;
GRANT SELECT ON TABLE guest_label TO latitude_app;

GRANT INSERT(guest_id) ON TABLE guest_label TO latitude_book;

GRANT INSERT(property_id) ON TABLE guest_label TO latitude_book;

GRANT INSERT(kind) ON TABLE guest_label TO latitude_book;

GRANT INSERT(label_index) ON TABLE guest_label TO latitude_book;

GRANT INSERT(generation) ON TABLE guest_label TO latitude_book;

GRANT INSERT(key_id) ON TABLE guest_label TO latitude_book;

GRANT INSERT(sealed) ON TABLE guest_label TO latitude_book;

GRANT SELECT ON TABLE identity TO latitude_book;

GRANT SELECT ON TABLE letter TO latitude_book;
GRANT SELECT ON TABLE letter TO latitude_app;

GRANT INSERT(letter_id) ON TABLE letter TO latitude_book;

GRANT INSERT(story_id) ON TABLE letter TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE letter TO latitude_book;

GRANT INSERT(property_id) ON TABLE letter TO latitude_book;

GRANT INSERT(writer_id) ON TABLE letter TO latitude_book;

GRANT INSERT(employee_id) ON TABLE letter TO latitude_book;

GRANT INSERT(key_id) ON TABLE letter TO latitude_book;

GRANT INSERT(sealed) ON TABLE letter TO latitude_book;

GRANT INSERT(content_hash) ON TABLE letter TO latitude_book;

GRANT INSERT(written_at) ON TABLE letter TO latitude_book;

GRANT SELECT,DELETE ON TABLE limit_question TO latitude_book;

GRANT INSERT(employee_id) ON TABLE limit_question TO latitude_book;

GRANT INSERT(subject) ON TABLE limit_question TO latitude_book;

GRANT INSERT(asked_on) ON TABLE limit_question TO latitude_book;

GRANT INSERT(request_id) ON TABLE limit_question TO latitude_book;

GRANT INSERT(amount) ON TABLE limit_question TO latitude_book;

GRANT INSERT(fund_id) ON TABLE limit_question TO latitude_book;

GRANT INSERT(reach) ON TABLE limit_question TO latitude_book;

GRANT INSERT(answer) ON TABLE limit_question TO latitude_book;

GRANT SELECT ON TABLE line_up TO latitude_book;
GRANT SELECT ON TABLE line_up TO latitude_app;

GRANT INSERT(property_id) ON TABLE line_up TO latitude_book;

GRANT INSERT(day) ON TABLE line_up TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE line_up TO latitude_book;

GRANT INSERT(employee_id) ON TABLE line_up TO latitude_book;

GRANT INSERT(chosen_at) ON TABLE line_up TO latitude_book;

GRANT USAGE ON SEQUENCE line_up_line_up_id_seq TO latitude_book;

GRANT SELECT ON TABLE means_account TO latitude_book;
GRANT SELECT ON TABLE means_account TO latitude_app;

GRANT SELECT ON TABLE migration TO latitude_book;
GRANT SELECT ON TABLE migration TO latitude_app;

GRANT SELECT ON TABLE narrative TO latitude_book;
GRANT SELECT ON TABLE narrative TO latitude_app;

GRANT INSERT(recovery_id) ON TABLE narrative TO latitude_book;

GRANT INSERT(employee_id) ON TABLE narrative TO latitude_book;

GRANT INSERT(key_id) ON TABLE narrative TO latitude_book;

GRANT INSERT(sealed) ON TABLE narrative TO latitude_book;

GRANT SELECT ON TABLE organisation TO latitude_book;
GRANT SELECT ON TABLE organisation TO latitude_app;

GRANT UPDATE(register_seq) ON TABLE organisation TO latitude_book;

GRANT UPDATE(register_head) ON TABLE organisation TO latitude_book;

GRANT SELECT ON TABLE passphrase TO latitude_book;

GRANT INSERT(employee_id) ON TABLE passphrase TO latitude_book;

GRANT INSERT(hash),UPDATE(hash) ON TABLE passphrase TO latitude_book;

GRANT INSERT(set_at),UPDATE(set_at) ON TABLE passphrase TO latitude_book;

GRANT SELECT ON TABLE period_change TO latitude_book;
GRANT SELECT ON TABLE period_change TO latitude_app;

GRANT INSERT(month) ON TABLE period_change TO latitude_book;

GRANT INSERT(closed) ON TABLE period_change TO latitude_book;

GRANT INSERT(employee_id) ON TABLE period_change TO latitude_book;

GRANT INSERT(reason) ON TABLE period_change TO latitude_book;

GRANT INSERT(changed_at) ON TABLE period_change TO latitude_book;

GRANT USAGE ON SEQUENCE period_change_change_id_seq TO latitude_book;

GRANT SELECT ON TABLE pin TO latitude_book;

GRANT INSERT(employee_id) ON TABLE pin TO latitude_book;

GRANT INSERT(hash),UPDATE(hash) ON TABLE pin TO latitude_book;

GRANT INSERT(set_at),UPDATE(set_at) ON TABLE pin TO latitude_book;

GRANT UPDATE(wrong_tries) ON TABLE pin TO latitude_book;

GRANT SELECT ON TABLE policy TO latitude_book;
GRANT SELECT ON TABLE policy TO latitude_app;

GRANT SELECT ON TABLE policy_limit TO latitude_book;
GRANT SELECT ON TABLE policy_limit TO latitude_app;

GRANT USAGE ON SEQUENCE policy_policy_id_seq TO latitude_book;

GRANT SELECT ON TABLE policy_wording TO latitude_book;
GRANT SELECT ON TABLE policy_wording TO latitude_app;

GRANT USAGE ON SEQUENCE property_property_id_seq TO latitude_book;

GRANT USAGE ON SEQUENCE recovery_number TO latitude_book;

GRANT SELECT ON TABLE register TO latitude_book;

GRANT INSERT(seq) ON TABLE register TO latitude_book;

GRANT INSERT(relation) ON TABLE register TO latitude_book;

GRANT INSERT(row_key) ON TABLE register TO latitude_book;

GRANT INSERT(content) ON TABLE register TO latitude_book;

GRANT INSERT(hash) ON TABLE register TO latitude_book;

GRANT SELECT ON TABLE signing_key TO latitude_book;

GRANT INSERT(number) ON TABLE signing_key TO latitude_book;

GRANT INSERT(public_key) ON TABLE signing_key TO latitude_book;

GRANT INSERT(noted_at) ON TABLE signing_key TO latitude_book;

GRANT SELECT ON TABLE story TO latitude_book;
GRANT SELECT ON TABLE story TO latitude_app;

GRANT INSERT(story_id) ON TABLE story TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE story TO latitude_book;

GRANT INSERT(employee_id) ON TABLE story TO latitude_book;

GRANT INSERT(share) ON TABLE story TO latitude_book;

GRANT INSERT(key_id) ON TABLE story TO latitude_book;

GRANT INSERT(sealed) ON TABLE story TO latitude_book;

GRANT INSERT(words_hash) ON TABLE story TO latitude_book;

GRANT INSERT(content_hash) ON TABLE story TO latitude_book;

GRANT INSERT(told_at) ON TABLE story TO latitude_book;

GRANT SELECT,DELETE ON TABLE story_words TO latitude_book;
GRANT SELECT ON TABLE story_words TO latitude_app;

GRANT INSERT(story_id) ON TABLE story_words TO latitude_book;

GRANT INSERT(words) ON TABLE story_words TO latitude_book;

GRANT SELECT ON TABLE vault_key TO latitude_book;
GRANT SELECT ON TABLE vault_key TO latitude_app;

GRANT INSERT(key_id) ON TABLE vault_key TO latitude_book;

GRANT INSERT(recovery_id) ON TABLE vault_key TO latitude_book;

GRANT INSERT(employee_id) ON TABLE vault_key TO latitude_book;

GRANT INSERT(guest_id) ON TABLE vault_key TO latitude_book;

GRANT INSERT(master) ON TABLE vault_key TO latitude_book;

GRANT INSERT(salt) ON TABLE vault_key TO latitude_book;

GRANT INSERT(wrapped) ON TABLE vault_key TO latitude_book;

GRANT SELECT ON TABLE vault_master TO latitude_book;

GRANT INSERT(master) ON TABLE vault_master TO latitude_book;

GRANT INSERT(fingerprint) ON TABLE vault_master TO latitude_book;

GRANT SELECT ON TABLE vault_secret TO latitude_book;

GRANT INSERT(purpose) ON TABLE vault_secret TO latitude_book;

GRANT INSERT(master) ON TABLE vault_secret TO latitude_book;

GRANT INSERT(wrapped) ON TABLE vault_secret TO latitude_book;

