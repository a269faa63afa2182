-- The two ledgers. Authority: fund and fund_entry, one hash chain per fund. Journal: entry and its
-- balanced postings. Written once, never altered.
create table fund (
    fund_id      bigint  generated always as identity,
    property_id  bigint  not null,
    scope        text    not null,
    subject      uuid    not null,  -- employee, guest or incident
    window_from  date    not null,  -- an incident has no window: -infinity
    currency     text    not null,
    policy_id    bigint  not null,  -- the version that grants the limit
    hard         boolean not null,
    amount_limit bigint  not null,
    used         bigint  not null default 0,
    held         bigint  not null default 0,
    seq          bigint  not null,
    head         bytea   not null,
    constraint fund_pk primary key (fund_id),
    constraint fund_once_per_window unique (subject, window_from, scope, property_id),
    constraint fund_policy_fk foreign key (policy_id) references policy,
    constraint fund_within_limit check (not hard or used + held <= amount_limit),
    constraint fund_used_not_negative check (used >= 0),
    constraint fund_held_not_negative check (held >= 0)
) with (fillfactor = 70);

create sequence entry_number;

create table entry (
    entry_id         bigint      not null,
    request_id       uuid        not null,  -- made by the client: a repeat is recognised
    recovery_id      uuid        not null,
    kind             text        not null,
    amount           bigint      not null,
    currency         text        not null,
    means            text        not null,
    employee_id      uuid        not null,  -- who booked it
    desk_id          uuid,                  -- at which shared desk; null: at none
    policy_id        bigint      not null,
    certification_id bigint      not null,
    occurred_on      date        not null,
    booked_on        date        not null,
    booked_at        timestamptz not null,
    spent_after      bigint      not null,
    held_after       bigint      not null,
    repaid_after     bigint      not null,
    content_hash     bytea       not null,  -- of the request, keyed by a salt that can be erased
    words_hash       bytea,                 -- of the sealed words; null without words
    digest           bytea       not null,
    constraint entry_pk primary key (entry_id),
    constraint entry_request_once unique (request_id),
    constraint entry_kind_known check (
        kind in ('spend', 'hold', 'settle', 'release', 'repay', 'reverse')),
    constraint entry_amount_not_negative check (amount between 0 and 9007199254740992),
    constraint entry_recovery_fk foreign key (recovery_id) references recovery,
    constraint entry_employee_fk foreign key (employee_id) references employee,
    constraint entry_desk_fk foreign key (desk_id) references desk,
    constraint entry_policy_fk foreign key (policy_id) references policy,
    constraint entry_certification_fk foreign key (certification_id) references certification,
    constraint entry_means_fk foreign key (means) references means_account
);
create index entry_of_recovery on entry (recovery_id, entry_id);
create unique index entry_reversed_once on entry (recovery_id) where kind = 'reverse';

create table entry_words (
    entry_id    bigint not null,
    employee_id uuid   not null,  -- whose words they are: the act's
    key_id      uuid   not null,
    sealed      bytea  not null,
    constraint entry_words_pk primary key (entry_id),
    constraint entry_words_entry_fk foreign key (entry_id) references entry
);

create table posting (
    entry_id       bigint   not null,
    line           smallint not null,
    account        text     not null,
    cost_centre_id bigint   not null,
    debit          bigint   not null,
    credit         bigint   not null,
    currency       text     not null,
    booked_on      date     not null,  -- the entry's, so that a month never scans history
    constraint posting_pk primary key (entry_id, line),
    constraint posting_entry_fk foreign key (entry_id) references entry,
    constraint posting_account_fk foreign key (account) references account,
    constraint posting_cost_centre_fk foreign key (cost_centre_id) references cost_centre,
    constraint posting_one_side check (debit >= 0 and credit >= 0 and (debit = 0) <> (credit = 0))
);
create index posting_by_booked_on on posting (booked_on, entry_id);

create table fund_entry (
    fund_id      bigint  not null,
    seq          bigint  not null,
    entry_id     bigint,           -- null: the limit was set or raised
    policy_id    bigint  not null,
    hard         boolean not null,
    amount_limit bigint  not null,
    used_change  bigint  not null,
    held_change  bigint  not null,
    used_after   bigint  not null,
    held_after   bigint  not null,
    hash         bytea   not null,
    constraint fund_entry_pk primary key (fund_id, seq),
    constraint fund_entry_once unique (entry_id, fund_id),
    constraint fund_entry_fund_fk foreign key (fund_id) references fund,
    constraint fund_entry_entry_fk foreign key (entry_id) references entry
);
