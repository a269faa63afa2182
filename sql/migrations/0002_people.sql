-- Who may act, since when, and by which token. Roles add what one may see or administer, never
-- what one may spend.
create table employee (
    employee_id    uuid    not null default gen_random_uuid(),
    handle         text    not null,
    name           text    not null,
    email          text,
    property_id    bigint  not null,
    cost_centre_id bigint  not null,
    roles          text[]  not null,
    language       text,             -- null: the property's
    hired_on       date    not null,
    left_on        date,             -- the last day; null while they stay
    heir_id        uuid,             -- who settles what a leaver left open
    constraint employee_pk primary key (employee_id),
    constraint employee_handle_once unique (handle),
    constraint employee_handle_form check (handle ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    constraint employee_name_given check (name <> ''),
    constraint employee_roles_known check (
        roles <@ array['staff', 'manager', 'finance', 'admin'] and cardinality(roles) > 0),
    constraint employee_language_known check (language in ('en', 'pl')),
    constraint employee_leaves_after_hiring check (left_on >= hired_on),
    constraint employee_property_fk foreign key (property_id) references property,
    constraint employee_cost_centre_fk foreign key (property_id, cost_centre_id)
        references cost_centre (property_id, cost_centre_id),
    constraint employee_heir_fk foreign key (heir_id) references employee
);

create table certification (
    certification_id bigint generated always as identity,
    employee_id      uuid not null,
    course           text not null,
    valid_from       date not null,
    valid_until      date not null,  -- the last day
    constraint certification_pk primary key (certification_id),
    constraint certification_once unique (employee_id, course, valid_from),
    constraint certification_ends_after_start check (valid_until >= valid_from),
    constraint certification_employee_fk foreign key (employee_id) references employee
);

-- A PC that several people share; its token signs nobody in, it only lets them try their PIN.
create table desk (
    desk_id      uuid        not null default gen_random_uuid(),
    name         text        not null,
    property_id  bigint      not null,
    token_hash   bytea       not null,
    idle_seconds integer     not null,  -- without use, until whoever has the desk is signed out
    enrolled_at  timestamptz not null,
    closed_at    timestamptz,           -- null: in use
    constraint desk_pk primary key (desk_id),
    constraint desk_name_once unique (property_id, name),
    constraint desk_token_once unique (token_hash),
    constraint desk_name_given check (name <> ''),
    constraint desk_token_length check (octet_length(token_hash) = 32),
    constraint desk_idle_in_range check (idle_seconds between 30 and 86400),
    constraint desk_property_fk foreign key (property_id) references property
);

-- One way in. A browser's session and a turn at a shared desk are tokens that end without use.
create table token (
    token_hash   bytea       not null,  -- SHA-256 of the token; the token itself is kept nowhere
    token_id     uuid        not null default gen_random_uuid(),
    employee_id  uuid        not null,
    kind         text        not null default 'token',
    label        text        not null,
    desk_id      uuid,                  -- null: not at a shared desk
    created_at   timestamptz not null,
    idle_seconds integer,               -- null: use does not matter
    seen_at      timestamptz,           -- last use, to some seconds; null: not kept
    expires_at   timestamptz,           -- null: until revoked
    revoked_at   timestamptz,
    constraint token_pk primary key (token_hash),
    constraint token_id_once unique (token_id),
    constraint token_hash_length check (octet_length(token_hash) = 32),
    constraint token_kind_known check (kind in ('token', 'browser', 'desk')),
    constraint token_desk_named check ((kind = 'desk') = (desk_id is not null)),
    constraint token_idle_kept check ((idle_seconds is null) = (seen_at is null)),
    constraint token_employee_fk foreign key (employee_id) references employee,
    constraint token_desk_fk foreign key (desk_id) references desk
);
create index token_of_employee on token (employee_id, created_at);
create index employee_of_heir on employee (heir_id) where heir_id is not null;
