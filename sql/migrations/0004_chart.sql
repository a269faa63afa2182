-- The chart of accounts, which accounts a means moves, and the months that are closed.
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
