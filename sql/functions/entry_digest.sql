-- The digest of an entry covers every column of the entry and its postings, and of the recovery
-- where the entry opened it; personal words only as salted hashes.
create or replace function entry_digest(e entry, lines bytea, opened bytea) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.entry') || int8send((e).entry_id)
    || uuid_send((e).request_id) || uuid_send((e).recovery_id) || canonical_text((e).kind)
    || int8send((e).amount) || canonical_text((e).currency) || canonical_text((e).means)
    || uuid_send((e).employee_id) || int8send((e).policy_id) || int8send((e).certification_id)
    || date_send((e).occurred_on) || date_send((e).booked_on) || timestamptz_send((e).booked_at)
    || int8send((e).spent_after) || int8send((e).held_after) || int8send((e).repaid_after)
    || canonical((e).content_hash) || canonical((e).words_hash)
    || canonical(uuid_send((e).desk_id)) || canonical(lines) || canonical(opened));

-- The columns of a recovery that never change.
create or replace function recovery_bytes(x recovery) returns bytea
language sql stable parallel safe
return uuid_send((x).recovery_id) || int8send((x).number) || canonical_text((x).code)
    || canonical_text((x).kind) || uuid_send((x).employee_id) || int8send((x).property_id)
    || int8send((x).cost_centre_id) || uuid_send((x).incident_id)
    || canonical(uuid_send((x).guest_id)) || canonical_text((x).currency)
    || canonical_text((x).means) || canonical_text((x).reason) || canonical_text((x).cause)
    || int4send((x).minutes) || timestamptz_send((x).occurred_at) || date_send((x).occurred_on)
    || canonical_time((x).needed_by) || canonical_time((x).away_until)
    || canonical_time((x).expires_at) || canonical(uuid_send((x).desk_id));

-- The postings of an entry in line order. booked_on is the entry's and checked against it.
create or replace function posting_lines_bytes(lines posting[]) returns bytea
language sql stable parallel safe
return (
    select string_agg(int2send(l.line) || canonical_text(l.account) || int8send(l.cost_centre_id)
        || int8send(l.debit) || int8send(l.credit) || canonical_text(l.currency), ''::bytea
        order by l.line)
    from unnest(lines) l);

-- The digest of sealed words: of a new act with the guest they are about, of a step alone.
create or replace function words_digest(sealed bytea, guest bytea) returns bytea
language sql stable parallel safe
return sha256(canonical_head('latitude.words') || canonical(sealed) || canonical(guest));

-- What the books know of a guest beside the id; null without one.
create or replace function guest_bytes(guest_id uuid) returns bytea
language plpgsql stable
as $$
#variable_conflict use_variable
begin
    return (
        select canonical_text(g.kind) || int4send(g.generation) || int8send(g.property_id)
        from guest g where g.guest_id = guest_id);
end
$$;
