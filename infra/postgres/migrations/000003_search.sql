-- Evolution in depth: what is inherited beside the rules, islands, the state of the search, and scenarios that change during a run.

alter table births add column heredity text;
comment on column births.heredity is 'canonical JSON: age, own rates, epigenetic marks; never part of the genome';

alter table generations add column state text;
comment on column generations.state is 'canonical JSON: what the next generation starts from beside the genomes';

-- An island selects on its own, in a workflow of its own; the generation takes over what it chose.
create table island_selections (
  run         text not null,
  generation  integer not null,
  island      integer not null check (island >= 0),
  survivors   text[] not null,
  selected_at timestamptz not null default clock_timestamp(),
  primary key (run, generation, island),
  foreign key (run, generation) references generations (run, generation)
);

-- Where genomes are tried from a generation on. Scores under different scenarios are different scores.
create table arenas (
  run         text not null references runs (run),
  arena       integer not null check (arena >= 0),
  generation  integer not null check (generation >= 0),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (run, arena)
);
create unique index arenas_by_generation on arenas (run, generation);

alter table evaluations add column arena integer not null default 0 check (arena >= 0);
alter table evaluations drop constraint evaluations_pkey;
alter table evaluations add primary key (run, genome, arena);
-- Some kilobytes of digits each: packing them takes longer than writing them.
alter table evaluations alter column content set storage external;

-- Whether generations brought more than noise explains, measured once a run has ended.
create table progress_reports (
  run     text primary key references runs (run),
  content text not null
);

-- What a part of the search brings on a data set, over paired runs: the latest experiment of each kind.
create table experiments (
  kind        text not null check (kind in ('ablation', 'adversary')),
  dataset     text not null references data_sets (dataset),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (kind, dataset)
);
