import type { GateName } from '../gate-plan';
import { backtestOverfitting } from './backtest-overfitting';
import { crossValidation } from './cross-validation';
import { dataSnooping } from './data-snooping';
import { episodes } from './episodes';
import type { Gate } from './gate-rule';
import { holdOutFamily } from './hold-out-family';
import { inSampleSkill } from './in-sample-skill';
import { lookAhead } from './look-ahead';
import { nonInferiority } from './non-inferiority';
import { outOfSampleInterval } from './out-of-sample-interval';
import { outOfSampleSkill } from './out-of-sample-skill';
import { placebos } from './placebos';
import { regimes } from './regimes';
import { safeguards } from './safeguards';
import { seedConsecutiveEpisodes } from './seed-consecutive-episodes';
import { seedSignificance } from './seed-significance';
import { seedWalkForward } from './seed-walk-forward';
import { skillBeyondHolding } from './skill-beyond-holding';
import { stability } from './stability';
import { stress } from './stress';
import { targets } from './targets';
import { trackRecord } from './track-record';
import { walkForward } from './walk-forward';

/** Every gate there is. */
export const gates: { readonly [Name in GateName]: Gate<Name> } = {
  safeguards,
  'look-ahead': lookAhead,
  'track-record': trackRecord,
  'in-sample-skill': inSampleSkill,
  'out-of-sample-skill': outOfSampleSkill,
  'skill-beyond-holding': skillBeyondHolding,
  'out-of-sample-interval': outOfSampleInterval,
  'backtest-overfitting': backtestOverfitting,
  'data-snooping': dataSnooping,
  'hold-out-family': holdOutFamily,
  'cross-validation': crossValidation,
  'walk-forward': walkForward,
  placebos,
  stability,
  regimes,
  stress,
  targets,
  episodes,
  'non-inferiority': nonInferiority,
  'seed-consecutive-episodes': seedConsecutiveEpisodes,
  'seed-walk-forward': seedWalkForward,
  'seed-significance': seedSignificance,
};
