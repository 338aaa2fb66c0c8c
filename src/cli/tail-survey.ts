import type { Bars } from '../domain/market/bars';
import { surveyTails, type TailSide, type TailSurvey } from '../domain/sensory/chaos/tail-survey';
import { formatFigure } from '../adapters/report/figure-text';
import { CommandError, exitCodes } from './output';
import { formatFigureTable } from './figure-table';

export type TailDocument = ReturnType<typeof tailDocument>;

/** The tails of a record and, with another market, how hard both fall together: on the bars that both have. */
export function tailDocument(dataset: string, bars: Bars, benchmark?: { dataset: string; bars: Bars }) {
  const shared = benchmark && joinByTime(bars, benchmark.bars);
  const survey = surveyTails(bars);
  const together = shared && surveyTails(shared.bars, shared.closes).dependence;
  return {
    dataset,
    bars: bars.close.length,
    losses: sideDocument(survey.losses),
    gains: sideDocument(survey.gains),
    jumpLimit: survey.jumpLimit,
    jumps: survey.jumps.map(({ at, deviations }) => ({ at: new Date(at).toISOString(), deviations })),
    ...(survey.bipower && { bipower: survey.bipower }),
    ...(benchmark && { benchmark: benchmark.dataset, ...(together && { dependence: together }) }),
  };
}

function sideDocument({ byFit, byStability, peaks, risk }: TailSide) {
  return {
    ...(byFit && { tailIndex: byFit }),
    ...(byStability && { stableTailIndex: byStability }),
    ...(peaks && { peaks }),
    ...(risk && { valueAtRisk99: risk.valueAtRisk, expectedShortfall99: risk.expectedShortfall }),
  };
}

/** Closes of the other market at the bars that both have, which must be most of the shorter. */
function joinByTime(bars: Bars, other: Bars): { bars: Bars; closes: Float64Array } {
  const closeAt = new Map(Array.from(other.time, (time, t) => [time, other.close[t]!]));
  const shared = Array.from(bars.time.keys()).filter((t) => closeAt.has(bars.time[t]!));
  const shorter = Math.min(bars.time.length, other.time.length);
  if (shared.length < shorter / 2)
    throw new CommandError('sense.no-common-bars', `only ${shared.length} bars of the two data sets start together`, {
      exitCode: exitCodes.usage,
      hint: `they have ${bars.time.length} and ${other.time.length}: expected the same period and zone`,
    });
  const pick = (column: Float64Array): Float64Array => Float64Array.from(shared, (t) => column[t]!);
  const { time, open, high, low, close, volume, ...instrument } = bars;
  return {
    bars: {
      ...instrument,
      ...{ time: pick(time), open: pick(open), high: pick(high), low: pick(low), close: pick(close) },
      volume: volume && pick(volume),
    },
    closes: Float64Array.from(shared, (t) => closeAt.get(bars.time[t]!) ?? Number.NaN),
  };
}

const printedJumps = 10;

export function describeTails({ bars, losses, gains, jumps, jumpLimit, ...document }: TailDocument): string {
  const row = (title: string, read: (side: typeof losses) => string): string[] => [title, read(losses), read(gains)];
  const rows = [
    row('tail index, best fit', ({ tailIndex }) => errorText(tailIndex?.index, tailIndex?.standardError)),
    row('tail index, quietest stretch', ({ stableTailIndex: tail }) => errorText(tail?.index, tail?.standardError)),
    row('shape of the worst tenth', ({ peaks }) => errorText(peaks?.tail.shape, peaks?.standardErrors?.shape)),
    row('99 % of bars stay within', ({ valueAtRisk99 }) => formatFigure(valueAtRisk99, 'share')),
    row('mean of the others', ({ expectedShortfall99 }) => formatFigure(expectedShortfall99, 'share')),
  ];
  return [
    `log returns of ${formatFigure(bars, 'count')} bars`,
    formatFigureTable(['', 'losses', 'gains'], rows),
    '',
    `${formatFigure(jumps.length, 'count')} jumps beyond ${jumpLimit.toFixed(2)} deviations (Lee & Mykland 2008)`,
    ...hardest(jumps).map(({ at, deviations }) => `  ${at.slice(0, 16)}  ${deviations.toFixed(1)}`),
    ...describeBipower(document.bipower),
    ...describeDependence(document.dependence),
  ].join('\n');
}

function hardest(jumps: TailDocument['jumps']): TailDocument['jumps'] {
  return [...jumps].sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations)).slice(0, printedJumps);
}

function describeBipower(test: TailSurvey['bipower']): string[] {
  if (!test) return [];
  return [
    `${formatFigure(test.jumpShare, 'share')} of the variance are jumps, p ${test.pValue.toFixed(4)} that none are (Barndorff-Nielsen & Shephard 2006)`,
  ];
}

function describeDependence(found: TailSurvey['dependence']): string[] {
  if (!found) return [];
  const { lowerTail, standardError, share, copula } = found;
  return [
    `in the other's worst ${formatFigure(share, 'share')} of bars this one is in its own in ${formatFigure(lowerTail, 'share')} (give or take ${formatFigure(standardError, 'share')}); apart it would be ${formatFigure(share, 'share')}`,
    ...(copula
      ? [
          `in the limit ${formatFigure(copula.tailDependence, 'share')}, by a t copula of ${copula.degreesOfFreedom.toFixed(1)} degrees of freedom`,
        ]
      : []),
  ];
}

function errorText(value: number | undefined, error: number | undefined): string {
  if (value === undefined) return '-';
  return error === undefined ? value.toFixed(2) : `${value.toFixed(2)} (${error.toFixed(2)})`;
}
