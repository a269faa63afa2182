-- Remembers a file that was taken out. Answers booked or the refusal, and who took the one before
-- of the same month, format and part, when, and whether its bytes were the same.
create or replace function export_note(
    token_hash bytea, month date, format text, part integer, sha256 bytea, row_count bigint,
    byte_count bigint, closed boolean, out code text, out former_at timestamptz,
    out former_by text, out is_same boolean
)
language plpgsql security definer
set search_path from current
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    asker uuid;
    made export;
begin
    select f.employee_id, f.code into asker, code from finance_asker(token_hash) f;
    if code <> 'booked' then
        return;
    end if;
    select o.exported_at, m.handle, o.sha256 = sha256 into former_at, former_by, is_same
    from export o join employee m on m.employee_id = o.employee_id
    where (o.month, o.format, o.part) = (month, format, part)
    order by o.export_id desc limit 1;
    insert into export (month, format, part, sha256, row_count, byte_count, closed, employee_id,
        exported_at)
    values (month, format, part, sha256, row_count, byte_count, closed and month < open_day(),
        asker, clock_timestamp())
    returning * into made;
    perform register_add('export', made.export_id::text, to_jsonb(made));
end
$$;
