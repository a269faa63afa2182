-- The first day that may still be booked on: the one after the last closed month.
create or replace function open_day() returns date
language sql stable
return coalesce(
    (select (max(month) + interval '1 month')::date from period where closed_at is not null),
    date '-infinity');
