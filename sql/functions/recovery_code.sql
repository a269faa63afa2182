-- The speakable code of the n-th recovery, n from 0: Crockford's base 32, four characters for the
-- first 2^20 numbers, then five, then six. Odd multiplication and a right shift are bijections of
-- `bits` bits, so no two numbers share a code; the organisation's key sets it apart from others.
create or replace function recovery_code(n bigint, key bigint) returns text
language plpgsql immutable parallel safe
as $$
declare
    bits integer := 20;
    rest bigint := n;
    mask bigint;
    code text := '';
begin
    while rest >= 1::bigint << bits loop
        rest := rest - (1::bigint << bits);
        bits := bits + 5;
    end loop;
    mask := (1::bigint << bits) - 1;
    rest := (rest + key) & mask;
    for round in 1 .. 3 loop
        rest := (rest * ((key * (2 * round - 1)) & mask | 1)) & mask;
        rest := rest # (rest >> (bits / 2));
    end loop;
    while bits > 0 loop
        code := substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (rest & 31)::integer + 1, 1) || code;
        rest := rest >> 5;
        bits := bits - 5;
    end loop;
    return code;
end
$$;
