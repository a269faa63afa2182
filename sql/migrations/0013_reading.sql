-- What finance read by month. Entries lie nearly in the order of the day they are booked on, so a
-- range index of a few pages finds a month among millions, and costs a spend next to nothing.
create index entry_by_booked_on on entry using brin (booked_on) with (pages_per_range = 32);
