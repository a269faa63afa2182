-- What stands around the schema $1 and reaches into it, where $2 is what its roles' names begin
-- with: the roles and who may act as them, who may make things in the schema, what lies elsewhere
-- and reads or binds its tables or stands before its names, and what changes what is made.
with house as (
    select n.oid, n.nspname, n.nspacl, n.nspowner, quote_ident(n.nspname) as name,
        case when n.nspowner = 'pg_database_owner'::regrole then d.datdba else n.nspowner end
            as owner
    from pg_namespace n join pg_database d on d.datname = current_database()
    where n.nspname = $1::text),
role as (
    select r.*, r.rolname = $2::text || '_owner' as is_owner,
        r.rolname = $2::text || '_book' as is_book
    from pg_roles r
    where r.rolname in ($2::text || '_owner', $2::text || '_book', $2::text || '_app')),
relation as (
    select c.oid, c.relname from pg_class c join house h on h.oid = c.relnamespace
    where c.relkind not in ('i', 'I', 't')),
member as (
    select d.classid, d.objid from pg_depend d where d.deptype = 'e')
select 'role' as kind, r.rolname::text as object, x.facet as difference,
    null::text as expected, null::text as found
from role r
cross join lateral (values
    ('superuser', r.rolsuper), ('seesAllRows', r.rolbypassrls), ('makesRoles', r.rolcreaterole),
    ('makesDatabases', r.rolcreatedb), ('replicates', r.rolreplication),
    ('signsIn', r.rolcanlogin and r.is_book)) x (facet, has)
where x.has
union all
select 'role', $2::text || n.ending, 'missing', null, null
from unnest(array['_owner', '_book', '_app']) n (ending)
where not exists (select from role r where r.rolname = $2::text || n.ending)
union all
-- From PostgreSQL 16 on whoever makes a role may give it away without being able to act as it.
select 'grant', format('%I TO %I', r.rolname, m.rolname), 'foreign', null, null
from pg_auth_members a
join pg_roles r on r.oid = a.roleid
join pg_roles m on m.oid = a.member
where (r.oid in (select o.oid from role o) or m.oid in (select o.oid from role o))
    and coalesce((to_jsonb(a) ->> 'inherit_option')::boolean
        or (to_jsonb(a) ->> 'set_option')::boolean, true)
    and not (not a.admin_option and r.oid in (select o.oid from role o where o.is_book)
        and m.oid in (select o.oid from role o where o.is_owner))
union all
select 'grant', format('%I TO %I', b.rolname, o.rolname), 'missing', null, null
from role b join role o on b.is_book and o.is_owner
where not exists (
    select from pg_auth_members a where (a.roleid, a.member) = (b.oid, o.oid))
union all
select 'schema', h.nspname::text, 'owner', $2::text || '_owner', pg_get_userbyid(h.owner)::text
from house h join pg_roles r on r.oid = h.owner
where r.rolname <> $2::text || '_owner' and not r.rolsuper
union all
select 'grant', format('%s ON SCHEMA %s TO %s', a.privilege_type, h.name,
    case a.grantee when 0 then 'PUBLIC' else pg_get_userbyid(a.grantee) end), 'foreign',
    null, null
from house h
cross join lateral aclexplode(h.nspacl) a
where a.grantee not in (h.nspowner, h.owner)
    and a.grantee <> all (array(select r.oid from role r where r.is_owner))
    and not (a.privilege_type = 'USAGE' and not a.is_grantable
        and (a.grantee in (select r.oid from role r)
            or a.grantee = 0 and h.nspname = 'public'))
union all
select 'grant', format('USAGE ON SCHEMA %s TO %s', h.name, r.rolname), 'missing', null, null
from house h cross join role r
where not has_schema_privilege(r.oid, h.oid, 'usage')
union all
select 'default', format('%s FOR %s', coalesce(d.defaclacl::text, ''),
    pg_get_userbyid(d.defaclrole)), 'foreign', null, null
from pg_default_acl d
where d.defaclrole in (select r.oid from role r)
    and (d.defaclnamespace = 0 or d.defaclnamespace in (select h.oid from house h))
union all
-- Rights outside the schema; who may connect to the database is the operator's.
select 'grant', format('ON %s TO %s', pg_describe_object(d.classid, d.objid, d.objsubid),
    r.rolname), 'foreign', null, null
from pg_shdepend d
join role r on r.oid = d.refobjid and d.refclassid = 'pg_authid'::regclass and d.deptype = 'a'
where d.dbid in (0, (select b.oid from pg_database b where b.datname = current_database()))
    and d.classid not in ('pg_database'::regclass, 'pg_default_acl'::regclass)
    and not (d.classid = 'pg_namespace'::regclass and d.objid in (select h.oid from house h))
    and not (d.classid = 'pg_class'::regclass and d.objid in (select x.oid from relation x))
    and not (d.classid = 'pg_proc'::regclass and d.objid in (
        select f.oid from pg_proc f join house h on h.oid = f.pronamespace))
union all
-- What comes before the schema on the search path: a schema named after a role, or a setting.
select 'schema', n.nspname::text, 'foreign', null, null
from pg_namespace n join role r on r.rolname = n.nspname
where n.oid not in (select h.oid from house h)
union all
select 'setting', format('%s OF %s', c.setting, coalesce(r.rolname, current_database())), 'foreign',
    null, null
from pg_db_role_setting s
join house h on true
cross join unnest(s.setconfig) c (setting)
left join role r on r.oid = s.setrole
where s.setdatabase in (0, (select b.oid from pg_database b where b.datname = current_database()))
    and (r.oid is not null or s.setrole = 0 and h.nspname = 'public')
    and split_part(c.setting, '=', 1) in ('search_path', 'role')
    and split_part(c.setting, ',', 1) <> 'search_path=' || h.name
    and not (h.nspname = 'public' and c.setting like 'search_path="$user", public%')
union all
select 'eventTrigger', t.evtname::text, 'foreign', null, null
from pg_event_trigger t
where t.evtenabled <> 'D' and not exists (
    select from member m
    where m.classid = 'pg_event_trigger'::regclass and m.objid = t.oid)
union all
select distinct 'view', format('%I.%I', n.nspname, v.relname), 'foreign', null, null
from pg_depend d
join relation r on r.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
join pg_rewrite w on w.oid = d.objid and d.classid = 'pg_rewrite'::regclass
join pg_class v on v.oid = w.ev_class and v.oid not in (select x.oid from relation x)
join pg_namespace n on n.oid = v.relnamespace
union all
select 'constraint', format('%s.%I', k.conrelid::regclass, k.conname), 'foreign', null, null
from pg_constraint k
where k.confrelid in (select r.oid from relation r)
    and k.conrelid not in (select r.oid from relation r)
union all
select 'function', format('pg_catalog.%s(%s)', f.proname, oidvectortypes(f.proargtypes)),
    'foreign', null, null
from pg_proc f
where f.pronamespace = 'pg_catalog'::regnamespace and f.oid >= 16384
    and f.proname in (
        select o.proname from pg_proc o join house h on h.oid = o.pronamespace)
union all
select 'table', format('pg_catalog.%I', c.relname), 'foreign', null, null
from pg_class c
where c.relnamespace = 'pg_catalog'::regnamespace
    and c.relname in (select r.relname from relation r)
order by 1, 2, 3;
