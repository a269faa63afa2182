-- Whatever was set up rather than booked is as the register last saw it, and the register's own
-- chain holds.
with live (relation, row_key, content) as (
    select 'organisation', 'only', to_jsonb(o) - array['register_seq', 'register_head']
    from organisation o
    union all select 'code_secret', 'only', to_jsonb(s) from code_secret s
    union all select 'account', a.account, to_jsonb(a) from account a
    union all select 'means_account', m.means, to_jsonb(m) from means_account m
    union all select 'property', p.property_id::text, to_jsonb(p) from property p
    union all select 'cost_centre', c.cost_centre_id::text, to_jsonb(c) from cost_centre c
    union all select 'employee', e.employee_id::text, to_jsonb(e) from employee e
    union all select 'certification', k.certification_id::text, to_jsonb(k) from certification k
    union all select 'identity', i.issuer || '/' || i.subject, to_jsonb(i) from identity i
    union all select 'passphrase', s.employee_id::text, to_jsonb(s) from passphrase s
    union all select 'pin', n.employee_id::text, to_jsonb(n) - 'wrong_tries' from pin n
    union all select 'enrolment', encode(n.code_hash, 'hex'), to_jsonb(n) from enrolment n
    union all select 'desk', d.desk_id::text, to_jsonb(d) from desk d
    union all select 'token', t.token_id::text, token_row(t) from token t
    union all select 'erasure', r.erasure_id::text, to_jsonb(r) from erasure r
    union all select 'vault_master', m.master::text, to_jsonb(m) from vault_master m
    union all select 'signing_key', k.number::text, to_jsonb(k) from signing_key k
    union all select 'vault_secret', v.purpose, to_jsonb(v) from vault_secret v
    union all select 'policy', v.policy_id::text, to_jsonb(v) from policy v
    union all select 'policy_wording', w.policy_id::text || '/' || w.language, to_jsonb(w)
    from policy_wording w
    union all select 'policy_limit', l.policy_id::text || '/' || l.scope, to_jsonb(l)
    from policy_limit l
    union all select 'period', d.month::text, to_jsonb(d) from period d
    union all select 'period_change', h.change_id::text, to_jsonb(h) from period_change h
    union all select 'export', x.export_id::text, to_jsonb(x) from export x
    union all select 'budget', b.cost_centre_id || '/' || b.month, to_jsonb(b) from budget b
    union all select 'budget_change', g.change_id::text, to_jsonb(g) from budget_change g
    union all select 'reimbursement', r.reimbursement_id::text, reimbursement_row(r)
    from reimbursement r
    union all select 'outcome', o.outcome_id::text, to_jsonb(o) from outcome o
    union all select 'story', s.story_id::text, to_jsonb(s) from story s
    union all select 'letter', r.letter_id::text, to_jsonb(r) from letter r
    union all select 'line_up', u.line_up_id::text, to_jsonb(u) from line_up u
    union all select 'access_day', to_char(d.day, 'YYYY-MM-DD'), to_jsonb(d) from access_day d
    union all select 'evidence', v.evidence_id::text, to_jsonb(v) from evidence v),
latest as (
    select distinct on (r.relation, r.row_key) r.relation, r.row_key, r.content
    from register r order by r.relation, r.row_key, r.seq desc),
linked as (
    select r.*, lag(r.hash, 1, sha256(canonical_head('latitude.register'))) over (order by r.seq)
        as previous, lag(r.seq, 1, 0) over (order by r.seq) as previous_seq
    from register r)
select format('%s %s: differs from the register', coalesce(l.relation, t.relation),
    coalesce(l.row_key, t.row_key)) as finding
from live l
full join latest t on (t.relation, t.row_key) = (l.relation, l.row_key)
where t.content is distinct from sha256(convert_to(l.content::text, 'UTF8'))
    and exists (select from organisation)
union all
select format('register %s: the chain does not hold', k.seq)
from linked k
where k.seq <> k.previous_seq + 1
    or k.hash <> register_link(k.previous, k.seq, k.relation, k.row_key, k.content)
union all
select 'register: its last line is not the one the organisation names'
from organisation o
where (o.register_seq, o.register_head) is distinct from (
    select (r.seq, r.hash) from register r order by r.seq desc limit 1)
    and o.register_seq > 0
union all
select 'organisation: the register has lines and nobody to answer for them'
where exists (select from register) and not exists (select from organisation);
