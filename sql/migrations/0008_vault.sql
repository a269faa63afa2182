-- Keys of what is personal. A text is sealed by the server under a fresh key of its own, and that
-- key is wrapped by a master key that the database never sees. Erasing a guest destroys the keys of
-- all that was written about them; the sealed bytes stay, so that the books still prove themselves.
create table vault_master (
    master      integer not null,  -- 1, 2, 3…: the newest wraps
    fingerprint bytea   not null,  -- tells a wrong master key without knowing the right one
    constraint vault_master_pk primary key (master)
);

-- Secrets of the service itself, such as the key of the index by which a guest is found again.
create table vault_secret (
    purpose text    not null,
    master  integer not null,
    wrapped bytea   not null,
    constraint vault_secret_pk primary key (purpose),
    constraint vault_secret_master_fk foreign key (master) references vault_master
);

create table vault_key (
    key_id      uuid    not null,
    recovery_id uuid,              -- whose words it opens; null: a guest's label
    employee_id uuid,              -- who may open them
    guest_id    uuid,              -- whose label it opens; null: words
    master      integer not null,
    salt        bytea   not null,  -- keys hashes of the words, and goes with the key
    wrapped     bytea   not null,
    constraint vault_key_pk primary key (key_id),
    constraint vault_key_for_one check ((recovery_id is null) <> (guest_id is null)),
    constraint vault_key_salt_length check (octet_length(salt) = 32),
    constraint vault_key_wrapped_length check (octet_length(wrapped) = 60)
);
create index vault_key_of_recovery on vault_key (recovery_id) where recovery_id is not null;
create index vault_key_of_guest on vault_key (guest_id) where guest_id is not null;

-- How a guest is known at the desk: the label sealed, and a keyed digest to find it by.
create table guest_label (
    guest_id    uuid    not null,
    property_id bigint  not null,
    kind        text    not null,
    label_index bytea   not null,
    generation  integer not null,
    key_id      uuid    not null,
    sealed      bytea   not null,
    constraint guest_label_pk primary key (guest_id),
    constraint guest_label_once unique (property_id, kind, label_index, generation),
    constraint guest_label_index_length check (octet_length(label_index) = 32),
    constraint guest_label_guest_fk foreign key (guest_id, generation)
        references guest (guest_id, generation)
);

-- What was erased, when and why: a key that is missing without such a line is a finding.
create table erasure (
    erasure_id  bigint      generated always as identity,
    guest_id    uuid,                  -- null: one act without a guest
    recovery_id uuid,
    reason      text        not null,
    erased_at   timestamptz not null,
    constraint erasure_pk primary key (erasure_id),
    constraint erasure_guest_once unique (guest_id),
    constraint erasure_recovery_once unique (recovery_id),
    constraint erasure_of_one check ((guest_id is null) <> (recovery_id is null)),
    constraint erasure_reason_known check (reason in ('asked', 'retention')),
    constraint erasure_guest_fk foreign key (guest_id) references guest,
    constraint erasure_recovery_fk foreign key (recovery_id) references recovery
);

-- Who read what is kept about which guest, and when.
create table guest_access (
    access_id   bigint      generated always as identity,
    guest_id    uuid        not null,
    employee_id uuid,                  -- null: whoever runs the server, by a command
    route       text        not null,
    read_at     timestamptz not null default clock_timestamp(),
    constraint guest_access_pk primary key (access_id),
    constraint guest_access_guest_fk foreign key (guest_id) references guest,
    constraint guest_access_employee_fk foreign key (employee_id) references employee
);
create index guest_access_of_guest on guest_access (guest_id, read_at);
