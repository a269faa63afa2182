-- Who holds a token, and whether they are of finance: booked, or the refusal.
create or replace function finance_asker(
    token_hash bytea, out employee_id uuid, out code text
)
language plpgsql
as $$
#variable_conflict use_variable
begin
    select s.employee_id, case when 'finance' = any (s.roles) then 'booked' else 'not_entitled' end
    into employee_id, code
    from signed_in(token_hash) s;
    code := coalesce(code, 'not_signed_in');
end
$$;
