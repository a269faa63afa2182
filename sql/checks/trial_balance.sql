-- Debits equal credits in every currency, and every posting is in the currency of its entry.
select format('%s: debits less credits are %s', p.currency, sum(p.debit) - sum(p.credit)) as finding
from posting p
group by p.currency
having sum(p.debit) <> sum(p.credit)
union all
select format('entry %s: a posting is in another currency', p.entry_id)
from posting p join entry e on e.entry_id = p.entry_id
where p.currency <> e.currency;
