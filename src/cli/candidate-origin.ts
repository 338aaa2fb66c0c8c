import type { EvolutionRecord, Run } from '../activities/ports';
import { findTrainedCandidate } from '../domain/curriculum/candidate';
import { findSenses, furtherSenses, type FurtherSense } from '../domain/evolution/gene-pool';
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
  /** Senses that the run was asked to use, and those of the strategy's own features. */
  readonly senses: readonly FurtherSense[];
}

/**
 * Whom a word of the command line means: a run by its name (its first finalist), a strategy by a unique beginning of its id, a file of JSON or
 * sentences, or a run by a unique beginning of its name. A strategy from a file is stored. A candidate is refused (exit 2), and so is the training
 * of one (exit 3): what came of it is judged as part of that candidate.
 */
export async function findOrigin(named: string, session: RecordSession, asked: string | undefined): Promise<Origin> {
  const { record, dataSets } = session;
  const dataset = asked === undefined ? undefined : await resolveDataSet(asked, dataSets);
  const strategy = await findNamed(named, session);
  const run = await findBirthRun(strategy, record, dataset);
  const genome = await record.loadGenome(strategy);
  const used = genome ? findSenses(genome) : [];
  const place = dataset ?? run?.settings.dataset;
  return {
    strategy,
    ...(run && { run: run.run }),
    ...(place !== undefined && { dataset: place }),
    senses: furtherSenses.filter((sense) => used.includes(sense) || run?.settings.search.senses?.includes(sense)),
  };
}

async function findNamed(named: string, { record, proofs }: RecordSession): Promise<string> {
  const exact = await record.findRun(named);
  if (exact) return firstFinalist(exact);
  if (await proofs.findCandidate(named)) throw asCandidateItself(named);
  if (/^[0-9a-f]{1,64}$/i.test(named)) return (await findStrategy(named, record)).id;
  if (/[/\\]|\.(json|txt|md)$/i.test(named)) {
    const { id, genome } = await readStrategyFile(named);
    await record.storeGenome(id, genome);
    return id;
  }
  const listRuns = async (): Promise<Run[]> => (await record.listRuns()).filter(({ settings }) => !settings.training);
  return firstFinalist(await requireRun({ findRun: (run) => record.findRun(run), listRuns }, named));
}

function asCandidateItself(named: string): CommandError {
  return new CommandError('usage.is-a-candidate', `${named} is a candidate already, and no strategy or run`, {
    exitCode: exitCodes.usage,
    hint: `emp prove show ${named}`,
  });
}

function firstFinalist({ run, settings, conclusion }: Run): string {
  if (settings.training) {
    const candidate = findTrainedCandidate(run);
    throw new CommandError('run.belongs-to-candidate', `run ${run} is training of a candidate, and no origin of one`, {
      exitCode: exitCodes.refused,
      hint: candidate === undefined ? 'emp prove list' : `emp prove show ${candidate}`,
    });
  }
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
