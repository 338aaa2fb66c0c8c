import type { Bars } from '../../src/domain/market/bars';
import type { Feature } from '../../src/domain/market/feature';
import { indicatorFeatures } from '../../src/domain/technical/indicator-features';
import { technicalFeatures } from '../../src/domain/technical/technical-features';
import { timeframeFeatures } from '../../src/domain/technical/timeframe-features';
import {
  technicalIndicatorsOracles,
  tradingSignalsOracles,
  type Columns,
  type PackageOracle,
} from './indicator-oracles/packages';
import { talibOracles, type Agreement } from './indicator-oracles/talib';
import { walkBars } from './random-bars';

/** The bars on which ours and theirs are compared. */
export const oracleBars: Bars = walkBars({ length: 1_500, seed: 99 });

/** Bars as plain lists, which is how every package takes them. */
export function listColumns({ open, high, low, close, volume }: Bars): Columns {
  const [opens, highs, lows, closes, volumes] = [open, high, low, close, volume!].map((column) => Array.from(column));
  return { open: opens!, high: highs!, low: lows!, close: closes!, volume: volumes! };
}

const features: readonly Feature[] = [...technicalFeatures, ...indicatorFeatures, ...timeframeFeatures];

/** `rsi(14)` as its feature and parameters. */
export function readRef(ref: string): { readonly feature: Feature; readonly parameters: readonly number[] } {
  const [, name, list] = /^([a-z-]+)\((.*)\)$/.exec(ref)!;
  return { feature: features.find((feature) => feature.name === name)!, parameters: list!.split(',').map(Number) };
}

interface ComparisonOptions {
  readonly bars?: Bars;
  /** First bar that is compared. */
  readonly from?: number | undefined;
}

/**
 * Largest difference between our column and theirs, as a share of the value but of no less than a thousandth of the column's largest, over the bars
 * that both define. `theirs` is aligned at its end; undefined and null are no values.
 */
export function compareColumns(
  ref: string,
  theirs: readonly (number | null | undefined)[],
  { bars = oracleBars, from = 0 }: ComparisonOptions = {},
): number {
  const { feature, parameters } = readRef(ref);
  const ours = feature.compute(bars, parameters);
  const lead = ours.length - theirs.length;
  const floor = 1e-3 * ours.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, Math.abs(value))), 0);
  let worst = 0;
  let compared = 0;
  for (let t = Math.max(from, feature.warmupBars(parameters), lead); t < ours.length; t++) {
    const value = theirs[t - lead];
    if (value === undefined || value === null) continue;
    worst = Math.max(worst, Math.abs(ours[t]! - value) / Math.max(Math.abs(ours[t]!), floor));
    compared++;
  }
  if (compared < 800) throw new Error(`only ${compared} bars of ${ref} could be compared`);
  return worst;
}

/** References whose feature has no oracle, for their row. */
const withoutOracle = ['connors-rsi(3,100)', 'fisher-transform(10)', 'higher-close(1)', 'higher-sma(1,20)'];
withoutOracle.push('higher-trend(1,10)', 'higher-rsi(1,14)', 'higher-adx(1,14)');

/** Rows of the table in docs/indicators.md, cells separated by ` | `. */
export function indicatorRows(): string[] {
  const refs = [...Object.keys(talibOracles), ...withoutOracle];
  return features
    .filter(({ parameters }) => parameters.length > 0)
    .map((feature) => {
      const ref = refs.find((text) => text.startsWith(`${feature.name}(`));
      if (ref === undefined) throw new Error(`${feature.name} has no reference`);
      const { parameters } = readRef(ref);
      const theirs = [packageCell(technicalIndicatorsOracles[ref], ref), packageCell(tradingSignalsOracles[ref], ref)];
      const warmup =
        feature.family === 'timeframe' ? `<= ${feature.warmupBars(parameters)}` : feature.warmupBars(parameters);
      const formula = [`\`${signatureOf(feature)}\``, feature.source, feature.unit, `\`${ref}\``, warmup];
      return [feature.family, ...formula, ...theirs, talibCell(ref)].join(' | ');
    });
}

function signatureOf({ name, parameters }: Feature): string {
  return `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;
}

function packageCell(oracle: PackageOracle | undefined, ref: string): string {
  if (!oracle) return '-';
  const worst = compareColumns(ref, oracle.column(listColumns(oracleBars)), { from: oracle.from });
  // A power of ten not below it: last digits are the platform's.
  const power = Math.max(-12, Math.ceil(Math.log10(worst === 0 ? 1e-12 : worst)));
  return agreementWords(`\`${oracle.call}\` 1e${power}`, oracle);
}

function talibCell(ref: string): string {
  const oracle = talibOracles[ref];
  if (!oracle) return '-';
  const names = new Set([...oracle.call.matchAll(/t\.([A-Z_]+)/g)].map(([, name]) => `\`${name}\``));
  return agreementWords(`${[...names].join(', ')} ${oracle.within ?? 1e-9}`, oracle);
}

function agreementWords(figure: string, { from, why }: Agreement): string {
  return `${figure}${from === undefined ? '' : ` from bar ${from}`}${why === undefined ? '' : `: ${why}`}`;
}
