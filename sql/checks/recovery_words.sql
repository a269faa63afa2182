-- Words, and how guests are known, are those the books hashed when they were booked.
select format('recovery %s: its words were changed', x.code) as finding
from recovery x
join narrative n on n.recovery_id = x.recovery_id
join entry e on e.request_id = x.recovery_id
where e.words_hash is distinct from salted(n.salt,
    words_bytes(n.what, n.wrong, n.place, guest_bytes(x.guest_id)))
union all
select format('recovery %s: its words are missing', x.code)
from recovery x where not exists (select from narrative n where n.recovery_id = x.recovery_id)
union all
select format('entry %s: its words were changed', e.entry_id)
from entry e
join narrative n on n.recovery_id = e.recovery_id
left join entry_words w on w.entry_id = e.entry_id
where e.request_id <> e.recovery_id
    and e.words_hash is distinct from
        case when w.words is not null
            then salted(n.salt, words_bytes(w.words, null, null, null)) end
union all
select format('entry %s: words of an entry that opened an act', w.entry_id)
from entry_words w join entry e on e.entry_id = w.entry_id
where e.request_id = e.recovery_id;
