import { formatTable } from '../table';
import type { Benchmark } from './benchmark';
import type { Machine } from './machine';

/** The figures as a table, then what each of them measures, then the machine. */
export function describeBenchmarks(benchmarks: readonly Benchmark[], machine: Machine): string {
  const rows = benchmarks.map(({ name, unit, value, baseline, ratio, spread, max }) => [
    name,
    showValue(value, unit),
    showValue(baseline, unit),
    ratio === null ? '-' : `${showNumber(ratio)}x`,
    spread === undefined ? '-' : `${(100 * spread).toFixed(1)} %`,
    showValue(max ?? null, unit),
  ]);
  const { processor, cores, memoryBytes, system, node, load } = machine;
  return [
    formatTable(['benchmark', 'value', 'baseline', 'ratio', 'spread', 'largest'], rows),
    '',
    ...describeWords(benchmarks),
    '',
    `${processor}, ${cores} cores, ${showValue(memoryBytes, 'bytes')}, ${system}, Node ${node}, load ${load.toFixed(1)}`,
  ].join('\n');
}

/** What was measured, said once for all figures of which the same is to be said. */
function describeWords(benchmarks: readonly Benchmark[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, measures, against } of benchmarks) {
    const words = against === undefined ? measures : `${measures}; against ${against}`;
    names.set(words, [...(names.get(words) ?? []), name]);
  }
  return [...names].map(([words, [first = '', ...others]]) =>
    others.length < 2 ? `${[first, ...others].join(', ')}: ${words}` : `${first}, ${others.length} more: ${words}`,
  );
}

/** Four digits and the unit: `41.25 M genome-bars/s`, `1.724 GB`, `12.5 %`. */
export function showValue(value: number | null, unit: string): string {
  if (value === null) return '-';
  if (unit === 'fraction') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'bytes') return `${showNumber(value)}B`.replace(/(?<! [kMGT])B$/, ' B');
  return `${showNumber(value)} ${unit}`;
}

function showNumber(value: number): string {
  const steps = [
    { size: 1e12, mark: ' T' },
    { size: 1e9, mark: ' G' },
    { size: 1e6, mark: ' M' },
    { size: 1e4, mark: ' k' },
  ];
  const step = steps.find(({ size }) => Math.abs(value) >= size);
  const scaled = value / (step === undefined ? 1 : step.mark === ' k' ? 1e3 : step.size);
  return `${Number(scaled.toPrecision(4))}${step?.mark ?? ''}`;
}
