-- A look at the hold-out counts for ever, as a trial does: what was assessed stays, and a run keeps the family that its looks count for.
create trigger looks_only_grow before update or delete or truncate on assessments
  for each statement execute function refuse_change();

create function refuse_other_family() returns trigger language plpgsql as $$
begin
  raise exception 'run % counts for family %: another is refused', old.run, old.family using errcode = 'EMP01';
end $$;
create trigger runs_keep_their_family before update of family on runs
  for each row when (old.family is distinct from new.family) execute function refuse_other_family();
