import type { EChartsOption } from 'echarts';
import type { ChartSize } from './chart';
import { palette } from './palette';

type Axis = Extract<NonNullable<EChartsOption['yAxis']>, readonly unknown[]>[number];

/** What all axes have in common: quiet lines, labels that do not touch each other. */
export function axisStyle({ fontSize }: Pick<ChartSize, 'fontSize'>) {
  return {
    axisLine: { lineStyle: { color: palette.rule } },
    axisTick: { show: false },
    axisLabel: { color: palette.muted, fontSize, hideOverlap: true },
    splitLine: { lineStyle: { color: palette.rule, width: 1 } },
    nameTextStyle: { color: palette.muted, fontSize },
  };
}

export function timeAxis(size: ChartSize, [from, to]: readonly [number, number]) {
  return {
    type: 'time' as const,
    min: from,
    max: to,
    ...axisStyle(size),
    splitLine: { show: false },
    splitNumber: size.name === 'wide' ? 10 : 4,
  };
}

/**
 * The axis of a growth: logarithmic, so that equal gains are equal steps, where values span more than a factor of three and an account
 * never came near nothing; else linear.
 */
export function growthAxis(size: ChartSize, [lowest, highest]: readonly [number, number]): Axis {
  const logarithmic = lowest > 0.01 && highest / lowest > 3;
  const style = axisStyle(size);
  const axisLabel = { ...style.axisLabel, formatter: (value: number) => `× ${Number(value.toFixed(2))}` };
  if (!logarithmic) return { type: 'value', scale: true, splitNumber: 5, ...style, axisLabel };
  // Doublings, with a step between where there are few of them. The ends are no such numbers and have no label.
  const logBase = highest / lowest < 16 ? Math.SQRT2 : 2;
  const inner = { ...axisLabel, showMinLabel: false, showMaxLabel: false };
  return { type: 'log', logBase, min: lowest / 1.05, max: highest * 1.05, ...style, axisLabel: inner };
}

export function percentAxis(size: ChartSize) {
  const style = axisStyle(size);
  return {
    type: 'value' as const,
    splitNumber: 4,
    ...style,
    axisLabel: { ...style.axisLabel, formatter: (value: number) => `${Number((value * 100).toPrecision(6))} %` },
  };
}
