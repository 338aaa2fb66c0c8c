import { createArena, specifyArena } from '../../domain/evolution/arena';
import { assessGenome, createAssessmentMarket } from '../../domain/evolution/assessment';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { computeResultHash } from '../../domain/evolution/result-hash';
import type { Json } from '../../domain/numerics/canonical-json';
import { rederiveProgress } from './progress-rederivation';
import type { ReportReading } from './report-reading';
import { concludeWith, type RunReading } from './run-reading';

/** A figure that the record states otherwise than it comes out now. */
export interface Difference {
  /** `strategy 1a2b3c4d5e6f in sample: inSample.sharpe`. */
  readonly what: string;
  readonly recorded: string;
  readonly recomputed: string;
}

/** What came of computing the record's figures again, from its genomes, settings and data alone. */
export interface Rederivation {
  /** Figures compared. */
  readonly figures: number;
  readonly differences: readonly Difference[];
}

/**
 * Tries every finalist again on the in-sample paths and, where the run is concluded, out of sample; draws the conclusion again from the
 * trials recorded with it, measures progress again from the leaders' accounts, and computes the result hash again, of which the state of
 * every generation is a part. Each figure must equal the recorded one to its last digit.
 */
export function rederiveRun(reading: ReportReading): Rederivation {
  const { run, bars, finalists, assessments } = reading;
  const comparison = createComparison();
  const arena = createArena(bars, specifyArena(run.settings, reading.scenarios));
  for (const { id, genome, heredity, evaluation } of finalists)
    comparison.compare(
      `strategy ${id.slice(0, 12)} in sample`,
      evaluation,
      evaluateGenome(genome, arena, heredity.gains),
    );
  if (run.conclusion) {
    const market = createAssessmentMarket(bars, run.settings);
    // Who was only trained was never tried there, and is not tried now.
    for (const { id, genome, heredity } of run.settings.training ? [] : finalists)
      comparison.compare(
        `strategy ${id.slice(0, 12)} out of sample`,
        assessments.get(id),
        assessGenome(id, genome, { ...market, ...(heredity.gains && { gains: heredity.gains }) }),
      );
    const { trials, sharpeVariance, looks } = run.conclusion;
    const then = { trials, looks, ...(sharpeVariance !== undefined && { sharpeVariance }) };
    comparison.compare('conclusion', run.conclusion, concludeWith(reading, then));
    if (reading.progress) comparison.compare('progress', reading.progress, rederiveProgress(reading));
    comparison.compare('result hash', run.resultHash, rehash(reading));
  }
  return comparison;
}

function rehash({ archive, tried, generations, arenas }: RunReading): string {
  return computeResultHash({
    archive,
    ledger: tried,
    generations: generations.map(({ summary: { best, median, diversity }, ...ids }) => ({
      ...ids,
      best,
      median,
      diversity,
    })),
    arenas: arenas.filter((arena) => arena.generation < generations.length).map(({ content }) => content),
  });
}

function createComparison() {
  const differences: Difference[] = [];
  const comparison = {
    figures: 0,
    differences,
    compare(what: string, recorded: unknown, recomputed: unknown): void {
      const before = flatten(recorded as Json | undefined);
      const after = flatten(recomputed as Json | undefined);
      for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
        comparison.figures++;
        const [was = 'nothing', is = 'nothing'] = [before.get(path), after.get(path)];
        if (was !== is)
          differences.push({ what: path === '' ? what : `${what}: ${path}`, recorded: was, recomputed: is });
      }
    },
  };
  return comparison;
}

/** Leaves of a value by path, as text that keeps every digit. */
function flatten(value: Json | undefined, path = ''): Map<string, string> {
  if (value === undefined) return new Map();
  if (value === null || typeof value !== 'object') return new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]: [string, Json | undefined]) => [
      ...flatten(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}
