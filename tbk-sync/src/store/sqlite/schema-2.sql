-- How late a sweep found a row of the stream, in seconds, and when it last did, in seconds since 1970.
alter table stream add column lag_s integer;
alter table stream add column lag_at integer;
