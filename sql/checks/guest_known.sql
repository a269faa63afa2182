-- Every guest has an act at their property, and came with the first one.
select format('guest %s: no act is for them, or none began them', g.guest_id) as finding
from guest g
where not exists (select from recovery x
        where x.guest_id = g.guest_id and x.property_id = g.property_id)
    or not exists (
        select from recovery x join entry e on e.request_id = x.recovery_id
        where x.guest_id = g.guest_id and e.booked_at = g.since);
