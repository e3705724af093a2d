-- Schema 1. A released schema does not change: add a file for the next one.
-- Names are texts (`order`, `live`, …). `seen`, `created`, `modified` and times of leases are milliseconds since 1970; `a` and
-- `b` are the first and the last second of a span.

create table meta (
    schema integer not null,
    made integer not null
) strict;

create table account (
    id integer primary key,
    name text not null unique,
    kind text not null,
    parked text,
    worker text,
    fence integer not null default 0,
    lease_until integer not null default 0,
    due_at integer not null
) strict;

create table stream (
    id integer primary key,
    account integer not null references account,
    source text not null,
    axis text not null,
    scene integer not null,
    start integer not null,
    limit_s integer not null,
    limited_at integer,
    unique (account, source, axis, scene)
) strict;

-- Times by name, such as that of the last sweep.
create table mark (
    account integer not null references account,
    name text not null,
    at integer not null,
    primary key (account, name)
) strict, without rowid;

-- `settled` is set if other parts of the span were read: the smallest of theirs.
create table open_window (
    id integer primary key autoincrement,
    stream integer not null references stream,
    lane text not null,
    a integer not null,
    b integer not null,
    part text not null default '',
    position text,
    began integer,
    settled integer,
    due_at integer not null default 0,
    failures integer not null default 0,
    last_error text,
    unique (stream, lane, a, b, part)
) strict;

-- Sorted and disjoint for each stream.
create table coverage (
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    primary key (stream, a)
) strict, without rowid;

create table gap (
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    kind text not null,
    primary key (stream, a, b, kind)
) strict, without rowid;

create table record (
    id integer primary key,
    account integer not null references account,
    source text not null,
    key text not null,
    role integer not null,
    version integer not null,
    digest blob not null,
    first_seen integer not null,
    last_seen integer not null,
    found_by text not null,
    modified integer,
    created integer,
    status integer,
    trade text,
    unique (account, source, key, role)
) strict;
create index record_created on record (created);
create index record_trade on record (trade) where trade is not null;

-- The documents are apart, so that a report over records reads narrow rows.
create table document (
    record integer primary key references record,
    json text not null
) strict;

-- When a version after the first one was seen, and the JSON merge patch from it to the version before.
create table change (
    record integer not null references record,
    version integer not null,
    seen integer not null,
    back text not null,
    primary key (record, version)
) strict, without rowid;

create table outbox (
    pos integer primary key autoincrement,
    id text not null,
    kind text not null,
    account text not null,
    seen integer not null,
    json text not null
) strict;

create table sink (
    name text primary key,
    pos integer not null
) strict, without rowid;

create table quarantine (
    id integer primary key autoincrement,
    stream integer not null references stream,
    a integer not null,
    b integer not null,
    seen integer not null,
    why text not null,
    body text not null
) strict;
