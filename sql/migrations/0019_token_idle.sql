-- Tokens of command lines ended only when they were revoked, so that one of a lost laptop worked
-- for ever. They end after 90 days without use; those given before count from today on.
do $$
declare
    changed token;
begin
    for changed in
        update token t set idle_seconds = 7776000, seen_at = clock_timestamp()
        where t.kind = 'token' and t.idle_seconds is null and t.revoked_at is null
        returning t.*
    loop
        perform register_add('token', changed.token_id::text, to_jsonb(changed) - 'seen_at');
    end loop;
end
$$;
