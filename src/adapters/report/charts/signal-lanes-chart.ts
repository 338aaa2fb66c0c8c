import type { EChartsOption } from 'echarts';
import type { Bars } from '../../../domain/market/bars';
import { axisStyle } from './axes';
import { barAxis, barMargins } from './bar-axis';
import type { Chart, ChartSize } from './chart';
import { palette } from './palette';

/** Signals of one sense, -1 to 1, and the confidence in each, a value a bar that is drawn. */
export interface SignalLane {
  readonly name: string;
  readonly signal: Float64Array;
  readonly confidence: Float64Array;
}

/** A confidence of 0.4 and less is pale, one of 0.6 and more is full: hardly any lies beyond. */
const [pale, full] = [0.4, 0.6];
const faintest = 0.2;

const laneHeights = { wide: 84, narrow: 64 } as const;
const labelsHeight = 30;

/** A lane a sense: up where it speaks for a rise, as strong as its confidence was at the time. */
export function signalLanesChart(bars: Pick<Bars, 'time' | 'period'>, lanes: readonly SignalLane[]): Chart {
  return {
    id: 'signals',
    title: 'What each sense said',
    alternative: lanes.map(describeLane).join(' '),
    heights: {
      wide: lanes.length * laneHeights.wide + labelsHeight,
      narrow: lanes.length * laneHeights.narrow + labelsHeight,
    },
    legend: [
      { label: 'up: speaks for a rise', colour: palette.strategy, mark: 'area' },
      { label: 'down: speaks for a fall', colour: palette.holding, mark: 'area' },
    ],
    caption: `Signals from -1 to 1. Pale where readings like it had been right in 40 % of cases or fewer by then, full from 60 % on.`,
    draw: (size) => drawLanes(size, bars, lanes),
  };
}

function describeLane({ name, signal }: SignalLane): string {
  const share = (holds: (value: number) => boolean): string =>
    `${Math.round((100 * signal.filter(holds).length) / signal.length)} %`;
  return `${name} spoke for a rise on ${share((value) => value > 0)} of the bars, for a fall on ${share((value) => value < 0)}; last ${signal[signal.length - 1]!.toFixed(2)}.`;
}

function drawLanes(size: ChartSize, bars: Pick<Bars, 'time' | 'period'>, lanes: readonly SignalLane[]): EChartsOption {
  const height = laneHeights[size.name];
  const style = axisStyle(size);
  const axis = barAxis(size, bars);
  const isLast = (lane: number): boolean => lane === lanes.length - 1;
  return {
    grid: lanes.map((_, lane) => ({ ...barMargins(size), top: lane * height + 10, height: height - 20 })),
    xAxis: lanes.map((_, gridIndex) => ({
      ...axis,
      ...{ gridIndex, axisLine: { show: true, onZero: !isLast(gridIndex), lineStyle: { color: palette.rule } } },
      axisLabel: { ...axis.axisLabel, show: isLast(gridIndex) },
    })),
    yAxis: lanes.map(({ name }, gridIndex) => ({
      ...{ type: 'value' as const, gridIndex, min: -1, max: 1, interval: 1, ...style },
      axisLabel: { ...style.axisLabel, fontSize: size.fontSize - 3, hideOverlap: false },
      ...{ name, nameLocation: 'middle' as const, nameRotate: 0, nameGap: size.name === 'wide' ? 62 : 52 },
      nameTextStyle: { color: palette.ink, fontSize: size.fontSize, align: 'center' as const },
    })),
    series: lanes.map(({ signal, confidence }, lane) => ({
      type: 'bar' as const,
      ...{ xAxisIndex: lane, yAxisIndex: lane, silent: true, emphasis: { disabled: true }, barCategoryGap: '0%' },
      data: Array.from(signal, (value, t) => ({
        value,
        itemStyle: { color: value > 0 ? palette.strategy : palette.holding, opacity: opacityOf(confidence[t]!) },
      })),
    })),
  };
}

function opacityOf(confidence: number): number {
  const share = Math.min(1, Math.max(0, (confidence - pale) / (full - pale)));
  return Number((faintest + (1 - faintest) * share).toFixed(2));
}
