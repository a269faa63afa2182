-- The two ledgers agree: what each entry moved in each fund is what it posted, and what it held.
select format('entry %s: fund %s moved %s, the journal %s', e.entry_id, k.fund_id, k.used_change,
    j.net) as finding
from fund_entry k
join entry e on e.entry_id = k.entry_id
cross join lateral (
    select coalesce(sum(p.debit - p.credit), 0)::bigint as net
    from posting p join means_account m on p.account = m.debit and m.means = e.means
    where p.entry_id = e.entry_id) j
where e.kind <> 'reverse' and k.used_change <> j.net
    or e.kind = 'reverse' and abs(k.used_change) <> e.amount
    or k.held_change <> case e.kind
        when 'hold' then e.amount
        when 'settle' then -(select h.amount from entry h where h.request_id = e.recovery_id)
        when 'release' then -e.amount
        else 0 end;
