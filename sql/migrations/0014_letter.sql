-- Letters of praise: from a manager to whoever did an act whose story is shared, written once and
-- theirs for good. The words are sealed under a key of the act, as all that is written about a
-- guest; the story is named, not copied, so that it is quoted for as long as it may be read.
create table letter (
    letter_id    uuid        not null,  -- made by the client
    story_id     uuid        not null,  -- the telling it praises
    recovery_id  uuid        not null,
    property_id  bigint      not null,  -- whose paper it is on: the writer's then
    writer_id    uuid        not null,
    employee_id  uuid        not null,  -- who did the act: the letter is theirs
    key_id       uuid        not null,
    sealed       bytea       not null,
    content_hash bytea       not null,  -- of the request: a repeat is recognised
    written_at   timestamptz not null,
    constraint letter_pk primary key (letter_id),
    constraint letter_to_another check (writer_id <> employee_id),
    constraint letter_story_fk foreign key (story_id) references story,
    constraint letter_recovery_fk foreign key (recovery_id) references recovery,
    constraint letter_property_fk foreign key (property_id) references property,
    constraint letter_writer_fk foreign key (writer_id) references employee,
    constraint letter_employee_fk foreign key (employee_id) references employee
);
create index letter_of_employee on letter (employee_id, written_at desc, letter_id desc);
create index letter_of_recovery on letter (recovery_id);

create trigger letter_append_only before update or delete on letter
    for each row execute function refuse_change();
create trigger letter_no_truncate before truncate on letter
    for each statement execute function refuse_change();
alter table letter enable always trigger letter_append_only;
alter table letter enable always trigger letter_no_truncate;
