import { axisPolicy } from './axis-policy';

/** A rule that a person can check by eye: a figure beside a threshold. */
export interface RegimeRule {
  readonly name: string;
  /** What is compared: the directional index, or the close of an index of implied volatility. */
  readonly figure: 'adx' | 'vix';
  readonly words: string;
  readonly source: string;
  holds(figure: number): boolean;
}

const { trend, sentiment } = axisPolicy;

/** Seed 001's four detection methods. At a threshold no rule holds, nor at NaN. */
export const regimeRules: readonly RegimeRule[] = [
  {
    name: 'low-volatility',
    figure: 'vix',
    words: 'the VIX is below 15',
    source: 'seed 001: "VIX < 15"',
    holds: (figure) => figure < sentiment.riskOnBelow,
  },
  {
    name: 'high-volatility',
    figure: 'vix',
    words: 'the VIX is above 30',
    source: 'seed 001: "VIX > 30"',
    holds: (figure) => figure > sentiment.riskOffAbove,
  },
  {
    name: 'trending',
    figure: 'adx',
    words: 'the ADX is above 25',
    source: 'seed 001: "ADX > 25"',
    holds: (figure) => figure > trend.trendingAbove,
  },
  {
    name: 'ranging',
    figure: 'adx',
    words: 'the ADX is below 20',
    source: 'seed 001: "ADX < 20"',
    holds: (figure) => figure < trend.rangingBelow,
  },
];
