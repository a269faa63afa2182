-- The triggers that keep the books append-only are there and fire always.
select format('%s: trigger %s is missing or switched off', n.relation, n.trigger_name) as finding
from (
    select r.relation, r.relation || s.suffix as trigger_name
    from unnest(array['register', 'certification', 'policy', 'policy_wording', 'policy_limit',
        'account', 'means_account', 'entry', 'entry_words', 'posting', 'fund_entry', 'outcome',
        'story', 'guest', 'narrative', 'property', 'cost_centre', 'erasure', 'guest_access',
        'identity', 'vault_master', 'evidence', 'period_change', 'export', 'letter',
        'line_up', 'code_secret', 'signing_key', 'access_day']) r (relation)
    cross join unnest(array['_append_only', '_no_truncate']) s (suffix)
    union all
    select r.relation, r.relation || s.suffix
    from unnest(array['fund', 'recovery', 'organisation', 'employee', 'token', 'period', 'desk',
        'passphrase', 'pin', 'enrolment', 'vault_secret', 'budget', 'reimbursement']) r (relation)
    cross join unnest(array['_no_delete', '_no_truncate']) s (suffix)
    union all
    select r.relation, r.relation || s.suffix
    from unnest(array['story_words', 'guest_label', 'evidence_content', 'limit_question'])
        r (relation)
    cross join unnest(array['_no_update', '_no_truncate']) s (suffix)
    union all
    select 'posting', 'posting_balances') n
where not exists (
    select from pg_trigger t
    where t.tgrelid = to_regclass(n.relation) and t.tgname = n.trigger_name
        and t.tgenabled = 'A');
