-- Immutable snapshots of market data, named by the SHA-256 of their canonical bytes.
create table data_sets (
  dataset     text        primary key check (dataset ~ '^[0-9a-f]{64}$'),
  instrument  text        not null check (instrument <> ''),
  period      text        not null check (period ~ '^[1-9][0-9]{0,3}[mhdw]$'),
  calendar    text        not null check (calendar in ('exchange', 'fx', 'always')),
  timezone    text        not null check (timezone <> ''),
  rows        integer     not null check (rows > 0),
  first_time  timestamptz not null,
  last_time   timestamptz not null check (last_time >= first_time),
  imported_at timestamptz not null default clock_timestamp(),
  -- One float64 of time, open, high, low, close, and of volume where it is known, for each bar, behind a short header.
  content     bytea       not null check (octet_length(content) >= rows * 40::bigint),
  constraint data_sets_content_is_named check (dataset = encode(sha256(content), 'hex'))
);

-- Prices do not compress; kept as they are they load without a detour.
alter table data_sets alter column content set storage external;

-- Snapshots are never edited: a changed series is another data set.
create function refuse_data_set_update() returns trigger language plpgsql as $$
begin
  raise exception 'data set % is immutable', old.dataset using errcode = 'restrict_violation';
end
$$;

create trigger data_sets_immutable before update on data_sets
  for each row execute function refuse_data_set_update();
