-- Row security is on and forced on every table that it guards, with the policies of this version
-- and no other. The words of a rule are not compared, but one that lets all rows through is found.
select format('%s: row security is switched off, or its owner escapes it', n.relation) as finding
from unnest(array['employee', 'certification', 'token', 'recovery', 'narrative', 'entry_words',
    'entry', 'posting', 'period_change', 'export', 'budget', 'budget_change', 'reimbursement',
    'fund', 'fund_entry', 'outcome', 'story', 'story_words', 'evidence', 'evidence_content',
    'letter', 'line_up', 'guest', 'guest_label', 'vault_key', 'guest_access', 'erasure', 'register',
    'vault_secret', 'vault_master', 'identity', 'passphrase', 'pin', 'enrolment', 'desk',
    'code_secret', 'signing_key', 'device_login', 'access_day', 'limit_question']) n (relation)
where not exists (
    select from pg_class c
    where c.oid = to_regclass(n.relation) and c.relrowsecurity and c.relforcerowsecurity)
union all
select format('%s: its policy %s is missing', c.oid::regclass, n.policy_name)
from pg_class c
cross join unnest(array['owner', 'book']) n (policy_name)
where c.relnamespace = to_regnamespace(current_schema()) and c.relrowsecurity
    and not exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = n.policy_name)
union all
select format('%s: its policy %s is not one of this version', c.oid::regclass, p.polname)
from pg_policy p
join pg_class c on c.oid = p.polrelid
left join pg_roles r on p.polroles = array[r.oid]
where c.relnamespace = to_regnamespace(current_schema())
    and case p.polname
        when 'owner' then r.oid is distinct from c.relowner or p.polcmd <> '*'
        when 'book' then coalesce(r.rolname not like '%\_book', true) or p.polcmd <> '*'
        when 'asker' then coalesce(r.rolname not like '%\_app', true) or not p.polpermissive
            or p.polcmd <> case c.relname when 'guest_access' then 'a' else 'r' end
            or 'true' in (pg_get_expr(p.polqual, p.polrelid),
                pg_get_expr(p.polwithcheck, p.polrelid))
        else true end;
