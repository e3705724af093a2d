-- How late a sweep found a row of the stream, in seconds, and when it last did, in seconds since 1970.
alter table tbk_sync.stream add column lag_s bigint, add column lag_at bigint;
