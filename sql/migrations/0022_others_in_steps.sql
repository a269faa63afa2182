-- What others gave a guest or an incident is told in steps, one's own exactly. So each link of such
-- a fund says what the acts of the person whose act moved it make up: read as one row, whatever was
-- booked since. Links from before are filled in once; nothing that was there changes.
alter table fund_entry
    add column giver_id uuid,             -- null in funds that nobody shares
    add column giver_used_after bigint,
    add column giver_held_after bigint;
alter table fund_entry disable trigger fund_entry_append_only;
update fund_entry k
set giver_id = g.employee_id, giver_used_after = g.used, giver_held_after = g.held
from (
    select l.fund_id, l.seq, x.employee_id, (sum(l.used_change) over given)::bigint as used,
        (sum(l.held_change) over given)::bigint as held
    from fund_entry l
    join fund f on f.fund_id = l.fund_id and f.scope in ('guest_day', 'incident')
    join entry e on e.entry_id = l.entry_id
    join recovery x on x.recovery_id = e.recovery_id
    window given as (partition by l.fund_id, x.employee_id order by l.seq)) g
where (k.fund_id, k.seq) = (g.fund_id, g.seq);
alter table fund_entry enable always trigger fund_entry_append_only;
create index fund_entry_of_giver on fund_entry (fund_id, giver_id, seq) where giver_id is not null;

alter type recovery_answer add attribute fund_others bigint;  -- null: nobody shares the fund
alter type recovery_answer add attribute fund_step bigint;    -- what others gave is told in these

-- Who asked how much the limit of a guest or an incident lets through, on which day. Without a name
-- and without an act: a refused one leaves nothing else. Rows go after a month.
create table limit_question (
    employee_id uuid    not null,
    subject     bytea   not null,  -- the guest's blind index, or the incident's id
    asked_on    date    not null,
    request_id  uuid    not null,
    amount      bigint  not null,
    fund_id     bigint,            -- null: only asked
    reach       bigint,            -- what the asker's acts would have made up
    answer      text    not null,  -- told: from what may be told; fitted, over: from the exact sums
    constraint limit_question_pk
        primary key (employee_id, subject, asked_on, request_id, amount),
    constraint limit_question_answer_known check (answer in ('told', 'fitted', 'over')),
    constraint limit_question_employee_fk foreign key (employee_id) references employee,
    constraint limit_question_fund_fk foreign key (fund_id) references fund
);
create index limit_question_of_subject on limit_question (subject);
create trigger limit_question_no_update before update on limit_question
    for each row execute function refuse_change();
create trigger limit_question_no_truncate before truncate on limit_question
    for each statement execute function refuse_change();
alter table limit_question enable always trigger limit_question_no_update;
alter table limit_question enable always trigger limit_question_no_truncate;

drop function if exists fund_move(bigint[], bigint, bigint, bigint, bytea);
