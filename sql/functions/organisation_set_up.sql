-- Names the organisation, once, and enters what the migrations put there in the register.
create or replace function organisation_set_up(name text, is_demo boolean) returns void
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made organisation;
begin
    insert into organisation (name, is_demo, code_key, register_head)
    -- Only houses of before have codes by this key.
    values (name, is_demo, 1, sha256(canonical_head('latitude.register')))
    returning * into made;
    perform register_add('organisation', 'only',
        to_jsonb(made) - array['register_seq', 'register_head']);
    insert into code_secret (secret) values (sha256(uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
    perform register_add('code_secret', 'only', to_jsonb(s)) from code_secret s;
    perform register_add('account', a.account, to_jsonb(a)) from account a order by a.account;
    perform register_add('means_account', m.means, to_jsonb(m))
    from means_account m order by m.means;
    -- A server may have been there before.
    perform register_add('vault_master', v.master::text, to_jsonb(v))
    from vault_master v order by v.master;
    perform register_add('vault_secret', s.purpose, to_jsonb(s))
    from vault_secret s order by s.purpose;
    perform register_add('signing_key', k.number::text, to_jsonb(k))
    from signing_key k order by k.number;
end
$$;

create or replace function property_add(
    name text, time_zone text, currency text, language text, default_means text
) returns bigint
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made property;
begin
    insert into property (name, time_zone, currency, language, default_means)
    values (name, time_zone, currency, language, default_means)
    returning * into made;
    perform register_add('property', made.property_id::text, to_jsonb(made));
    return made.property_id;
end
$$;

create or replace function cost_centre_add(property_id bigint, code text, name text)
returns bigint
language plpgsql
set timezone = 'UTC'
as $$
#variable_conflict use_variable
declare
    made cost_centre;
begin
    insert into cost_centre (property_id, code, name) values (property_id, code, name)
    returning * into made;
    perform register_add('cost_centre', made.cost_centre_id::text, to_jsonb(made));
    return made.cost_centre_id;
end
$$;
