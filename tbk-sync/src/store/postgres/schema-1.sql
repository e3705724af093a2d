-- Schema 1. A released schema does not change: add a file for the next one.
-- Names are texts (`order`, `live`, …). `seen`, `created` and `modified` are milliseconds since 1970; `a` and `b` are the first
-- and the last second of a span.
-- Texts are compared by their bytes, so that the order does not depend on the locale of the server.

create schema tbk_sync;

create table tbk_sync.meta (
    schema bigint not null,
    made timestamptz not null default now()
);

create table tbk_sync.account (
    id bigint generated always as identity primary key,
    name text collate "C" not null unique,
    kind text not null,
    parked text,
    worker text,
    fence bigint not null default 0,
    lease_until timestamptz,
    due_at timestamptz not null default now()
);

create table tbk_sync.stream (
    id bigint generated always as identity primary key,
    account bigint not null references tbk_sync.account,
    source text not null,
    axis text not null,
    scene bigint not null,
    start bigint not null,
    limit_s bigint not null,
    limited_at bigint,
    unique (account, source, axis, scene)
);

-- Times by name, such as that of the last sweep.
create table tbk_sync.mark (
    account bigint not null references tbk_sync.account,
    name text collate "C" not null,
    at bigint not null,
    primary key (account, name)
);

-- `settled` is set if other parts of the span were read: the smallest of theirs.
create table tbk_sync.open_window (
    id bigint generated always as identity primary key,
    stream bigint not null references tbk_sync.stream,
    lane text not null,
    a bigint not null,
    b bigint not null,
    part text not null default '',
    position text,
    began bigint,
    settled bigint,
    due_at timestamptz,
    failures bigint not null default 0,
    last_error text,
    unique (stream, lane, a, b, part)
);

-- Disjoint for each stream.
create table tbk_sync.coverage (
    stream bigint not null references tbk_sync.stream,
    a bigint not null,
    b bigint not null,
    primary key (stream, a)
);

create table tbk_sync.gap (
    stream bigint not null references tbk_sync.stream,
    a bigint not null,
    b bigint not null,
    kind text not null,
    primary key (stream, a, b, kind)
);

-- Pages keep room, so that a new `last_seen` does not change the indexes. `account` and, below, `record` are not checked by
-- foreign keys, which would look them up again for each row: the same transaction has read or written their rows.
create table tbk_sync.record (
    id bigint generated always as identity primary key,
    account bigint not null,
    source text not null,
    key text collate "C" not null,
    role bigint not null,
    version bigint not null,
    digest bytea not null,
    first_seen bigint not null,
    last_seen bigint not null,
    found_by text not null,
    modified bigint,
    created bigint,
    status bigint,
    trade text collate "C",
    unique (account, source, key, role)
) with (fillfactor = 90);
create index record_created on tbk_sync.record (created);
create index record_trade on tbk_sync.record (trade) where trade is not null;

-- Documents are kept as they are written: `json`, not `jsonb`.
create table tbk_sync.document (
    record bigint primary key,
    json json not null
);

-- When a version after the first one was seen, and the JSON merge patch from it to the version before.
create table tbk_sync.change (
    record bigint not null,
    version bigint not null,
    seen bigint not null,
    back json not null,
    primary key (record, version)
);

-- `seq` is in the order of the inserts, which is not the order of the commits. `pos` is given after the commit.
create table tbk_sync.outbox (
    seq bigint generated always as identity primary key,
    pos bigint unique,
    id text collate "C" not null unique,
    kind text not null,
    account text not null,
    seen bigint not null,
    json json not null
);
create index outbox_fresh on tbk_sync.outbox (seq) where pos is null;

-- One row: the last position. Its lock is held while positions are given.
create table tbk_sync.feed (
    last bigint not null
);
insert into tbk_sync.feed (last) values (0);

create table tbk_sync.sink (
    name text collate "C" primary key,
    pos bigint not null
);

create table tbk_sync.quarantine (
    id bigint generated always as identity primary key,
    stream bigint not null references tbk_sync.stream,
    a bigint not null,
    b bigint not null,
    seen bigint not null,
    why text not null,
    body text not null
);
