-- The running totals of every act are what its entries add up to, and every act was opened by an
-- entry of its own.
select format('recovery %s: totals differ from its entries', x.code) as finding
from recovery x
left join lateral (
    select coalesce(sum(e.amount) filter (where e.kind in ('spend', 'settle')), 0) as spent,
        coalesce(sum(e.amount) filter (where e.kind = 'repay'), 0) as repaid,
        coalesce(bool_or(e.kind = 'reverse'), false) as reversed,
        case when bool_or(e.kind in ('settle', 'release')) then 0
            else coalesce(sum(e.amount) filter (where e.kind = 'hold'), 0) end as held,
        coalesce(bool_or(e.request_id = x.recovery_id), false) as opened,
        case when bool_or(e.kind = 'settle') then 'settled' when bool_or(e.kind = 'release')
            then 'given back' when bool_or(e.kind = 'hold') then 'open' end as hold_state
    from entry e where e.recovery_id = x.recovery_id) t on true
where (x.spent, x.held, x.repaid, x.reversed) is distinct from
        (t.spent, t.held, t.repaid, t.reversed)
    or not t.opened
    or case when x.hold_state in ('released', 'expired') then 'given back' else x.hold_state end
        is distinct from t.hold_state;
