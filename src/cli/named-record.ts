import { CommandError, exitCodes } from './output';

interface RecordNames<Record> {
  readonly kind: 'run' | 'candidate';
  find(name: string): Promise<Record | undefined>;
  list(): Promise<readonly Record[]>;
  nameOf(record: Record): string;
  /** Lists them all. */
  readonly hint: string;
}

/** The record that a name or unique prefix means. Throws `run.not-found` or `run.ambiguous`, and likewise of a candidate. */
export async function requireNamed<Record>(
  prefix: string,
  { kind, find, list, nameOf, hint }: RecordNames<Record>,
): Promise<Record> {
  const exact = await find(prefix);
  if (exact) return exact;
  const matches = (await list()).filter((record) => nameOf(record).startsWith(prefix));
  const [only] = matches;
  if (only && matches.length === 1) return only;
  if (!only)
    throw new CommandError(`${kind}.not-found`, `there is no ${kind} ${prefix}`, {
      exitCode: exitCodes.notFound,
      hint,
    });
  const names = matches.map(nameOf);
  throw new CommandError(`${kind}.ambiguous`, `${prefix} may be any of ${names.join(', ')}`, {
    exitCode: exitCodes.usage,
    hint: 'give more of the name',
    details: { [`${kind}s`]: names },
  });
}
