-- The speakable code of the n-th recovery, n from 0: Crockford's base 32, four characters for the
-- first 2^20 numbers, then five, then six. Ten rounds of an alternating Feistel network, each
-- keyed by the whole secret, permute the numbers of one length, so that no two share a code and
-- codes tell neither each other nor how many there are.
create or replace function recovery_code(n bigint, secret bytea) returns text
language plpgsql immutable parallel safe
as $$
declare
    bits integer := 20;
    rest bigint := n;
    width integer;
    high bigint;
    low bigint;
    code text := '';
begin
    while rest >= 1::bigint << bits loop
        rest := rest - (1::bigint << bits);
        bits := bits + 5;
    end loop;
    width := bits - bits / 2;
    high := rest >> width;
    low := rest & (1::bigint << width) - 1;
    for round in 1 .. 5 loop
        high := high # code_round(secret, bits, 2 * round - 1, low)
            & (1::bigint << bits / 2) - 1;
        low := low # code_round(secret, bits, 2 * round, high) & (1::bigint << width) - 1;
    end loop;
    rest := high << width | low;
    while bits > 0 loop
        code := substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (rest & 31)::integer + 1, 1) || code;
        rest := rest >> 5;
        bits := bits - 5;
    end loop;
    return code;
end
$$;

-- What one round mixes in: 24 bits of a digest. All it is over has one length, so the secret in
-- front of it keys it.
create or replace function code_round(secret bytea, bits integer, round integer, half bigint)
returns bigint
language sql immutable parallel safe
return ('x' || encode(substr(
    sha256(secret || int4send(bits) || int4send(round) || int8send(half)), 1, 3), 'hex'))::bit(24)
    ::bigint;

-- The next number with its code. A code that was given before this secret was made is passed over.
create or replace function recovery_number_next(out number bigint, out code text)
language plpgsql
as $$
#variable_conflict use_variable
declare
    secret bytea := (select s.secret from code_secret s);
begin
    loop
        number := nextval('recovery_number') - 1;
        code := recovery_code(number, secret);
        exit when not exists (select from recovery x where x.code = code);
    end loop;
end
$$;
