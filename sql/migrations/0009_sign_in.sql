-- How people prove who they are. Who somebody is follows from issuer and subject, never from an
-- e-mail address; the issuer of local accounts is 'local', another will be the house's own OIDC.
create table identity (
    issuer      text not null,
    subject     text not null,
    employee_id uuid not null,
    constraint identity_pk primary key (issuer, subject),
    constraint identity_employee_once unique (employee_id, issuer),
    constraint identity_employee_fk foreign key (employee_id) references employee
);

create table passphrase (
    employee_id uuid        not null,
    hash        text        not null,  -- Argon2id in its own text form, with its parameters
    set_at      timestamptz not null,
    constraint passphrase_pk primary key (employee_id),
    constraint passphrase_hash_form check (hash like '$argon2id$%'),
    constraint passphrase_employee_fk foreign key (employee_id) references employee
);

-- For shared desks.
create table pin (
    employee_id uuid        not null,
    hash        text        not null,
    set_at      timestamptz not null,
    wrong_tries integer     not null default 0,  -- since the last right one; five lock it
    constraint pin_pk primary key (employee_id),
    constraint pin_hash_form check (hash like '$argon2id$%'),
    constraint pin_tries_in_range check (wrong_tries between 0 and 5),
    constraint pin_employee_fk foreign key (employee_id) references employee
);

-- A code that lets somebody choose their passphrase, once.
create table enrolment (
    code_hash   bytea       not null,
    employee_id uuid        not null,
    issued_at   timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    constraint enrolment_pk primary key (code_hash),
    constraint enrolment_employee_fk foreign key (employee_id) references employee
);

-- A device that waits to be signed in (RFC 8628). Short-lived; swept.
create table device_login (
    device_hash      bytea       not null,
    user_hash        bytea       not null,
    client           text        not null,
    address          text        not null,  -- where it asked from, for whoever confirms it
    began_at         timestamptz not null,
    expires_at       timestamptz not null,
    interval_seconds integer     not null,
    polled_at        timestamptz,
    employee_id      uuid,                  -- who decided
    verdict          text,                  -- null: nobody has decided
    used_at          timestamptz,
    constraint device_login_pk primary key (device_hash),
    constraint device_login_user_once unique (user_hash),
    constraint device_login_verdict_known check (verdict in ('confirmed', 'refused')),
    constraint device_login_decided check ((verdict is null) = (employee_id is null)),
    constraint device_login_employee_fk foreign key (employee_id) references employee
);
create index device_login_by_expires_at on device_login (expires_at);
