-- What the server asks and what the books answer, and the shapes in between. A refusal is an
-- answer, not an exception, so that many requests can share one transaction.
create type recovery_request as (
    request_id       uuid,         -- made by the client; of a new act also the recovery's id
    kind             text,         -- spend, hold, waiver, gift; settle, release, repay, reverse
    token_hash       bytea,
    recovery_id      uuid,         -- the act followed, or whose incident a new act joins,
    recovery_code    text,         -- by id or by code
    amount           bigint,
    currency         text,
    means            text,
    reason           text,
    sealed           bytea,        -- the words in an envelope; null without words
    guest_kind       text,
    guest_index      bytea,        -- the label's keyed digest; null without a guest
    guest_sealed     bytea,        -- the label in an envelope, kept if the guest is new
    new_guest        boolean,
    cause            text,
    minutes          integer,
    occurred_at      timestamptz,  -- null: now
    needed_by        timestamptz,
    away_until       timestamptz,
    expires_at       timestamptz,  -- null: 72 hours from now
    content          bytea         -- SHA-256 of the request's canonical bytes
);

-- A request with what the tables say about it.
create type recovery_act as (
    place            integer,      -- position in the batch, from 1
    employee_id      uuid,         -- null: not signed in
    property_id      bigint,
    cost_centre_id   bigint,
    desk_id          uuid,
    currency         text,
    means            text,
    today            date,         -- in the property's time zone, as are the next two
    occurred_on      date,
    booked_on        date,
    certification_id bigint,
    guest_id         uuid,
    incident_id      uuid,
    recovery_id      uuid,         -- the act followed; null for a new one
    code             text,         -- the refusal that needs no lock; null: none
    funds            bigint[]
);

-- A fund an act draws on, whether its row exists yet or not.
create type fund_key as (
    place        integer,
    property_id  bigint,
    scope        text,
    subject      uuid,
    window_from  date,
    currency     text,
    policy_id    bigint,
    hard         boolean,
    amount_limit bigint
);

create type recovery_result as (
    place       integer,
    code        text,              -- booked, or the refusal
    entry_id    bigint,
    fund_id     bigint,            -- the tightest fund, when it refused
    recovery_id uuid,
    employee_id uuid
);

-- One line per fund of each request; a refusal has one line.
create type recovery_answer as (
    place           integer,
    code            text,
    recovery_id     uuid,
    recovery_code   text,
    recovery_kind   text,
    entry_kind      text,
    amount          bigint,
    currency        text,
    booked_at       timestamptz,
    occurred_on     date,
    booked_on       date,
    expires_at      timestamptz,
    spent           bigint,
    held            bigint,
    repaid          bigint,
    policy_number   integer,
    policy_owner    text,
    certified_until date,
    scope           text,
    incident        text,          -- the code of the incident a fund belongs to
    guest           bytea,         -- the label of the guest it belongs to, in an envelope
    window_from     date,
    window_until    date,
    hard            boolean,
    fund_limit      bigint,
    fund_used       bigint,
    fund_held       bigint
);

-- Who reports or tells, of which act.
create type teller as (
    code          text,
    employee_id   uuid,
    recovery_id   uuid,
    recovery_code text,
    owner_id      uuid             -- whose act it is
);

-- Who closes or opens a month, and when.
create type period_asker as (
    code        text,              -- why they may not; null: they may
    employee_id uuid,
    instant     timestamptz
);
