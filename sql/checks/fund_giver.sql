-- In funds that several people draw on, each link says what the acts of whoever did this one make
-- up, and no other link says anything of the kind.
select format('fund %s, link %s: says wrongly whose act it is, or what theirs make up', l.fund_id,
    l.seq) as finding
from (
    select k.fund_id, k.seq, k.giver_id, k.giver_used_after, k.giver_held_after, g.employee_id,
        sum(k.used_change) over w as used, sum(k.held_change) over w as held
    from fund_entry k
    left join fund f on f.fund_id = k.fund_id
    left join entry e on e.entry_id = k.entry_id
    left join lateral (
        select x.employee_id from recovery x
        where x.recovery_id = e.recovery_id and scope_shared(f.scope)) g on true
    window w as (partition by k.fund_id, g.employee_id order by k.seq)) l
where (l.giver_id, l.giver_used_after, l.giver_held_after) is distinct from (
    l.employee_id,
    case when l.employee_id is not null then l.used::bigint end,
    case when l.employee_id is not null then l.held::bigint end);
