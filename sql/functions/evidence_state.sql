-- Whether a bill is wanted for an act: money left the house for it, at least as much as the policy
-- that covered it says. Waivers, gifts, time and things of the house's own need none.
create or replace function evidence_wanted(
    kind text, means text, spent bigint, reversed boolean, receipts_from bigint
) returns boolean
language sql immutable parallel safe
return kind in ('spend', 'hold') and means in ('till', 'card', 'own') and spent > 0
    and not reversed and spent >= receipts_from;

-- How an act stands: `there`, `missing_told` with words on why, `missing`, `not_wanted`. Of columns
-- alone, so that lists and exports have it without a further read.
create or replace function evidence_state(
    evidence text, kind text, means text, spent bigint, reversed boolean, receipts_from bigint
) returns text
language sql immutable parallel safe
return case
    when evidence <> 'none' then evidence
    when evidence_wanted(kind, means, spent, reversed, receipts_from) then 'missing'
    else 'not_wanted'
end;
