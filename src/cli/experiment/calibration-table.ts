import { formatFigureTable } from '../figure-table';
import { askedLevels, type CalibratedRow, type CalibratedShare } from './calibration-study';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Tests, intervals and shares in a table each, under what is true in their histories. */
export function describeCalibration(rows: readonly CalibratedRow[]): string {
  const of = (kind: CalibratedRow['kind']): readonly CalibratedRow[] => rows.filter((row) => row.kind === kind);
  return [
    formatFigureTable(
      ['tests: refused at', ...askedLevels.flatMap((level) => [percent(level), '95 % interval']), 'KS', 'p', 'runs'],
      listByTruth(of('test'), describeTest),
    ),
    '',
    formatFigureTable(
      ['intervals', 'promised', 'holds the truth', '95 % interval', 'runs'],
      listByTruth(of('interval'), (row) => [
        row.kind === 'interval' ? percent(row.level) : '',
        ...showShare(row.shares[0]),
        String(row.replications),
      ]),
    ),
    '',
    formatFigureTable(
      ['shares', 'of runs', '95 % interval', 'runs'],
      listByTruth(of('share'), (row) => [...showShare(row.shares[0]), String(row.replications)]),
    ),
    '',
    'KS: distance of the p-values from the uniform distribution and its own p-value; - where a test promises no more than to keep its level.',
  ].join('\n');
}

function describeTest({ shares, uniformity, replications }: CalibratedRow): string[] {
  return [
    ...askedLevels.flatMap((_, place) => showShare(shares[place])),
    uniformity?.distance.toFixed(3) ?? '-',
    uniformity?.pValue.toFixed(3) ?? '-',
    String(replications),
  ];
}

function showShare(share: CalibratedShare | undefined): [share: string, interval: string] {
  return share ? [percent(share.share), `${percent(share.lower)} to ${percent(share.upper)}`] : ['-', '-'];
}

/** Each truth as a line of its own, its figures under it. */
function listByTruth(rows: readonly CalibratedRow[], cells: (row: CalibratedRow) => string[]): string[][] {
  return [...new Set(rows.map(({ truth }) => truth))].flatMap((truth) => [
    [truth],
    ...rows.filter((row) => row.truth === truth).map((row) => [`  ${row.name}`, ...cells(row)]),
  ]);
}
