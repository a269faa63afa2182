-- What became of the guest, and the act as told. Several over time, the latest counts, none is
-- overwritten. The salt keeps the register from telling the words once the row is erased.
create table outcome (
    outcome_id  uuid        not null,  -- made by the client
    recovery_id uuid        not null,
    employee_id uuid        not null,
    outcome     text        not null,
    words       text,
    salt        bytea       not null,
    content     bytea       not null,  -- of the request: a repeat is recognised
    reported_at timestamptz not null,
    constraint outcome_pk primary key (outcome_id),
    constraint outcome_known check (
        outcome in ('lost', 'worse', 'same', 'better', 'delighted')),
    constraint outcome_recovery_fk foreign key (recovery_id) references recovery,
    constraint outcome_employee_fk foreign key (employee_id) references employee
);
create index outcome_of_recovery on outcome (recovery_id, reported_at desc, outcome_id);

create table story (
    story_id    uuid        not null,  -- made by the client
    recovery_id uuid        not null,
    employee_id uuid        not null,
    share       text        not null,
    words       text        not null,
    salt        bytea       not null,
    content     bytea       not null,
    told_at     timestamptz not null,
    constraint story_pk primary key (story_id),
    constraint story_share_known check (share in ('fund', 'team', 'house')),
    constraint story_recovery_fk foreign key (recovery_id) references recovery,
    constraint story_employee_fk foreign key (employee_id) references employee
);
create index story_of_recovery on story (recovery_id, told_at desc, story_id);
create index story_by_told_at on story (told_at desc, story_id);
