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

create table token (
    token_hash  bytea       not null,  -- SHA-256 of the token; the token itself is kept nowhere
    token_id    uuid        not null default gen_random_uuid(),
    employee_id uuid        not null,
    label       text        not null,
    created_at  timestamptz not null,
    expires_at  timestamptz,           -- null: until revoked
    revoked_at  timestamptz,
    constraint token_pk primary key (token_hash),
    constraint token_id_once unique (token_id),
    constraint token_hash_length check (octet_length(token_hash) = 32),
    constraint token_employee_fk foreign key (employee_id) references employee
);
create index token_of_employee on token (employee_id, created_at);
