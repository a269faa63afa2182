-- Every link of every fund follows from the one before, and the fund says what its last link says.
select format('fund %s, link %s: the chain does not hold', l.fund_id, l.seq) as finding
from (
    select k.*, e.digest, f.seq as last_seq, f.head, f.used, f.held, f.policy_id as fund_policy,
        f.hard as fund_hard, f.amount_limit as fund_limit,
        lag(k.hash, 1, fund_genesis(
            f.property_id, f.scope, f.subject, f.window_from, f.currency)) over w as previous,
        lag(k.seq, 1, 0) over w as previous_seq,
        lag(k.used_after, 1, 0) over w as previous_used,
        lag(k.held_after, 1, 0) over w as previous_held
    from fund_entry k
    left join fund f on f.fund_id = k.fund_id
    left join entry e on e.entry_id = k.entry_id
    window w as (partition by k.fund_id order by k.seq)) l
where l.last_seq is null
    or l.seq <> l.previous_seq + 1
    or l.seq > l.last_seq
    or l.used_after <> l.previous_used + l.used_change
    or l.held_after <> l.previous_held + l.held_change
    or l.entry_id is not null and l.digest is null
    or l.hash is distinct from fund_link(l.previous, l.seq, l.policy_id, l.hard, l.amount_limit,
        l.used_change, l.held_change, l.digest)
    or l.seq = l.last_seq and (l.hash, l.used_after, l.held_after, l.policy_id, l.hard,
        l.amount_limit) is distinct from (l.head, l.used, l.held, l.fund_policy, l.fund_hard,
        l.fund_limit)
union all
select format('fund %s: says %s links, has %s', f.fund_id, f.seq, count(k.seq))
from fund f left join fund_entry k on k.fund_id = f.fund_id
group by f.fund_id
having f.seq <> count(k.seq) or count(k.seq) = 0;
