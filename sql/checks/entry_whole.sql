-- Every entry still has the digest it was booked with, over all its columns, its postings and the
-- act it opened; its postings carry its day and balance; some fund's chain holds it.
select format('entry %s: digest, day or balance differs', e.entry_id) as finding
from entry e
left join recovery x on x.recovery_id = e.recovery_id
cross join lateral (
    select array_agg(p order by p.line) as lines,
        coalesce(bool_and(p.booked_on = e.booked_on), true) as on_its_day,
        coalesce(sum(p.debit) - sum(p.credit), 0) as difference
    from posting p where p.entry_id = e.entry_id) l
where e.digest is distinct from entry_digest(e, posting_lines_bytes(l.lines),
        case when e.request_id = e.recovery_id then recovery_bytes(x) end)
    or not l.on_its_day
    or l.difference <> 0
union all
select format('entry %s: no fund holds it', e.entry_id)
from entry e
where not exists (select from fund_entry k where k.entry_id = e.entry_id)
union all
select format('entry %s: its postings name no entry', p.entry_id)
from posting p
where not exists (select from entry e where e.entry_id = p.entry_id);
