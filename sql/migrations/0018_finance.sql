-- Finance's own hands. Whoever undoes somebody else's act gives a reason: its words reach the books
-- sealed, so the request says whether they are one. What a plan was before it changed is kept. A
-- payment to the only controller is noted by the operator, who is nobody in the books. The
-- functions dropped here come back with other parameters.
alter type recovery_request add attribute reasoned boolean;  -- null: no words, or an older server

alter table reimbursement alter column noted_by drop not null;  -- null: the operator
alter table reimbursement add column withdrawal_reason text;
alter table reimbursement drop constraint reimbursement_withdrawn_by_somebody;
alter table reimbursement add constraint reimbursement_withdrawn_at_some_time check (
    withdrawn_by is null or withdrawn_at is not null);
alter table reimbursement add constraint reimbursement_reason_of_withdrawal check (
    withdrawal_reason is null or withdrawn_at is not null);

create table budget_change (
    change_id      bigint      generated always as identity,
    cost_centre_id bigint      not null,
    month          date        not null,
    former         bigint,               -- null: there was no plan
    amount         bigint      not null,
    employee_id    uuid        not null,  -- who took the plan over
    changed_at     timestamptz not null,
    constraint budget_change_pk primary key (change_id),
    constraint budget_change_changes check (former is distinct from amount),
    constraint budget_change_budget_fk foreign key (cost_centre_id, month) references budget,
    constraint budget_change_employee_fk foreign key (employee_id) references employee
);
create index budget_change_of_month on budget_change (month, change_id);

create trigger budget_change_append_only before update or delete on budget_change
    for each row execute function refuse_change();
create trigger budget_change_no_truncate before truncate on budget_change
    for each statement execute function refuse_change();
alter table budget_change enable always trigger budget_change_append_only;
alter table budget_change enable always trigger budget_change_no_truncate;

-- Which holds were open at a month's end is asked of every hold there was.
create index recovery_hold on recovery (occurred_on) where kind = 'hold';

drop function if exists budget_set(bytea, bigint[], date[], bigint[]);
drop function if exists reimbursement_withdraw(bytea, uuid);
drop function if exists own_money_owed(uuid, text);
