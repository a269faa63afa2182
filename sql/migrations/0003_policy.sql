-- A policy is an immutable, dated version of the rules with an owner. A raised limit acts at once,
-- a lowered one from the next window.
create table policy (
    policy_id   bigint  generated always as identity,
    property_id bigint  not null,
    number      integer not null,  -- 1, 2, 3… per property
    valid_from  date    not null,
    owner       text    not null,  -- a person, and how to reach them
    -- From which sum of the property's currency on a bill is wanted; one that is missing stops
    -- nothing.
    receipts_from bigint not null,
    constraint policy_pk primary key (policy_id),
    constraint policy_number_once unique (property_id, number),
    constraint policy_owner_given check (owner <> ''),
    constraint policy_receipts_not_negative check (
        receipts_from between 0 and 9007199254740992),
    constraint policy_property_fk foreign key (property_id) references property
);
create index policy_in_force on policy (property_id, valid_from, number);

-- The rule in words, in each language it is told in.
create table policy_wording (
    policy_id bigint not null,
    language  text   not null,
    wording   text   not null,
    constraint policy_wording_pk primary key (policy_id, language),
    constraint policy_wording_language_known check (language in ('en', 'pl')),
    constraint policy_wording_given check (wording <> ''),
    constraint policy_wording_policy_fk foreign key (policy_id) references policy
);

create table policy_limit (
    policy_id    bigint  not null,
    scope        text    not null,
    amount_limit bigint  not null,
    hard         boolean not null,  -- false: advice
    constraint policy_limit_pk primary key (policy_id, scope),
    constraint policy_limit_policy_fk foreign key (policy_id) references policy,
    constraint policy_limit_scope_known check (
        scope in ('employee_day', 'employee_month', 'guest_day', 'incident')),
    constraint policy_limit_not_negative check (amount_limit between 0 and 9007199254740992)
);
