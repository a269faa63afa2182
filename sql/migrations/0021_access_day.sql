-- Who read what is kept about guests could be emptied or altered unseen. Each day that is over gets
-- one digest of its lines, a day without any as well, so that none is added later either.
create table access_day (
    day       date        not null,  -- by UTC
    row_count bigint      not null,
    digest    bytea       not null,  -- of its lines, and of the digest of the day before
    noted_at  timestamptz not null,
    constraint access_day_pk primary key (day),
    constraint access_day_counted check (row_count >= 0)
);
create trigger access_day_append_only before update or delete on access_day
    for each row execute function refuse_change();
create trigger access_day_no_truncate before truncate on access_day
    for each statement execute function refuse_change();
alter table access_day enable always trigger access_day_append_only;
alter table access_day enable always trigger access_day_no_truncate;

-- Lines are added in the order of time.
create index guest_access_by_read_at on guest_access using brin (read_at)
    with (autosummarize = on);
