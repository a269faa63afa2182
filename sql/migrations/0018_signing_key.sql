-- A signing key that was missing was made anew without a word, and checkpoints kept elsewhere no
-- longer verified. The public halves of the keys this house has signed with; a house of before
-- notes the one it has when it is next served.
create table signing_key (
    number     integer     not null,  -- 1, 2, 3…; the last signs, all of them verify
    public_key text        not null,
    noted_at   timestamptz not null,
    constraint signing_key_pk primary key (number),
    constraint signing_key_once unique (public_key),
    constraint signing_key_numbered check (number >= 1)
);
