-- What others gave a guest or an incident is told in steps of 5 % of the limit.
create or replace function others_step(amount_limit bigint) returns bigint
language sql immutable parallel safe
return greatest(amount_limit / 20, 1);

-- Their sum alone, rounded down. One's own is added afterwards, so that it moves no step.
create or replace function others_told(amount_limit bigint, others bigint) returns bigint
language sql immutable parallel safe
return others - others % others_step(amount_limit);

-- Whether several people draw on funds of a scope.
create or replace function scope_shared(scope text) returns boolean
language sql immutable parallel safe
return scope in ('guest_day', 'incident');

-- Whether a fund refuses a sum, or may: of a shared one whoever asks knows the last step less well
-- than the books do.
create or replace function fund_doubtful(
    scope text, hard boolean, amount_limit bigint, used bigint, held bigint, amount bigint
) returns boolean
language sql immutable parallel safe
return hard and amount > 0 and amount > amount_limit - used - held
    - case when scope_shared(scope) then others_step(amount_limit) - 1 else 0 end;
