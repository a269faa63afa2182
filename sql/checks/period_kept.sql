-- A month stands as its latest change says, and nothing was booked in it while it was closed.
select format('period %s: its latest change says otherwise', d.month) as finding
from period d
left join lateral (
    select h.closed, h.changed_at from period_change h
    where h.month = d.month order by h.change_id desc limit 1) h on true
where d.closed_at is distinct from case when h.closed then h.changed_at end
union all
select format('entry %s: booked in %s after it was closed', e.entry_id, to_char(c.month, 'YYYY-MM'))
from (
    select h.month, h.closed, h.changed_at,
        lead(h.changed_at, 1, 'infinity') over (partition by h.month order by h.change_id) as until
    from period_change h) c
join entry e on e.booked_on < c.month + interval '1 month'
    and e.booked_at > c.changed_at and e.booked_at < c.until
where c.closed;
