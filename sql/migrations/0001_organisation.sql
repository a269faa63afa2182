-- One organisation is one schema. Everything that is set up rather than booked is entered in the
-- register: a chain of digests, so that a row changed behind the functions' back is found.
create table organisation (
    sole          boolean not null default true,
    name          text    not null,
    is_demo       boolean not null,
    code_key      bigint  not null,  -- scrambles recovery numbers into codes
    register_seq  bigint  not null default 0,
    register_head bytea   not null,
    constraint organisation_pk primary key (sole),
    constraint organisation_is_one check (sole),
    constraint organisation_name_given check (name <> ''),
    constraint organisation_code_key_odd check (code_key % 2 = 1)
);

create table register (
    seq      bigint not null,
    relation text   not null,
    row_key  text   not null,
    content  bytea,                  -- digest of the row; null when the row was removed
    hash     bytea  not null,
    constraint register_pk primary key (seq)
);
create index register_by_row on register (relation, row_key, seq desc);

create table property (
    property_id   bigint generated always as identity,
    name          text not null,
    time_zone     text not null,
    currency      text not null,
    language      text not null,
    default_means text not null,
    constraint property_pk primary key (property_id),
    constraint property_name_once unique (name),
    constraint property_name_given check (name <> ''),
    constraint property_time_zone_known check (
        timezone(time_zone, timestamptz 'epoch') is not null),
    constraint property_currency_iso check (currency ~ '^[A-Z]{3}$'),
    constraint property_language_known check (language in ('en', 'pl')),
    constraint property_means_known check (
        default_means in ('till', 'card', 'own', 'folio', 'in_kind'))
);

create table cost_centre (
    cost_centre_id bigint generated always as identity,
    property_id    bigint not null,
    code           text   not null,
    name           text   not null,
    constraint cost_centre_pk primary key (cost_centre_id),
    constraint cost_centre_code_once unique (property_id, code),
    constraint cost_centre_of_property unique (property_id, cost_centre_id),
    constraint cost_centre_property_fk foreign key (property_id) references property
);
