-- What shows that money went where an act says: a photo or PDF of the bill, or words on why there
-- is none. Added at any time, never changed; none of it stops a spend. The bytes are sealed under a
-- key of the act, so that they go when its guest is erased; what was added stays proved.
create table evidence (
    evidence_id  uuid        not null,  -- made by the client
    recovery_id  uuid        not null,
    employee_id  uuid        not null,  -- who added it
    media_type   text,                  -- as its bytes say; null: there is none, and words say why
    size         integer,               -- bytes of the file; null without one
    key_id       uuid        not null,
    sealed_hash  bytea       not null,  -- SHA-256 of what is sealed
    content_hash bytea       not null,  -- of the plain bytes, keyed by the key's salt
    added_at     timestamptz not null,
    constraint evidence_pk primary key (evidence_id),
    constraint evidence_media_type_known check (media_type in (
        'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'application/pdf')),
    constraint evidence_size_of_file check ((media_type is null) = (size is null)),
    constraint evidence_size_in_range check (size between 1 and 10485760),
    constraint evidence_recovery_fk foreign key (recovery_id) references recovery,
    constraint evidence_employee_fk foreign key (employee_id) references employee
);
create index evidence_of_recovery on evidence (recovery_id, added_at, evidence_id);

-- Apart, so that erasing gives the room back.
create table evidence_content (
    evidence_id uuid  not null,
    sealed      bytea not null,
    constraint evidence_content_pk primary key (evidence_id),
    constraint evidence_content_evidence_fk foreign key (evidence_id) references evidence
);
-- What is sealed looks like chance and gets no smaller.
alter table evidence_content alter column sealed set storage external;

create trigger evidence_append_only before update or delete on evidence
    for each row execute function refuse_change();
create trigger evidence_no_truncate before truncate on evidence
    for each statement execute function refuse_change();
create trigger evidence_content_no_update before update on evidence_content
    for each row execute function refuse_change();
create trigger evidence_content_no_truncate before truncate on evidence_content
    for each statement execute function refuse_change();
alter table evidence enable always trigger evidence_append_only;
alter table evidence enable always trigger evidence_no_truncate;
alter table evidence_content enable always trigger evidence_content_no_update;
alter table evidence_content enable always trigger evidence_content_no_truncate;
