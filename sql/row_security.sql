-- Applied after the functions at each migration: which rows whom is shown. A second net below the
-- statements, which keep their own predicates; where the server forgets to say who asks, nothing
-- is shown. The owner and latitude_book see all: the one checks, the other books for many at once.
do $$
declare
    here name := current_schema();
    roles text := current_setting('latitude.role_prefix');
    book name := roles || '_book';
    app name := roles || '_app';
    -- One's own acts are most of what anybody reads: a function is asked about the rest alone.
    self text := '(employee_id = (select asker()) or asker_heir_of(employee_id))';
    finance text := '(select asker_is(''finance''))';
    facts text := '(employee_id = (select asker()) or (select asker_is(''finance''))
        or asker_heir_of(employee_id))';
    rules jsonb := jsonb_build_object(
        'employee', '(select asker()) is not null',
        'certification', facts,
        'token', 'employee_id = (select asker())',
        'recovery', format('%s or story_told(recovery_id) is not null', facts),
        'narrative', self,
        'entry_words', self,
        'entry', format('%s or asker_did(recovery_id)', facts),
        'posting', finance,
        'period_change', finance,
        'export', finance,
        'budget', finance,
        'budget_change', finance,
        'reimbursement', '(employee_id = (select asker()) or (select asker_is(''finance'')))',
        'fund', format('%s or asker_drew(fund_id)', finance),
        'fund_entry', format('%s or asker_entry(entry_id)', finance),
        'outcome', format('%s or asker_did(recovery_id) or story_told(recovery_id) is not null',
            self),
        'story', format('%s or story_id = story_told(recovery_id)', self),
        'story_words', 'exists (select from story s where s.story_id = story_words.story_id)',
        'evidence', format('%s or asker_did(recovery_id)', facts),
        'evidence_content',
            'exists (select from evidence v where v.evidence_id = evidence_content.evidence_id)',
        'letter', 'employee_id = (select asker())',
        'line_up', '(select asker_is(''manager''))',
        'guest', 'asker_met(guest_id)',
        'guest_label', 'asker_met(guest_id)',
        'vault_key', format('case when guest_id is null then %s else asker_met(guest_id) end',
            self),
        'guest_access', null, 'access_day', null, 'limit_question', null, 'erasure', null,
        'register', null, 'vault_secret', null, 'vault_master', null, 'code_secret', null,
        'signing_key', null, 'identity', null, 'passphrase', null, 'pin', null, 'enrolment', null,
        'desk', null, 'device_login', null);
    relation text;
    rule text;
begin
    for relation, rule in select r.key, r.value from jsonb_each_text(rules) r loop
        execute format('alter table %I enable row level security', relation);
        execute format('alter table %I force row level security', relation);
        execute format('drop policy if exists asker on %I', relation);
        execute format('drop policy if exists owner on %I', relation);
        execute format('drop policy if exists book on %I', relation);
        execute format('create policy owner on %I to current_user using (true)', relation);
        execute format('create policy book on %I to %I using (true)', relation, book);
        if rule is not null then
            execute format(
                'create policy asker on %I for select to %I using (%s)', relation, app, rule);
        end if;
    end loop;
    execute format('create policy asker on guest_access for insert to %I
        with check (employee_id = (select asker()))', app);
end
$$;
