-- Sealed words, and what the books know of guests, are those that were hashed at booking.
select format('recovery %s: its words were changed', x.code) as finding
from recovery x
join narrative n on n.recovery_id = x.recovery_id
join entry e on e.request_id = x.recovery_id
where e.words_hash is distinct from words_digest(n.sealed, guest_bytes(x.guest_id))
    or n.employee_id <> x.employee_id
union all
select format('recovery %s: its words are missing', x.code)
from recovery x where not exists (select from narrative n where n.recovery_id = x.recovery_id)
union all
select format('entry %s: its words were changed', e.entry_id)
from entry e
join recovery x on x.recovery_id = e.recovery_id
left join entry_words w on w.entry_id = e.entry_id
where e.request_id <> e.recovery_id
    and (w.employee_id <> x.employee_id
        or e.words_hash is distinct from
            case when w.sealed is not null then words_digest(w.sealed, null) end)
union all
select format('entry %s: words of an entry that opened an act', w.entry_id)
from entry_words w join entry e on e.entry_id = w.entry_id
where e.request_id = e.recovery_id;
