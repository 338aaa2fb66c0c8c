import { formatFigureTable } from '../figure-table';
import type { JudgedCase } from './noise-runner';
import { worthwhile, type NoiseSummary, type Share } from './noise-summary';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

export function describeNoise(
  { noise, edge, powerful, kinds, cells }: NoiseSummary,
  judged: readonly JudgedCase[],
): string {
  const confusion = [
    ...kinds.map((one) => [`noise: ${one.kind}`, ...showShare(one)]),
    ['noise, all kinds', ...showShare(noise)],
    ['planted edges', ...showShare(edge)],
    [`those with a theoretical power of ${worthwhile * 100} %`, ...showShare(powerful)],
  ];
  const curve = cells.map(({ years, strength, found, theory, ...share }) => [
    `${years} years, annual Sharpe ratio ${strength}`,
    String(found),
    ...showShare(share),
    percent(theory),
  ]);
  return [
    formatFigureTable(['markets', 'runs', 'certified', 'share', '95 % interval'], confusion),
    '',
    ...(curve.length === 0
      ? []
      : [formatFigureTable(['planted', 'found', 'runs', 'certified', 'share', '95 % interval', 'theory'], curve), '']),
    'gates that did not pass, by how often:',
    ...countGates(judged).map(([gate, count]) => `  ${gate} ${count}`),
  ].join('\n');
}

function showShare({ runs, certified, interval }: Share & { readonly runs: number }): string[] {
  if (!interval) return [String(runs), String(certified), '-', '-'];
  return [
    String(runs),
    String(certified),
    percent(certified / runs),
    `${percent(interval.lower)} to ${percent(interval.upper)}`,
  ];
}

/** The most frequent first. */
function countGates(judged: readonly JudgedCase[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { failed } of judged) for (const gate of failed) counts.set(gate, (counts.get(gate) ?? 0) + 1);
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1));
}
