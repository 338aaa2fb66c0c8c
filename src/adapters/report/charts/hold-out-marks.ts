import type { GrowthCurves } from '../growth-curves';
import type { LegendEntry } from './chart';
import { palette } from './palette';

/** First and last moment of the bars that the curves cover. */
export function curveSpan({ inSample, outOfSample }: GrowthCurves): [number, number] {
  return [inSample.time[0]!, (outOfSample ?? inSample).time.at(-1)!];
}

/** Shades the bars that evolution never saw and marks the gap before them; nothing where they are not shown. */
export function markHoldOut({ inSample, outOfSample }: GrowthCurves) {
  if (!outOfSample) return {};
  const [gap, from, to] = [inSample.time.at(-1)!, outOfSample.time[0]!, outOfSample.time.at(-1)!];
  return { markArea: { silent: true, data: [area(palette.gap, gap, from), area(palette.unseen, from, to)] } };
}

type Corner = { readonly xAxis: number; readonly itemStyle?: { readonly color: string; readonly borderColor: string } };

function area(color: string, from: number, to: number): [Corner, Corner] {
  return [{ xAxis: from, itemStyle: { color, borderColor: 'transparent' } }, { xAxis: to }];
}

export function holdOutLegend({ outOfSample }: GrowthCurves): LegendEntry[] {
  return outOfSample
    ? [
        { label: 'hold-out: never seen by evolution', colour: palette.unseen, mark: 'area' },
        { label: 'purge gap: used by nobody', colour: palette.gap, mark: 'area' },
      ]
    : [];
}
