-- Every sealed text has its key, of its own act or guest, unless it was erased; no key opens
-- nothing, and no guest is known by a label that is another's.
with texts (key_id, recovery_id, employee_id, guest_id) as (
    select n.key_id, n.recovery_id, n.employee_id, null::uuid from narrative n
    union all
    select w.key_id, e.recovery_id, w.employee_id, null
    from entry_words w join entry e on e.entry_id = w.entry_id
    union all
    select o.key_id, o.recovery_id, x.employee_id, null
    from outcome o join recovery x on x.recovery_id = o.recovery_id where o.key_id is not null
    union all
    select s.key_id, s.recovery_id, x.employee_id, null
    from story s join recovery x on x.recovery_id = s.recovery_id
    union all
    select v.key_id, v.recovery_id, x.employee_id, null
    from evidence v join recovery x on x.recovery_id = v.recovery_id
    union all
    select r.key_id, r.recovery_id, r.employee_id, null from letter r
    union all
    select l.key_id, null, null, l.guest_id from guest_label l)
select format('key %s: belongs to no text, or to another', k.key_id) as finding
from vault_key k left join texts t on t.key_id = k.key_id
where (k.recovery_id, k.employee_id, k.guest_id)
    is distinct from (t.recovery_id, t.employee_id, t.guest_id)
union all
select format('key %s: is missing, and nothing was erased', t.key_id)
from texts t
left join recovery x on x.recovery_id = t.recovery_id
where not exists (select from vault_key k where k.key_id = t.key_id)
    and not exists (
        select from erasure r
        where r.guest_id = coalesce(t.guest_id, x.guest_id) or r.recovery_id = t.recovery_id)
union all
select format('guest %s: their label is missing or another''s', g.guest_id)
from guest g left join guest_label l on l.guest_id = g.guest_id
where (l.property_id, l.kind, l.generation) is distinct from (g.property_id, g.kind, g.generation)
    and not exists (select from erasure r where r.guest_id = g.guest_id)
union all
select format('guest label %s: names no guest', l.guest_id)
from guest_label l where not exists (select from guest g where g.guest_id = l.guest_id);
