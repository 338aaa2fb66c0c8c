import type { EvolutionRecord, Run } from '../activities/ports';
import { CommandError, exitCodes } from './output';
import { resolveDataSet } from './run-start';
import { requireRun, type RecordSession } from './session';
import { readStrategyFile } from './strategy-file';
import { findStrategy } from './strategy-lookup';

/** A strategy to be proven, and the run that bred it on the data set in question. */
export interface Origin {
  readonly strategy: string;
  readonly run?: string;
  /** Absent: none was named, and no run bred it. */
  readonly dataset?: string;
}

/**
 * Whom a word of the command line means: a run by its name (its first finalist), a strategy by a unique beginning of its id, a file of JSON or
 * sentences, or a run by a unique beginning of its name. A strategy from a file is stored.
 */
export async function findOrigin(named: string, session: RecordSession, asked: string | undefined): Promise<Origin> {
  const { record, dataSets } = session;
  const dataset = asked === undefined ? undefined : await resolveDataSet(asked, dataSets);
  const strategy = await findNamed(named, record);
  const run = await findBirthRun(strategy, record, dataset);
  const place = dataset ?? run?.settings.dataset;
  return {
    strategy,
    ...(run && { run: run.run }),
    ...(place !== undefined && { dataset: place }),
  };
}

async function findNamed(named: string, record: EvolutionRecord): Promise<string> {
  const exact = await record.findRun(named);
  if (exact) return firstFinalist(exact);
  if (/^[0-9a-f]{1,64}$/i.test(named)) return (await findStrategy(named, record)).id;
  if (/[/\\]|\.(json|txt|md)$/i.test(named)) {
    const { id, genome } = await readStrategyFile(named);
    await record.storeGenome(id, genome);
    return id;
  }
  return firstFinalist(await requireRun(record, named));
}

function firstFinalist({ run, conclusion }: Run): string {
  const [first] = conclusion?.finalists ?? [];
  if (first) return first.strategy;
  throw new CommandError('run.no-finalist', `run ${run} has no finalist to prove`, {
    exitCode: exitCodes.refused,
    hint: conclusion ? `emp evolve show ${run}` : `it has not ended: emp evolve watch ${run}`,
  });
}

/** The earliest run on this data set that bred the strategy, on any where none is named; the training of candidates is none. */
async function findBirthRun(
  strategy: string,
  record: EvolutionRecord,
  dataset: string | undefined,
): Promise<Run | undefined> {
  const births = await record.findBirths(strategy);
  const runs = await Promise.all([...new Set(births.map(({ run }) => run))].map((run) => record.findRun(run)));
  return runs
    .filter((run) => run !== undefined)
    .filter(({ settings }) => !settings.training && (dataset === undefined || settings.dataset === dataset))
    .sort((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.run < b.run ? -1 : 1))[0];
}
