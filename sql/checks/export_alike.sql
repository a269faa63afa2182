-- A month that stayed closed was taken out alike every time.
select format('export %s: not the bytes of the one before', o.export_id) as finding
from (
    select x.*, lag(x.export_id) over same as former_id, lag(x.closed) over same as was_closed,
        lag(x.sha256) over same as former_sha256, lag(x.exported_at) over same as former_at
    from export x
    window same as (partition by x.month, x.format, x.part order by x.export_id)) o
where o.closed and o.was_closed and o.sha256 <> o.former_sha256
    and not exists (
        select from period_change h
        where h.changed_at between o.former_at and o.exported_at and not h.closed);
