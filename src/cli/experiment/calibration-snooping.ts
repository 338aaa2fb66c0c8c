import type { Random } from '../../domain/numerics/random';
import { testRealityCheck } from '../../domain/validation/reality-check';
import { resampleDifferentials } from '../../domain/validation/resampled-differentials';
import type { ReturnMatrix } from '../../domain/validation/stage-evidence';
import { testStepdown } from '../../domain/validation/stepdown';
import { testSuperiorPredictiveAbility } from '../../domain/validation/superior-predictive-ability';
import {
  drawAutoregressive,
  drawGarch,
  drawNormal,
  drawRows,
  joinRows,
  type ReturnSampler,
} from './calibration-samples';
import type { CalibratedFigure, CalibrationStudy } from './calibration-study';

const resamples = 199;
const strategies = 100;
const step = 1 / (resamples + 1);

const figures: readonly CalibratedFigure[] = [
  { kind: 'test', law: 'uniform', step, name: 'superior predictive ability', method: 'Hansen 2005, consistent' },
  { kind: 'test', law: 'uniform', step, name: 'reality check', method: 'White 2000' },
  { kind: 'test', law: 'uniform', step, name: 'step-down, the first named', method: 'Romano & Wolf 2005, 2016' },
];

/** A family of a hundred strategies without skill: is its best called better than cash? */
export const snoopingStudies: readonly CalibrationStudy[] = [
  studyFamily('100 independent strategies, 250 normal returns', independent(250, drawNormal)),
  studyFamily('100 timers of one instrument, 1,000 normal days, half of them invested', timers(0.5, drawNormal)),
  studyFamily('100 timers of one instrument, 1,000 GARCH days, half of them invested', timers(0.5, drawGarch)),
  studyFamily('100 timers of one instrument, 1,000 normal days, a tenth of them invested', timers(0.1, drawNormal)),
  studyFamily('100 timers of one instrument, 1,000 normal days, a fiftieth of them invested', timers(0.02, drawNormal)),
  studyFamily(
    '100 independent strategies, 250 returns autoregressive by 0.2',
    independent(250, drawAutoregressive(0.2)),
  ),
  studyFamily(
    '100 independent strategies, 1,000 returns autoregressive by 0.2',
    independent(1_000, drawAutoregressive(0.2)),
  ),
];

interface FamilySampler {
  readonly columns: number;
  readonly draw: (random: Random) => ReturnMatrix;
}

function studyFamily(truth: string, { columns, draw }: FamilySampler): CalibrationStudy {
  return {
    truth,
    figures,
    ...(columns > 250 && { costly: true }),
    replicate: (random) => {
      const differentials = resampleDifferentials(draw(random), { resamples, random });
      if (differentials === undefined) return [undefined, undefined, undefined];
      const { pValues } = testStepdown(differentials, { level: 0.05 });
      return [
        testSuperiorPredictiveAbility(differentials).pValues.consistent,
        testRealityCheck(differentials).pValue,
        Math.min(...pValues.flatMap((pValue) => pValue ?? [])),
      ];
    },
  };
}

function independent(columns: number, draw: ReturnSampler): FamilySampler {
  const means = Array.from({ length: strategies }, () => 0);
  return { columns, draw: (random) => drawRows(random, means, { columns, draw }) };
}

/** Each is invested on days of its own choice, all in the same instrument, which has no drift. */
function timers(invested: number, draw: ReturnSampler): FamilySampler {
  const columns = 1_000;
  return {
    columns,
    draw: (random) => {
      const market = draw(random, columns, 0);
      const time = (): Float64Array => market.map((value) => (random.uniform() < invested ? value : 0));
      return joinRows(Array.from({ length: strategies }, time));
    },
  };
}
