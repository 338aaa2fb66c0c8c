import type { Bars } from '../market/bars';
import { isBarPeriod, isTradingCalendar } from '../market/periods';
import { canonicalGenome, genomeId, genomeText } from '../strategy/canonical-genome';
import { resolveFeature } from '../strategy/feature-registry';
import type { Genome, GenomeId } from '../strategy/genome';
import { findGenomeProblems, type GenomeProblem } from '../strategy/genome-problems';
import { strategyPolicy } from '../strategy/policy';
import { featuresOf } from '../strategy/rule-walk';

export interface CandidateEnvironment {
  readonly bars: Bars;
  /** Bars that the candidate was bred on, from the first. */
  readonly inSampleBars: number;
  /** The id under which the candidate is on record. */
  readonly strategy: GenomeId;
}

/**
 * Every reason why a candidate from the record and the data do not belong together, found before anything runs: another schema, features that are
 * unknown or take other parameters, another genome than its id says, volume that the data does not have, a warm-up that leaves nothing to
 * trade, bars of which nobody knows how many make a year. Empty where they fit (seed 003 phase 1: model and environment must match).
 */
export function checkCompatibility(candidate: unknown, environment: CandidateEnvironment): GenomeProblem[] {
  const problems = [...findGenomeProblems(candidate), ...findDataProblems(environment)];
  if (problems.length > 0) return problems;
  const genome = candidate as Genome;
  return [...findIdentityProblems(genome, environment.strategy), ...findFeatureProblems(genome, environment)];
}

function findDataProblems({ bars, inSampleBars }: CandidateEnvironment): GenomeProblem[] {
  const { period, calendar, close } = bars;
  const problem = (path: string, found: string, expected: string): GenomeProblem => ({ path, found, expected });
  const lengths = [bars.time, bars.open, bars.high, bars.low, close, ...(bars.volume ? [bars.volume] : [])];
  return [
    ...(isBarPeriod(period)
      ? []
      : [problem('data.period', String(period), 'a number of minutes, hours, days or weeks')]),
    ...(isTradingCalendar(calendar) ? [] : [problem('data.calendar', String(calendar), 'exchange, fx or always')]),
    ...(lengths.every((column) => column.length === close.length)
      ? []
      : [problem('data.columns', lengths.map((column) => column.length).join(', '), 'columns of one length')]),
    ...(inSampleBars >= 1 && inSampleBars <= close.length
      ? []
      : [problem('data.inSampleBars', String(inSampleBars), `1 to the ${close.length} bars of the data`)]),
  ];
}

/** A stored genome is in its canonical form, whose features have their parameters in the order of the registry. */
function findIdentityProblems(genome: Genome, strategy: GenomeId): GenomeProblem[] {
  const canonical = canonicalGenome(genome);
  const id = genomeId(canonical);
  return [
    ...(id === strategy ? [] : [{ path: 'strategy', found: id, expected: strategy }]),
    ...(genomeText(genome) === genomeText(canonical)
      ? []
      : [{ path: '$', found: genomeText(genome), expected: genomeText(canonical) }]),
  ];
}

function findFeatureProblems(genome: Genome, { bars, inSampleBars }: CandidateEnvironment): GenomeProblem[] {
  const { stopAtr, trailAtr, targetAtr } = genome.exits;
  const usesRange = stopAtr !== undefined || trailAtr !== undefined || targetAtr !== undefined;
  const warmups = featuresOf(genome).map((ref) => {
    const { feature, parameters } = resolveFeature(ref);
    return { ref, bars: feature.warmupBars(parameters), needsVolume: feature.needsVolume };
  });
  const exits = { ref: 'average true range of the exits', bars: strategyPolicy.atrPeriod, needsVolume: false };
  return [...warmups, ...(usesRange ? [exits] : [])].flatMap(({ ref, bars: warmup, needsVolume }) => [
    ...(needsVolume && !bars.volume
      ? [{ path: 'features', found: ref, expected: 'features that need no volume: the data has none' }]
      : []),
    ...(warmup < inSampleBars
      ? []
      : [
          {
            path: 'features',
            found: `${ref} with a warm-up of ${warmup} bars`,
            expected: `fewer than the ${inSampleBars} bars in sample`,
          },
        ]),
  ]);
}
