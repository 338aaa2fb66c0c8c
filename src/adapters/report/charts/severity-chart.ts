import { axisStyle, percentAxis } from './axes';
import type { Chart } from './chart';
import { palette } from './palette';

export interface SeverityPoint {
  readonly number: number;
  /** Mean largest drawdown of the members under it, a fraction; a scenario under which none is defined has no place in the picture. */
  readonly drawdown: number | undefined;
  /** Share of the members that keep at least half of their score. */
  readonly standing: number;
}

/** Scenarios by what they do to the archive: drawdown across, share of the survivors up. Numbers are those of the table. */
export function severityChart(all: readonly SeverityPoint[], history: number | undefined): Chart {
  const points = all.flatMap(({ drawdown, ...point }) => (drawdown === undefined ? [] : [{ ...point, drawdown }]));
  const worst = [...points].sort((a, b) => a.standing - b.standing)[0];
  const deepest = Math.max(...points.map(({ drawdown }) => drawdown));
  return {
    id: 'severity',
    title: 'How bad a scenario is, and how many stand it',
    alternative: worst
      ? `Scenario ${worst.number} is stood by the fewest, ${(worst.standing * 100).toFixed(0)} % of the archive, at a mean drawdown of ${(worst.drawdown * 100).toFixed(1)} %.`
      : 'No scenario.',
    heights: { wide: 380, narrow: 320 },
    legend: [
      { label: 'scenario, with its number', colour: palette.strategy, mark: 'dot' },
      { label: 'drawdown on the history itself', colour: palette.holding, mark: 'dashed' },
    ],
    caption:
      'Numbers stand at scenarios that not everybody stands and at the one that cuts deepest; the table has all of them.',
    draw: (size) => ({
      grid: { left: 60, right: 20, top: 20, bottom: 48 },
      xAxis: { ...percentAxis(size), ...axisName('mean max drawdown of the archive', 30), scale: true },
      yAxis: { ...percentAxis(size), ...axisName('members that stand it', 46), min: 0, max: 1, interval: 0.25 },
      series: {
        type: 'scatter',
        ...{ silent: true, emphasis: { disabled: true }, symbolSize: 12, clip: false, color: palette.strategy },
        labelLayout: { hideOverlap: true },
        label: { show: true, position: 'right', color: palette.ink, fontSize: axisStyle(size).axisLabel.fontSize },
        data: points.map(({ number, drawdown, standing }) => ({
          value: [drawdown, standing],
          label: { formatter: String(number), show: standing < 1 || drawdown === deepest },
        })),
        ...(history !== undefined && markHistory(history)),
      },
    }),
  };
}

function markHistory(drawdown: number) {
  const lineStyle = { color: palette.holding, width: 1.5, type: 'dashed' as const };
  return { markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ xAxis: drawdown, lineStyle }] } };
}

function axisName(name: string, nameGap: number) {
  return { name, nameLocation: 'middle' as const, nameGap };
}
