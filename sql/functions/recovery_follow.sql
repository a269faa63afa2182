-- Books what follows an act: settle, release, repay, reverse, and expire, which is a release once
-- the time of a hold is over. The funds of the act's first entry are locked.
create or replace function recovery_follow(
    r recovery_request, a recovery_act, instant timestamptz
) returns recovery_result
language plpgsql
as $$
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

-- Hashes the content with the act's salt, keeps the words and posts. Once the salt is erased the
-- hash is keyed by nothing.
create or replace function follow_post(
    r recovery_request, e entry, x recovery, lines posting[], funds bigint[],
    used_change bigint, held_change bigint
) returns bigint
language plpgsql
as $$
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

-- What the house still owes an employee for an act: paid with their own money, less what came back
-- to them. A repayment beyond it would make the employee owe the house.
create or replace function own_outlay(recovery_id uuid) returns bigint
language plpgsql stable
as $$
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

-- The first rule an act breaks that its own state decides, or booked.
create or replace function follow_refusal(r recovery_request, x recovery, instant timestamptz)
returns text
language sql stable
return case
    when x.reversed then 'already_reversed'
    when r.kind in ('settle', 'release', 'expire') then case
        when x.hold_state is null then 'not_a_hold'
        when x.hold_state = 'settled' then 'already_settled'
        when x.hold_state = 'released' then 'already_released'
        when x.hold_state = 'expired' then 'hold_expired'
        when r.kind = 'expire' and x.expires_at > instant then 'not_a_hold'
        when r.kind = 'settle' and x.expires_at <= instant then 'hold_expired'
        when r.kind = 'settle' and r.amount > x.held then 'over_hold'
        else 'booked' end
    when r.kind = 'repay' and x.repaid + r.amount > x.spent then 'over_repayable'
    when r.kind = 'repay' and coalesce(r.means, x.means) = 'own'
        and r.amount > own_outlay(x.recovery_id) then 'over_own_money'
    when r.kind = 'reverse' and x.held > 0 then 'hold_open'
    else 'booked'
end;
