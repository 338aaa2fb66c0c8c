-- The record of evolution: runs, genomes, the trial ledger, evaluations and generations.

-- One row: what tells this database from every other, for whoever keeps copies of its rows.
create table installations (
  installation    uuid primary key default gen_random_uuid(),
  is_the_only_one boolean not null default true unique check (is_the_only_one)
);
insert into installations default values;

create table runs (
  run         text primary key check (run <> ''),
  dataset     text not null references data_sets (dataset),
  family      text not null,
  settings    text not null,
  status      text not null,
  opened_at   timestamptz not null default clock_timestamp(),
  closed_at   timestamptz,
  failure     text,
  result_hash text check (result_hash ~ '^[0-9a-f]{64}$'),
  conclusion  text
);
comment on column runs.settings is 'canonical JSON; read back and run again, it gives the same result hash';

create table genomes (
  genome      text primary key check (genome ~ '^[0-9a-f]{64}$'),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp()
);
comment on column genomes.content is 'canonical JSON; its SHA-256 is the key';

create table births (
  run        text not null references runs (run),
  genome     text not null references genomes (genome),
  generation integer not null check (generation >= 0),
  slot       integer not null check (slot >= 0),
  parents    text[] not null,
  operator   text not null,
  primary key (run, genome)
);
create unique index births_in_order on births (run, generation, slot);

create table generations (
  run         text not null references runs (run),
  generation  integer not null check (generation >= 0),
  bred_at     timestamptz not null default clock_timestamp(),
  selected_at timestamptz,
  survivors   text[],
  archive     text[],
  summary     text,
  primary key (run, generation),
  check ((selected_at is null) = (survivors is null) and (survivors is null) = (summary is null))
);

create table members (
  run        text not null,
  generation integer not null,
  slot       integer not null check (slot >= 0),
  genome     text not null references genomes (genome),
  primary key (run, generation, slot),
  foreign key (run, generation) references generations (run, generation)
);

-- Every genome ever scored on a family of data counts against every later claim. Rows come before the scoring and never leave.
create table trials (
  run         text not null,
  genome      text not null references genomes (genome),
  family      text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (run, genome)
);
create index trials_of_family on trials (family, genome);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the trial ledger only grows: % refused', tg_op using errcode = 'EMP01';
end $$;
create trigger trials_only_grow before update or delete or truncate on trials
  for each statement execute function refuse_change();

-- The foreign key is what no caller can skip: a score without its trial is refused by the database itself.
create table evaluations (
  run               text not null,
  genome            text not null,
  content           text not null,
  sharpe_per_period double precision,
  recorded_at       timestamptz not null default clock_timestamp(),
  primary key (run, genome),
  constraint evaluations_are_trials foreign key (run, genome) references trials (run, genome)
);
create index evaluations_of_genome on evaluations (genome);

create table assessments (
  run     text not null references runs (run),
  genome  text not null references genomes (genome),
  rank    integer not null check (rank >= 0),
  content text not null,
  primary key (run, genome)
);
