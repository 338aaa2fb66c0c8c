import { formatFigure, formatProbability } from '../figure-text';
import { axisStyle, percentAxis } from './axes';
import type { Chart, LegendEntry } from './chart';
import { palette } from './palette';

/** Probability of skill had so many been tried. */
export interface DeflationPoint {
  readonly trials: number;
  readonly probability: number;
}

export interface DeflationCurve {
  readonly points: readonly DeflationPoint[];
  /** At the number that counts. */
  readonly own: DeflationPoint;
  /** At the effective number, told beside. */
  readonly effective?: DeflationPoint;
}

export interface DeflationCurves {
  /** Unique among the charts of a page. */
  readonly id: string;
  readonly inSample: DeflationCurve;
  readonly outOfSample: DeflationCurve;
  /** Probability that is asked for. */
  readonly confidence: number;
}

/** How the probability of skill falls with the number of strategies tried, and where the candidate stands on it. */
export function deflationChart({ id, inSample, outOfSample, confidence }: DeflationCurves): Chart {
  const { effective } = inSample;
  const say = ({ trials, probability }: DeflationPoint, what: string): string =>
    `${formatProbability(probability)} after ${formatFigure(trials, 'count')} ${what}${trials === 1 ? '' : 's'}`;
  const legend: LegendEntry[] = [
    { label: `in sample: ${say(inSample.own, 'trial')}`, colour: palette.strategy, mark: 'line' },
    ...(effective
      ? [{ label: `ring: ${say(effective, 'effective trial')}`, colour: palette.strategy, mark: 'ring' as const }]
      : []),
    { label: `out of sample: ${say(outOfSample.own, 'look')}`, colour: palette.holding, mark: 'dashed' },
    { label: `needed: ${formatFigure(confidence, 'share')}`, colour: palette.ink, mark: 'line' },
  ];
  return {
    id,
    title: 'Probability of skill against the number of strategies tried',
    alternative: `In sample it is ${say(inSample.own, 'trial')}, out of sample ${say(outOfSample.own, 'look')} at the hold-out; ${formatFigure(confidence, 'share')} is needed.`,
    heights: { wide: 330, narrow: 290 },
    legend,
    caption:
      'Deflated Sharpe ratio (Bailey and Lopez de Prado 2014). The full points are where the candidate stands; in sample every trial counts, out of sample only strategies that were ever tried there. The effective number, trials that are not variations of one another, is told beside and never loosens.',
    draw: (size) => ({
      grid: { left: 60, right: 24, top: 14, bottom: 48 },
      xAxis: {
        ...{ ...axisStyle(size), type: 'log' as const, min: 1, max: inSample.points.at(-1)?.trials ?? 10 },
        axisLabel: {
          ...axisStyle(size).axisLabel,
          ...{ showMaxLabel: false, formatter: (value: number) => formatFigure(value, 'count') },
        },
        ...{ name: 'strategies tried', nameLocation: 'middle' as const, nameGap: 30 },
      },
      yAxis: { ...percentAxis(size), min: 0, max: 1, interval: 0.25 },
      series: [
        { ...drawCurve(inSample, palette.strategy, 'solid'), ...markNeeded(confidence) },
        drawCurve(outOfSample, palette.holding, 'dashed'),
        drawPoint(inSample.own, palette.strategy, palette.strategy),
        drawPoint(outOfSample.own, palette.holding, palette.holding),
        ...(effective ? [drawPoint(effective, palette.strategy, palette.surface)] : []),
      ],
    }),
  };
}

function drawCurve({ points }: DeflationCurve, colour: string, type: 'solid' | 'dashed') {
  return {
    ...{ type: 'line' as const, silent: true, emphasis: { disabled: true }, showSymbol: false, color: colour },
    lineStyle: { color: colour, width: 2.5, type },
    data: points.map(({ trials, probability }) => [trials, probability]),
  };
}

function drawPoint({ trials, probability }: DeflationPoint, border: string, fill: string) {
  return {
    ...{ type: 'scatter' as const, silent: true, emphasis: { disabled: true }, symbolSize: 12, clip: false, z: 4 },
    itemStyle: { color: fill, borderColor: border, borderWidth: 2.5, opacity: 1 },
    data: [[trials, probability]],
  };
}

function markNeeded(confidence: number) {
  const lineStyle = { color: palette.ink, width: 1.5, type: 'solid' as const };
  return {
    markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: confidence, lineStyle }] },
  };
}
