-- Which story is told at a property's line-up of a day, as its managers chose. The latest row of a
-- day counts, none is overwritten; one without an act takes the choice back. Whether the story may
-- still be told is asked when it is read, so that its owner's no is heard at once.
create table line_up (
    line_up_id  bigint      generated always as identity,
    property_id bigint      not null,
    day         date        not null,  -- by the property's clock
    recovery_id uuid,                  -- null: taken back
    employee_id uuid        not null,  -- who chose
    chosen_at   timestamptz not null,
    constraint line_up_pk primary key (line_up_id),
    constraint line_up_property_fk foreign key (property_id) references property,
    constraint line_up_recovery_fk foreign key (recovery_id) references recovery,
    constraint line_up_employee_fk foreign key (employee_id) references employee
);
create index line_up_of_day on line_up (property_id, day, line_up_id desc);

create trigger line_up_append_only before update or delete on line_up
    for each row execute function refuse_change();
create trigger line_up_no_truncate before truncate on line_up
    for each statement execute function refuse_change();
alter table line_up enable always trigger line_up_append_only;
alter table line_up enable always trigger line_up_no_truncate;
