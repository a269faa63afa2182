-- Ids that clients make are of version 4 or 7 (RFC 9562); what the server derives is of version 8,
-- so that nobody takes an id before the server does. What is there already stays, and none of it is
-- rewritten. An act is opened by an entry under its own id, so the rule of entries holds for it.
alter table entry add constraint entry_request_id_made check (
    request_id::text ~ '^.{14}[47].{4}[89ab]'
    or kind = 'release' and request_id::text ~ '^.{14}8.{4}[89ab]') not valid;
alter table outcome add constraint outcome_id_made check (
    outcome_id::text ~ '^.{14}[47].{4}[89ab]') not valid;
-- The page of a spend derives the id of the story told with it.
alter table story add constraint story_id_made check (
    story_id::text ~ '^.{14}[478].{4}[89ab]') not valid;
alter table letter add constraint letter_id_made check (
    letter_id::text ~ '^.{14}[47].{4}[89ab]') not valid;
alter table evidence add constraint evidence_id_made check (
    evidence_id::text ~ '^.{14}[47].{4}[89ab]') not valid;
-- A note of before is still taken back.
alter table reimbursement add constraint reimbursement_id_made check (
    reimbursement_id::text ~ '^.{14}[47].{4}[89ab]' or withdrawn_at is not null) not valid;

-- The key that makes codes of numbers: 256 bits, which the app role may not read.
create table code_secret (
    sole   boolean not null default true,
    secret bytea   not null,
    constraint code_secret_pk primary key (sole),
    constraint code_secret_is_one check (sole),
    constraint code_secret_long check (octet_length(secret) = 32)
);
create trigger code_secret_append_only before update or delete on code_secret
    for each row execute function refuse_change();
create trigger code_secret_no_truncate before truncate on code_secret
    for each statement execute function refuse_change();
alter table code_secret enable always trigger code_secret_append_only;
alter table code_secret enable always trigger code_secret_no_truncate;

-- A house that was set up before gets its key now; any other when it is set up.
do $$
begin
    if exists (select from organisation) then
        insert into code_secret (secret) values (sha256(uuid_send(gen_random_uuid())
            || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
        perform register_add('code_secret', 'only', to_jsonb(s)) from code_secret s;
    end if;
end
$$;

drop function if exists recovery_code(bigint, bigint);
drop function if exists hold_expire(integer);
drop function if exists hold_expire_batch(integer, timestamptz);
