SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA tbk_sync;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE tbk_sync.account (
    id bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    parked text,
    worker text,
    fence bigint DEFAULT 0 NOT NULL,
    lease_until timestamp with time zone,
    due_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE tbk_sync.account ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tbk_sync.change (
    record bigint NOT NULL,
    version bigint NOT NULL,
    seen bigint NOT NULL,
    back json NOT NULL
);

CREATE TABLE tbk_sync.coverage (
    stream bigint NOT NULL,
    a bigint NOT NULL,
    b bigint NOT NULL
);

CREATE TABLE tbk_sync.document (
    record bigint NOT NULL,
    json json NOT NULL
);

CREATE TABLE tbk_sync.feed (
    last bigint NOT NULL
);

CREATE TABLE tbk_sync.gap (
    stream bigint NOT NULL,
    a bigint NOT NULL,
    b bigint NOT NULL,
    kind text NOT NULL
);

CREATE TABLE tbk_sync.mark (
    account bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL
);

CREATE TABLE tbk_sync.meta (
    schema bigint NOT NULL,
    made timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE tbk_sync.open_window (
    id bigint NOT NULL,
    stream bigint NOT NULL,
    lane text NOT NULL,
    a bigint NOT NULL,
    b bigint NOT NULL,
    part text DEFAULT ''::text NOT NULL,
    "position" text,
    began bigint,
    settled bigint,
    due_at timestamp with time zone,
    failures bigint DEFAULT 0 NOT NULL,
    last_error text
);

ALTER TABLE tbk_sync.open_window ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.open_window_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tbk_sync.outbox (
    seq bigint NOT NULL,
    pos bigint,
    id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL,
    account text NOT NULL,
    seen bigint NOT NULL,
    json json NOT NULL
);

ALTER TABLE tbk_sync.outbox ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.outbox_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tbk_sync.quarantine (
    id bigint NOT NULL,
    stream bigint NOT NULL,
    a bigint NOT NULL,
    b bigint NOT NULL,
    seen bigint NOT NULL,
    why text NOT NULL,
    body text NOT NULL
);

ALTER TABLE tbk_sync.quarantine ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.quarantine_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tbk_sync.record (
    id bigint NOT NULL,
    account bigint NOT NULL,
    source text NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    role bigint NOT NULL,
    version bigint NOT NULL,
    digest bytea NOT NULL,
    first_seen bigint NOT NULL,
    last_seen bigint NOT NULL,
    found_by text NOT NULL,
    modified bigint,
    created bigint,
    status bigint,
    trade text COLLATE pg_catalog."C"
)
WITH (fillfactor='90');

ALTER TABLE tbk_sync.record ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.record_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE tbk_sync.sink (
    name text NOT NULL COLLATE pg_catalog."C",
    pos bigint NOT NULL
);

CREATE TABLE tbk_sync.stream (
    id bigint NOT NULL,
    account bigint NOT NULL,
    source text NOT NULL,
    axis text NOT NULL,
    scene bigint NOT NULL,
    start bigint NOT NULL,
    limit_s bigint NOT NULL,
    limited_at bigint
);

ALTER TABLE tbk_sync.stream ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tbk_sync.stream_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

INSERT INTO tbk_sync.account OVERRIDING SYSTEM VALUE VALUES (1, 'shop2', 'publisher', 'session expired', NULL, 1, '2026-11-27 11:08:39.891945+00', '2026-11-27 10:08:39.890099+00');
INSERT INTO tbk_sync.account OVERRIDING SYSTEM VALUE VALUES (2, 'shop1', 'publisher', NULL, NULL, 1, '2026-11-27 11:08:39.901447+00', '2026-11-27 10:08:40.116297+00');

INSERT INTO tbk_sync.change VALUES (4, 2, 20000, '{"tk_status":12}');
INSERT INTO tbk_sync.change VALUES (5, 2, 20000, '{"tk_status":12}');
INSERT INTO tbk_sync.change VALUES (6, 2, 20000, '{"tk_status":12}');

INSERT INTO tbk_sync.coverage VALUES (2, 0, 30);

INSERT INTO tbk_sync.document VALUES (1, '{"tk_status":12,"trade_id":"0"}');
INSERT INTO tbk_sync.document VALUES (2, '{"tk_status":12,"trade_id":"1"}');
INSERT INTO tbk_sync.document VALUES (3, '{"tk_status":12,"trade_id":"2"}');
INSERT INTO tbk_sync.document VALUES (7, '{"tk_status":12,"trade_id":"20"}');
INSERT INTO tbk_sync.document VALUES (8, '{"tk_status":12,"trade_id":"21"}');
INSERT INTO tbk_sync.document VALUES (9, '{"tk_status":12,"trade_id":"22"}');
INSERT INTO tbk_sync.document VALUES (4, '{"tk_status":13,"trade_id":"10"}');
INSERT INTO tbk_sync.document VALUES (5, '{"tk_status":13,"trade_id":"11"}');
INSERT INTO tbk_sync.document VALUES (6, '{"tk_status":13,"trade_id":"12"}');

INSERT INTO tbk_sync.feed VALUES (14);

INSERT INTO tbk_sync.gap VALUES (2, 40, 50, 'unreachable');

INSERT INTO tbk_sync.mark VALUES (2, 'sweep/near', 77);

INSERT INTO tbk_sync.meta VALUES (1, '2026-11-27 10:08:39.865216+00');

INSERT INTO tbk_sync.open_window OVERRIDING SYSTEM VALUE VALUES (6, 2, 'live', 50, 60, '', NULL, NULL, NULL, '2026-11-27 10:08:40.111952+00', 1, 'busy');

INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (1, 1, 'shop2/account.parked@1', 'account.parked', 'shop2', 5000, '{"id":"shop2/account.parked@1","type":"account.parked","account":"shop2","seen":"1970-01-01 08:00:05","why":"session expired"}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (2, 2, 'shop1/order/0/2@1', 'order.new', 'shop1', 10000, '{"id":"shop1/order/0/2@1","type":"order.new","account":"shop1","source":"order","key":"0","version":1,"seen":"1970-01-01 08:00:10","order":{"tk_status":12,"trade_id":"0"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (3, 3, 'shop1/order/1/2@1', 'order.new', 'shop1', 10000, '{"id":"shop1/order/1/2@1","type":"order.new","account":"shop1","source":"order","key":"1","version":1,"seen":"1970-01-01 08:00:10","order":{"tk_status":12,"trade_id":"1"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (4, 4, 'shop1/order/2/2@1', 'order.new', 'shop1', 10000, '{"id":"shop1/order/2/2@1","type":"order.new","account":"shop1","source":"order","key":"2","version":1,"seen":"1970-01-01 08:00:10","order":{"tk_status":12,"trade_id":"2"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (5, 5, 'shop1/order/10/2@1', 'order.new', 'shop1', 20000, '{"id":"shop1/order/10/2@1","type":"order.new","account":"shop1","source":"order","key":"10","version":1,"seen":"1970-01-01 08:00:20","order":{"tk_status":12,"trade_id":"10"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (6, 6, 'shop1/order/11/2@1', 'order.new', 'shop1', 20000, '{"id":"shop1/order/11/2@1","type":"order.new","account":"shop1","source":"order","key":"11","version":1,"seen":"1970-01-01 08:00:20","order":{"tk_status":12,"trade_id":"11"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (7, 7, 'shop1/order/12/2@1', 'order.new', 'shop1', 20000, '{"id":"shop1/order/12/2@1","type":"order.new","account":"shop1","source":"order","key":"12","version":1,"seen":"1970-01-01 08:00:20","order":{"tk_status":12,"trade_id":"12"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (8, 8, 'shop1/order/20/2@1', 'order.new', 'shop1', 30000, '{"id":"shop1/order/20/2@1","type":"order.new","account":"shop1","source":"order","key":"20","version":1,"seen":"1970-01-01 08:00:30","order":{"tk_status":12,"trade_id":"20"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (9, 9, 'shop1/order/21/2@1', 'order.new', 'shop1', 30000, '{"id":"shop1/order/21/2@1","type":"order.new","account":"shop1","source":"order","key":"21","version":1,"seen":"1970-01-01 08:00:30","order":{"tk_status":12,"trade_id":"21"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (10, 10, 'shop1/order/22/2@1', 'order.new', 'shop1', 30000, '{"id":"shop1/order/22/2@1","type":"order.new","account":"shop1","source":"order","key":"22","version":1,"seen":"1970-01-01 08:00:30","order":{"tk_status":12,"trade_id":"22"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (11, 11, 'shop1/order/10/2@2', 'order.changed', 'shop1', 20000, '{"id":"shop1/order/10/2@2","type":"order.changed","account":"shop1","source":"order","key":"10","version":2,"seen":"1970-01-01 08:00:20","changed":{"tk_status":[12,13]},"order":{"tk_status":13,"trade_id":"10"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (12, 12, 'shop1/order/11/2@2', 'order.changed', 'shop1', 20000, '{"id":"shop1/order/11/2@2","type":"order.changed","account":"shop1","source":"order","key":"11","version":2,"seen":"1970-01-01 08:00:20","changed":{"tk_status":[12,13]},"order":{"tk_status":13,"trade_id":"11"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (13, 13, 'shop1/order/12/2@2', 'order.changed', 'shop1', 20000, '{"id":"shop1/order/12/2@2","type":"order.changed","account":"shop1","source":"order","key":"12","version":2,"seen":"1970-01-01 08:00:20","changed":{"tk_status":[12,13]},"order":{"tk_status":13,"trade_id":"12"}}');
INSERT INTO tbk_sync.outbox OVERRIDING SYSTEM VALUE VALUES (14, 14, 'shop1/window.unreachable@5', 'window.unreachable', 'shop1', 6000, '{"id":"shop1/window.unreachable@5","type":"window.unreachable","account":"shop1","source":"order","axis":"updated","scene":1,"seen":"1970-01-01 08:00:06","from":"1970-01-01 08:00:40","to":"1970-01-01 08:00:50"}');

INSERT INTO tbk_sync.quarantine OVERRIDING SYSTEM VALUE VALUES (1, 2, 50, 60, 7000, 'not a number', '{"fee":"x"}');

INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (1, 2, 'order', '0', 2, 1, '\x68554ec9a1ca878b3797e53f526b8546f35c4c5092dc50b9a9423f13bc1fe359', 10000, 10000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (2, 2, 'order', '1', 2, 1, '\x22386bc5c483e3e3db63835f82edc345bc5c4c71a1cdc532151d9d61decb831a', 10000, 10000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (3, 2, 'order', '2', 2, 1, '\x33db324bc508ab0f7acc0f8d013b67f45601620dc58ba1bbc8da155e1347a889', 10000, 10000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (7, 2, 'order', '20', 2, 1, '\x848f8e9d1a062a5c68474cdd2455c934880528aa20e62c51d0f50ef585b1e87b', 30000, 30000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (8, 2, 'order', '21', 2, 1, '\x9f57b820594553c01c4f4bca63c4a7ccb6ae0ebfd5e3040f5ec89e035d7c084e', 30000, 30000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (9, 2, 'order', '22', 2, 1, '\x2f31aed38b42adefbeac3ccf1f29cd4b320a0b44223edd3f90931646d566f064', 30000, 30000, 'live', 12, NULL, 12, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (4, 2, 'order', '10', 2, 2, '\x7bbfb6711cd0932e6fb2dde6ec1e4f2acbeacacb63a9934d53590588268534eb', 20000, 20000, 'live', 13, NULL, 13, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (5, 2, 'order', '11', 2, 2, '\x8e06912bd673320c23bac3ae8af95123d440c2ba2c8d454a42cbc234aee7740d', 20000, 20000, 'live', 13, NULL, 13, NULL);
INSERT INTO tbk_sync.record OVERRIDING SYSTEM VALUE VALUES (6, 2, 'order', '12', 2, 2, '\x9114b9bc0e957973d8d3b955ba2cf06c309d3c97dc0770aa08889bfa1e592186', 20000, 20000, 'live', 13, NULL, 13, NULL);

INSERT INTO tbk_sync.sink VALUES ('crm', 5);

INSERT INTO tbk_sync.stream OVERRIDING SYSTEM VALUE VALUES (1, 1, 'order', 'updated', 1, 0, 10800, NULL);
INSERT INTO tbk_sync.stream OVERRIDING SYSTEM VALUE VALUES (2, 2, 'order', 'updated', 1, 0, 10800, NULL);

SELECT pg_catalog.setval('tbk_sync.account_id_seq', 2, true);

SELECT pg_catalog.setval('tbk_sync.open_window_id_seq', 6, true);

SELECT pg_catalog.setval('tbk_sync.outbox_seq_seq', 14, true);

SELECT pg_catalog.setval('tbk_sync.quarantine_id_seq', 1, true);

SELECT pg_catalog.setval('tbk_sync.record_id_seq', 9, true);

SELECT pg_catalog.setval('tbk_sync.stream_id_seq', 2, true);

ALTER TABLE ONLY tbk_sync.account
    ADD CONSTRAINT account_name_key UNIQUE (name);

ALTER TABLE ONLY tbk_sync.account
    ADD CONSTRAINT account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tbk_sync.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (record, version);

ALTER TABLE ONLY tbk_sync.coverage
    ADD CONSTRAINT coverage_pkey PRIMARY KEY (stream, a);

ALTER TABLE ONLY tbk_sync.document
    ADD CONSTRAINT document_pkey PRIMARY KEY (record);

ALTER TABLE ONLY tbk_sync.gap
    ADD CONSTRAINT gap_pkey PRIMARY KEY (stream, a, b, kind);

ALTER TABLE ONLY tbk_sync.mark
    ADD CONSTRAINT mark_pkey PRIMARY KEY (account, name);

ALTER TABLE ONLY tbk_sync.open_window
    ADD CONSTRAINT open_window_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tbk_sync.open_window
    ADD CONSTRAINT open_window_stream_lane_a_b_part_key UNIQUE (stream, lane, a, b, part);

ALTER TABLE ONLY tbk_sync.outbox
    ADD CONSTRAINT outbox_id_key UNIQUE (id);

ALTER TABLE ONLY tbk_sync.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY tbk_sync.outbox
    ADD CONSTRAINT outbox_pos_key UNIQUE (pos);

ALTER TABLE ONLY tbk_sync.quarantine
    ADD CONSTRAINT quarantine_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tbk_sync.record
    ADD CONSTRAINT record_account_source_key_role_key UNIQUE (account, source, key, role);

ALTER TABLE ONLY tbk_sync.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);

ALTER TABLE ONLY tbk_sync.sink
    ADD CONSTRAINT sink_pkey PRIMARY KEY (name);

ALTER TABLE ONLY tbk_sync.stream
    ADD CONSTRAINT stream_account_source_axis_scene_key UNIQUE (account, source, axis, scene);

ALTER TABLE ONLY tbk_sync.stream
    ADD CONSTRAINT stream_pkey PRIMARY KEY (id);

CREATE INDEX outbox_fresh ON tbk_sync.outbox USING btree (seq) WHERE (pos IS NULL);

CREATE INDEX record_created ON tbk_sync.record USING btree (created);

CREATE INDEX record_trade ON tbk_sync.record USING btree (trade) WHERE (trade IS NOT NULL);

ALTER TABLE ONLY tbk_sync.coverage
    ADD CONSTRAINT coverage_stream_fkey FOREIGN KEY (stream) REFERENCES tbk_sync.stream(id);

ALTER TABLE ONLY tbk_sync.gap
    ADD CONSTRAINT gap_stream_fkey FOREIGN KEY (stream) REFERENCES tbk_sync.stream(id);

ALTER TABLE ONLY tbk_sync.mark
    ADD CONSTRAINT mark_account_fkey FOREIGN KEY (account) REFERENCES tbk_sync.account(id);

ALTER TABLE ONLY tbk_sync.open_window
    ADD CONSTRAINT open_window_stream_fkey FOREIGN KEY (stream) REFERENCES tbk_sync.stream(id);

ALTER TABLE ONLY tbk_sync.quarantine
    ADD CONSTRAINT quarantine_stream_fkey FOREIGN KEY (stream) REFERENCES tbk_sync.stream(id);

ALTER TABLE ONLY tbk_sync.stream
    ADD CONSTRAINT stream_account_fkey FOREIGN KEY (account) REFERENCES tbk_sync.account(id);

