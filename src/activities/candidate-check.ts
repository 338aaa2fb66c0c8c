import type { CurriculumExecution } from '../contracts/curriculum';
import { checkCandidateName, checkCandidateSettings, type CandidateSettings } from '../domain/curriculum/candidate';
import { CurriculumFault } from '../domain/curriculum/curriculum-fault';
import { findSenses } from '../domain/evolution/gene-pool';
import { requireHoldOut } from '../domain/evolution/hold-out';
import { checkExecution } from '../domain/evolution/settings';
import { findFounderProblems } from '../domain/strategy/founder-problems';
import { checkCompatibility } from '../domain/validation/compatibility';
import type { ProvingStores } from './stage-facts';

export interface CandidateToCheck {
  readonly candidate: string;
  readonly settings: CandidateSettings;
  readonly execution: CurriculumExecution;
}

/**
 * Refuses what cannot be proven before anything runs: `curriculum.settings-invalid`, `data.not-found`, `evolution.data-too-short`,
 * `curriculum.strategy-unknown`, and `curriculum.incompatible` where the strategy does not fit the data or this version of the program.
 */
export async function checkCandidate(
  { dataSets, record }: ProvingStores,
  { candidate, settings, execution }: CandidateToCheck,
): Promise<void> {
  const problems = [
    ...checkCandidateName(candidate),
    ...checkCandidateSettings(settings),
    ...checkExecution(execution, settings.training.population),
  ];
  if (problems.length > 0) throw new CurriculumFault('curriculum.settings-invalid', problems.join('; '));
  const { strategy, dataset, run } = settings;
  const bars = await dataSets.load(dataset);
  const { inSample } = requireHoldOut(bars.close.length);
  const genome = await record.loadGenome(strategy);
  if (!genome) throw new CurriculumFault('curriculum.strategy-unknown', `no strategy ${strategy} is stored`);
  const origin = run === undefined ? undefined : await record.findRun(run);
  if (run !== undefined && !origin)
    throw new CurriculumFault('curriculum.settings-invalid', `run ${run}: expected a run that is recorded`);
  const missing = [...(origin?.settings.search.senses ?? []), ...findSenses(genome)].filter(
    (sense) => !settings.senses?.includes(sense),
  );
  if (missing.length > 0)
    throw new CurriculumFault(
      'curriculum.settings-invalid',
      `senses ${String(settings.senses)}: expected ${[...new Set(missing)].join(', ')} too, with which the strategy was bred`,
    );
  const misfits = [
    ...checkCompatibility(genome, { bars, inSampleBars: inSample.to, strategy }),
    ...findFounderProblems(genome, { hasVolume: bars.volume !== undefined }),
  ].map(({ path, found, expected }) => `${path}: ${found}, expected ${expected}`);
  if (misfits.length > 0)
    throw new CurriculumFault(
      'curriculum.incompatible',
      `strategy ${strategy} does not fit: ${[...new Set(misfits)].join('; ')}`,
    );
}
