-- The chart of accounts, which accounts a means moves; the months that are closed, what was taken
-- out of them, and what was planned for them; what employees were paid back.
create table account (
    account text not null,
    name    text not null,
    kind    text not null,
    constraint account_pk primary key (account),
    constraint account_kind_known check (
        kind in ('asset', 'liability', 'revenue', 'expense'))
);

create table means_account (
    means  text not null,
    debit  text not null,
    credit text not null,
    constraint means_account_pk primary key (means),
    constraint means_account_known check (
        means in ('till', 'card', 'own', 'folio', 'in_kind', 'time')),
    constraint means_account_debit_fk foreign key (debit) references account,
    constraint means_account_credit_fk foreign key (credit) references account
);

insert into account (account, name, kind) values
    ('service_recovery_expense', 'Service recovery expense', 'expense'),
    ('service_recovery_allowances', 'Allowances: service recovery', 'revenue'),
    ('petty_cash', 'Petty cash', 'asset'),
    ('card_clearing', 'Card clearing', 'liability'),
    ('employee_payable', 'Employee payable', 'liability'),
    ('guest_ledger', 'Guest ledger', 'asset'),
    ('cost_transfer', 'Cost transfer of outlets', 'expense');

insert into means_account (means, debit, credit) values
    ('till', 'service_recovery_expense', 'petty_cash'),
    ('card', 'service_recovery_expense', 'card_clearing'),
    ('own', 'service_recovery_expense', 'employee_payable'),
    ('folio', 'service_recovery_allowances', 'guest_ledger'),
    ('in_kind', 'service_recovery_expense', 'cost_transfer'),
    ('time', 'service_recovery_expense', 'cost_transfer');

create table period (
    month     date        not null,  -- its first day
    closed_at timestamptz,           -- null: open again
    constraint period_pk primary key (month),
    constraint period_is_month check (extract(day from month) = 1)
);

-- Every closing and reopening of a month; the latest one says how it stands.
create table period_change (
    change_id   bigint      generated always as identity,
    month       date        not null,
    closed      boolean     not null,  -- false: opened again
    employee_id uuid        not null,
    reason      text,                  -- why it was opened again; null for a closing
    changed_at  timestamptz not null,
    constraint period_change_pk primary key (change_id),
    constraint period_change_reason_given check (closed = (reason is null)),
    constraint period_change_reason_not_empty check (reason <> ''),
    constraint period_change_period_fk foreign key (month) references period,
    constraint period_change_employee_fk foreign key (employee_id) references employee
);

-- Every file of postings that was taken out, so that the same one is known again.
create table export (
    export_id   bigint      generated always as identity,
    month       date        not null,
    format      text        not null,
    part        integer     not null,  -- which file of several, from 1
    sha256      bytea       not null,  -- of its bytes
    row_count   bigint      not null,
    byte_count  bigint      not null,
    closed      boolean     not null,  -- whether the month was closed when it was read
    employee_id uuid        not null,
    exported_at timestamptz not null,
    constraint export_pk primary key (export_id),
    constraint export_is_month check (extract(day from month) = 1),
    constraint export_format_known check (
        format in ('csv', 'jsonl', 'hledger', 'beancount', 'xero', 'quickbooks')),
    constraint export_part_positive check (part > 0),
    constraint export_sha256_length check (octet_length(sha256) = 32),
    constraint export_row_count_not_negative check (row_count >= 0),
    constraint export_byte_count_not_negative check (byte_count >= 0),
    constraint export_employee_fk foreign key (employee_id) references employee
);
create index export_former on export (month, format, part, export_id);

-- What a cost centre may cost in a month, in the currency of its property. It informs.
create table budget (
    cost_centre_id bigint not null,
    month          date   not null,
    amount         bigint not null,
    constraint budget_pk primary key (cost_centre_id, month),
    constraint budget_is_month check (extract(day from month) = 1),
    constraint budget_amount_in_range check (amount between 0 and 9007199254740992),
    constraint budget_cost_centre_fk foreign key (cost_centre_id) references cost_centre
);

-- Own money that was paid back to an employee, as finance note it. The payment itself is booked
-- where wages are, and posted here to nothing: owed is what the journal owes, less this.
create table reimbursement (
    reimbursement_id uuid        not null,  -- made by the client
    employee_id      uuid        not null,  -- who was paid back
    amount           bigint      not null,
    currency         text        not null,
    paid_on          date        not null,
    noted_by         uuid        not null,
    noted_at         timestamptz not null,
    withdrawn_by     uuid,                  -- null: it stands
    withdrawn_at     timestamptz,
    constraint reimbursement_pk primary key (reimbursement_id),
    constraint reimbursement_amount_in_range check (amount between 1 and 9007199254740992),
    constraint reimbursement_withdrawn_by_somebody check (
        (withdrawn_by is null) = (withdrawn_at is null)),
    constraint reimbursement_employee_fk foreign key (employee_id) references employee,
    constraint reimbursement_noted_by_fk foreign key (noted_by) references employee,
    constraint reimbursement_withdrawn_by_fk foreign key (withdrawn_by) references employee
);
-- The same sum on the same day is the same payment, told twice.
create unique index reimbursement_once
    on reimbursement (employee_id, currency, paid_on, amount) where withdrawn_at is null;
