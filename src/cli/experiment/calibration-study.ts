import { computeShareBounds } from '../../domain/numerics/binomial-distribution';
import { deriveSeed } from '../../domain/numerics/derived-seed';
import { createRandom, type Random } from '../../domain/numerics/random';
import { measureUniformity, type Uniformity } from './calibration-uniformity';

/** What is promised of a figure where the truth is known, and how the figure is made. */
export type CalibratedFigure = { readonly name: string; readonly method: string } & (
  | {
      readonly kind: 'test';
      /** `uniform`: its p-value is, where the hypothesis is just true; `cautious`: it comes below a level at most as often as the level says. */
      readonly law: 'uniform' | 'cautious';
      /** The p-value comes in steps of this size, those of its resamples. */
      readonly step?: number;
    }
  /** Holds the truth with this probability. */
  | { readonly kind: 'interval'; readonly level: number }
  /** How often something happens that has no level of its own. */
  | { readonly kind: 'share' }
);

/** Histories in which the truth is known, drawn again and again. */
export interface CalibrationStudy {
  /** Unique, in words; the draws hang on it. */
  readonly truth: string;
  readonly figures: readonly CalibratedFigure[];
  /** A history takes tens of milliseconds: a fifth as many of them are drawn. */
  readonly costly?: true;
  /** One history: in the order of the figures a p-value, or whether the interval holds the truth or the thing happens; undefined where it cannot be said. */
  replicate(random: Random): readonly (number | boolean | undefined)[];
}

export interface CalibratedShare {
  /** Of a test the level it is asked at, of an interval the one it promises. */
  readonly level?: number;
  readonly share: number;
  /** Exact 95 % interval (Clopper & Pearson 1934). */
  readonly lower: number;
  readonly upper: number;
}

export type CalibratedRow = CalibratedFigure & {
  readonly truth: string;
  /** Histories in which the figure was defined. */
  readonly replications: number;
  /** Of a test how often its p-value is at or below each level; of an interval how often it holds the truth. */
  readonly shares: readonly CalibratedShare[];
  /** Of p-values that are to be uniform. */
  readonly uniformity?: Uniformity;
};

/** Levels at which tests are asked. */
export const askedLevels = [0.1, 0.05, 0.01] as const;

/** One-sided bounds of this confidence make a two-sided interval at 95 %. */
const boundLevel = 0.975;

/** Of a costly study one history is drawn for so many of the others. */
const costlyFactor = 5;

/** Every figure of a study over so many histories; each history hangs on the seed, the study and its own number alone. */
export function runStudy(
  study: CalibrationStudy,
  { replications, seed }: { readonly replications: number; readonly seed: number },
): CalibratedRow[] {
  const { truth, figures } = study;
  const values = figures.map((): number[] => []);
  const histories = study.costly ? Math.ceil(replications / costlyFactor) : replications;
  for (let replication = 0; replication < histories; replication++) {
    const random = createRandom(deriveSeed(seed, 'calibration', truth, replication));
    for (const [place, value] of study.replicate(random).entries())
      if (value !== undefined) values[place]?.push(Number(value));
  }
  const spread = createRandom(deriveSeed(seed, 'calibration', truth, 'steps'));
  return figures.map((figure, place) => ({ ...figure, truth, ...summarise(figure, values[place] ?? [], spread) }));
}

function summarise(
  figure: CalibratedFigure,
  values: readonly number[],
  random: Random,
): Pick<CalibratedRow, 'replications' | 'shares' | 'uniformity'> {
  const replications = values.length;
  if (replications === 0) return { replications, shares: [] };
  if (figure.kind !== 'test') {
    const held = computeShare(values.filter((value) => value === 1).length, replications);
    return { replications, shares: [figure.kind === 'interval' ? { level: figure.level, ...held } : held] };
  }
  const shares = askedLevels.map((level) => ({
    level,
    ...computeShare(values.filter((pValue) => pValue <= level).length, replications),
  }));
  if (figure.law === 'cautious') return { replications, shares };
  // A p-value of 4/100 stands for all between 3/100 and 4/100.
  const { step } = figure;
  const continuous = step === undefined ? values : values.map((pValue) => pValue - step * random.uniform());
  return { replications, shares, uniformity: measureUniformity(continuous) };
}

function computeShare(count: number, of: number): CalibratedShare {
  return { share: count / of, ...computeShareBounds(count, of, boundLevel) };
}
