-- A hold whose time is over is given back: servers do so within seconds. One that still counts an
-- hour later keeps money of a fund for nothing.
select format('recovery %s: its hold ended %s and is not given back; start a server, or look for '
    'what it logs about this hold', x.code,
    to_char(x.expires_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI "UTC"')) as finding
from recovery x
where x.held > 0 and x.expires_at < now() - interval '1 hour'
order by x.expires_at, x.code;
