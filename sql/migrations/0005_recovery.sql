-- One act for a guest, with the running totals that keep what follows within it. The books know a
-- guest by a random id; who that is, and every word about them, stands apart, sealed, and can be
-- erased.
create table guest (
    guest_id    uuid        not null,
    property_id bigint      not null,
    kind        text        not null,
    generation  integer     not null,  -- 1, 2, 3…: the room's first guest, its second
    since       timestamptz not null,
    constraint guest_pk primary key (guest_id),
    constraint guest_generation_of unique (guest_id, generation),
    constraint guest_kind_known check (kind in ('room', 'guest')),
    constraint guest_property_fk foreign key (property_id) references property
);

create sequence recovery_number;

create table recovery (
    recovery_id    uuid        not null,  -- made by the client
    number         bigint      not null,
    code           text        not null,
    kind           text        not null,
    employee_id    uuid        not null,
    property_id    bigint      not null,
    cost_centre_id bigint      not null,
    desk_id        uuid,                  -- null: not at a shared desk
    incident_id    uuid        not null,  -- the first act of the incident; may be this one
    guest_id       uuid,
    currency       text        not null,
    means          text        not null,
    reason         text        not null,
    cause          text,
    minutes        integer     not null,
    occurred_at    timestamptz not null,
    occurred_on    date        not null,  -- in the property's time zone
    needed_by      timestamptz,
    away_until     timestamptz,
    expires_at     timestamptz,
    hold_state     text,                  -- null: never a hold
    spent          bigint      not null,
    held           bigint      not null,
    repaid         bigint      not null default 0,
    reversed       boolean     not null default false,
    evidence       text        not null default 'none',  -- what was added: a file outweighs words
    constraint recovery_pk primary key (recovery_id),
    constraint recovery_number_once unique (number),
    constraint recovery_code_once unique (code),
    constraint recovery_kind_known check (kind in ('spend', 'hold', 'waiver', 'gift')),
    constraint recovery_reason_known check (reason in ('recovery', 'delight')),
    constraint recovery_cause_known check (
        cause in ('mistake', 'rework', 'breakdown', 'inefficiency', 'variation')),
    constraint recovery_minutes_in_range check (minutes between 0 and 10080),
    constraint recovery_spent_not_negative check (spent >= 0),
    constraint recovery_held_not_negative check (held >= 0),
    constraint recovery_repaid_within_spent check (repaid between 0 and spent),
    constraint recovery_evidence_known check (evidence in ('none', 'missing_told', 'there')),
    constraint recovery_hold_state_known check (
        hold_state in ('open', 'settled', 'released', 'expired')),
    constraint recovery_hold_has_end check ((kind = 'hold') = (expires_at is not null)),
    constraint recovery_hold_has_state check ((kind = 'hold') = (hold_state is not null)),
    constraint recovery_held_while_open check ((held > 0) = (coalesce(hold_state, '') = 'open')),
    constraint recovery_employee_fk foreign key (employee_id) references employee,
    constraint recovery_cost_centre_fk foreign key (property_id, cost_centre_id)
        references cost_centre (property_id, cost_centre_id),
    constraint recovery_desk_fk foreign key (desk_id) references desk,
    constraint recovery_incident_fk foreign key (incident_id) references recovery,
    constraint recovery_guest_fk foreign key (guest_id) references guest,
    constraint recovery_means_fk foreign key (means) references means_account
);
create index recovery_of_employee on recovery (employee_id, number desc);
create index recovery_of_property on recovery (property_id, occurred_on);
create index recovery_of_guest on recovery (guest_id) where guest_id is not null;
create index recovery_of_incident on recovery (incident_id) where incident_id <> recovery_id;
create index recovery_open_hold on recovery (expires_at) where held > 0;
create index recovery_without_evidence on recovery (number)
    where evidence = 'none' and not reversed and spent > 0 and means in ('till', 'card', 'own');

-- What was done, what went wrong and where, sealed under the key of that number.
create table narrative (
    recovery_id uuid  not null,
    employee_id uuid  not null,  -- whose words they are: the act's
    key_id      uuid  not null,
    sealed      bytea not null,
    constraint narrative_pk primary key (recovery_id),
    constraint narrative_recovery_fk foreign key (recovery_id) references recovery
);
