-- What became of the guest, and the act as told. Several over time, the latest counts, none is
-- overwritten. Words are sealed; of a story that is shared a plain copy stands apart, to be read,
-- searched, and taken out again.
create table outcome (
    outcome_id   uuid        not null,  -- made by the client
    recovery_id  uuid        not null,
    employee_id  uuid        not null,
    outcome      text        not null,
    key_id       uuid,                  -- null, like sealed: nothing was said
    sealed       bytea,
    content_hash bytea       not null,  -- of the request: a repeat is recognised
    reported_at  timestamptz not null,
    constraint outcome_pk primary key (outcome_id),
    constraint outcome_known check (
        outcome in ('lost', 'worse', 'same', 'better', 'delighted')),
    constraint outcome_words_keyed check ((key_id is null) = (sealed is null)),
    constraint outcome_recovery_fk foreign key (recovery_id) references recovery,
    constraint outcome_employee_fk foreign key (employee_id) references employee
);
create index outcome_of_recovery on outcome (recovery_id, reported_at desc, outcome_id);

create table story (
    story_id     uuid        not null,  -- made by the client
    recovery_id  uuid        not null,
    employee_id  uuid        not null,
    share        text        not null,
    key_id       uuid        not null,
    sealed       bytea       not null,
    words_hash   bytea       not null,  -- of the plain words, keyed by the key's salt
    content_hash bytea       not null,
    told_at      timestamptz not null,
    constraint story_pk primary key (story_id),
    constraint story_share_known check (share in ('fund', 'team', 'house')),
    constraint story_recovery_fk foreign key (recovery_id) references recovery,
    constraint story_employee_fk foreign key (employee_id) references employee
);
create index story_of_recovery on story (recovery_id, told_at desc, story_id);
create index story_by_told_at on story (told_at desc, story_id);

create table story_words (
    story_id uuid not null,
    words    text not null,
    constraint story_words_pk primary key (story_id),
    constraint story_words_story_fk foreign key (story_id) references story
);
