-- Proving: candidates, the evidence their gates looked at, what the gates said, and certificates.

create table candidates (
  candidate text primary key check (candidate <> ''),
  strategy  text not null references genomes (genome),
  dataset   text not null references data_sets (dataset),
  run       text,
  settings  text not null,
  status    text not null,
  opened_at timestamptz not null default clock_timestamp(),
  closed_at timestamptz,
  outcome   text
);
comment on column candidates.settings is 'canonical JSON; read back and proven again, it gives the same result';

create table stage_rounds (
  candidate   text not null references candidates (candidate),
  stage       text not null check (stage <> ''),
  round       integer not null check (round >= 0),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (candidate, stage, round)
);

-- Long rows of numbers, by content: documents of evidence share them.
create table evidence_series (
  hash    text primary key,
  kind    text not null check (kind in ('float64', 'int32', 'uint8')),
  content bytea not null,
  constraint evidence_series_are_named check (hash = encode(sha256(content), 'hex'))
);
alter table evidence_series alter column content set storage external;

create table evidence (
  hash        text primary key,
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  constraint evidence_is_named check (hash = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
comment on column evidence.content is 'canonical JSON; series stand in it by hash';

-- The columns beside the content are read from it, so that none can say what the verdict does not.
create table gate_verdicts (
  id          text not null,
  attempt     integer not null check (attempt >= 0),
  position    bigint generated always as identity,
  candidate   text not null,
  stage       text not null,
  gate        text not null,
  role        text not null check (role in ('deciding', 'beside')),
  outcome     text not null check (outcome in ('passed', 'refused', 'inconclusive')),
  evidence    text not null references evidence (hash),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (id, attempt),
  constraint gate_verdicts_are_named check (id = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  constraint gate_verdicts_are_their_content check (
    (candidate, stage, gate, role, outcome, evidence)
    is not distinct from (content::jsonb #>> '{origin,candidate}', content::jsonb #>> '{origin,stage}', content::jsonb ->> 'gate',
      content::jsonb ->> 'role', content::jsonb ->> 'outcome', content::jsonb ->> 'evidence')
  )
);
create index gate_verdicts_of_stage on gate_verdicts (candidate, stage, attempt, position);
create index gate_verdicts_of_evidence on gate_verdicts (evidence);

create table certificates (
  candidate   text not null,
  stage       text not null,
  id          text not null unique,
  evidence    text not null references evidence (hash),
  content     text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (candidate, stage),
  constraint certificates_are_named check (id = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  constraint certificates_are_their_content check (
    (candidate, stage, evidence)
    is not distinct from (content::jsonb ->> 'candidate', content::jsonb ->> 'stage', content::jsonb ->> 'evidence')
  )
);

-- What no caller can skip: a certificate stands on verdicts of deciding gates that all passed on its evidence.
create function refuse_unproven_certificate() returns trigger language plpgsql as $$
declare
  named   integer;
  proven  integer;
  against integer;
begin
  select count(*), count(distinct given.verdict ->> 'gate') filter (where exists (
      select from gate_verdicts as verdicts
      where verdicts.id = given.verdict ->> 'id' and verdicts.gate = given.verdict ->> 'gate'
        and verdicts.candidate = new.candidate and verdicts.stage = new.stage and verdicts.evidence = new.evidence
        and verdicts.role = 'deciding' and verdicts.outcome = 'passed'))
    into named, proven
    from jsonb_array_elements(new.content::jsonb -> 'verdicts') as given (verdict);
  select count(*) into against from gate_verdicts
    where candidate = new.candidate and stage = new.stage and evidence = new.evidence
      and role = 'deciding' and outcome <> 'passed';
  if named = 0 or proven <> named or against > 0 then
    raise exception 'certificate of % for % is not proven: % of % verdicts passed, % against it', new.candidate, new.stage, proven, named, against
      using errcode = 'EMP02';
  end if;
  return null;
end $$;
create constraint trigger certificates_are_proven after insert on certificates
  for each row execute function refuse_unproven_certificate();

create function refuse_proof_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was proven and on what evidence is immutable: % of % refused', tg_op, tg_table_name using errcode = 'EMP03';
end $$;
create trigger evidence_series_immutable before update or delete or truncate on evidence_series
  for each statement execute function refuse_proof_change();
create trigger evidence_immutable before update or delete or truncate on evidence
  for each statement execute function refuse_proof_change();
create trigger gate_verdicts_immutable before update or delete or truncate on gate_verdicts
  for each statement execute function refuse_proof_change();
create trigger certificates_immutable before update or delete or truncate on certificates
  for each statement execute function refuse_proof_change();
