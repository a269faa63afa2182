-- What was added to an act is still what was sealed, and gone only where it was erased; the act
-- says of its evidence what there is.
select format('evidence %s: its bytes were changed or are missing', v.evidence_id) as finding
from evidence v
left join evidence_content c on c.evidence_id = v.evidence_id
left join vault_key k on k.key_id = v.key_id
where (c.evidence_id is null) <> (k.key_id is null) or sha256(c.sealed) <> v.sealed_hash
union all
select format('evidence %s: bytes of nothing that was added', c.evidence_id)
from evidence_content c
where not exists (select from evidence v where v.evidence_id = c.evidence_id)
union all
select format('recovery %s: says of its evidence what is not so', x.code)
from recovery x
left join (
    select v.recovery_id, count(v.media_type) > 0 as is_there
    from evidence v group by v.recovery_id) e on e.recovery_id = x.recovery_id
where x.evidence <> case when e.is_there then 'there' when not e.is_there then 'missing_told'
    else 'none' end;
