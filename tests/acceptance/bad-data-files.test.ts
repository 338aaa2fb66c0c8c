import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readMarketFile } from '../../src/adapters/market-data/market-file';
import { readCsvBars, type CsvBars, type RefusedCsv } from '../../src/domain/market/csv-bars';
import type { Bars } from '../../src/domain/market/bars';
import { decodeDataSet, encodeDataSet } from '../../src/domain/market/data-set';
import { seededDice, type Dice } from '../fixtures/market-data/dice';
import { damages, goodFile } from '../fixtures/market-data/damages';

/** 20,000 damaged files: no crash, no silent coercion, nothing half-imported. Each follows from its number, so a failure can be repeated. */
const plainFiles = 18_500;
const packedFiles = 1_500;
const options = { instrument: 'ABC', timezone: 'UTC', period: '1d', calendar: 'exchange' } as const;

interface Damaged {
  readonly bytes: Buffer;
  readonly names: string[];
}

function damagedFile(dice: Dice): Damaged {
  let bytes = goodFile(dice);
  const names: string[] = [];
  for (let count = 1 + dice.below(3); count > 0; count--) {
    const [name, damage] = damages[dice.below(damages.length)]!;
    bytes = damage(bytes, dice);
    names.push(name);
  }
  return { bytes, names };
}

const columnNames = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Reads the file again in the plainest way and finds what the import should have said about it, or does not know. */
function findLies(bytes: Buffer, reading: CsvBars | RefusedCsv): string[] {
  const { rows, problems } = reading;
  if (rows.read !== rows.kept + rows.quarantined && 'bars' in reading) return ['read is not kept plus quarantined'];
  if (problems.length !== rows.quarantined) return [`${rows.quarantined} quarantined, ${problems.length} explained`];
  if (!('bars' in reading)) return rows.kept === 0 ? [] : ['refused, yet rows are kept'];
  const { bars, lines } = reading;
  if (bars.time.length !== rows.kept || rows.kept === 0) return ['bars differ from the rows kept'];
  const texts = bytes.toString('latin1').split(/\r\n|\n|\r/);
  const filled = texts.filter((text) => /[^ \t]/.test(text)).length;
  if (filled < rows.read + 1) return ['more rows than lines'];
  const layout = findLayout(texts);
  if (layout === undefined) return ['bars without a header'];
  const quarantined = new Set(problems.map(({ row }) => row));
  const found: string[] = [];
  for (let bar = 0; bar < rows.kept; bar++) {
    const line = lines[bar]!;
    if (quarantined.has(line)) found.push(`line ${line} is kept and quarantined`);
    if (bar > 0 && !(bars.time[bar]! > bars.time[bar - 1]!)) found.push(`time stands still at line ${line}`);
    found.push(...compareWithText(bars, { bar, line, text: texts[line - 1] ?? '', layout }));
  }
  return found;
}

interface Layout {
  readonly delimiter: string;
  readonly names: readonly string[];
}

/** The first line that names each price once, cut the way it names them. */
function findLayout(texts: readonly string[]): Layout | undefined {
  for (const text of texts)
    for (const delimiter of [',', ';']) {
      // A nameless first column is the index of a table library: the time. A cut `volume` may still be a usual name for it.
      const names = cellsOf(text, delimiter).map((name, at) =>
        at === 0 && name === '' ? 'date' : name.toLowerCase().replace(/^v(ol)?$/, 'volume'),
      );
      const onceEach = ['date', 'open', 'high', 'low', 'close'].every(
        (name) => names.filter((other) => other === name).length === 1,
      );
      if (onceEach) return { delimiter, names };
    }
  return undefined;
}

function cellsOf(text: string, delimiter: string): string[] {
  return text.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  );
}

function compareWithText(
  bars: Bars,
  { bar, line, text, layout }: { bar: number; line: number; text: string; layout: Layout },
): string[] {
  const cells = cellsOf(text, layout.delimiter);
  const cellOf = (name: string): string => cells[layout.names.indexOf(name)] ?? '';
  const found: string[] = [];
  if (readTime(cellOf('date')) !== bars.time[bar])
    found.push(`line ${line}: time ${cellOf('date')} became ${bars.time[bar]}`);
  for (const name of columnNames) {
    const cell = cellOf(name);
    const value = bars[name]?.[bar];
    if (value === undefined) continue;
    const plain = /^[+-]?(\d+\.?\d*|\.\d+)$|^[+-]?[1-9](\.\d+)?[eE][+-]\d{1,3}$/.test(cell);
    if (!plain || Number(cell) !== value) found.push(`line ${line}: ${name} ${cell} became ${value}`);
    if (name !== 'volume' && !(value > 0 && value <= 1e12)) found.push(`line ${line}: ${name} ${value} is no price`);
  }
  if (bars.high[bar]! < bars.low[bar]!) found.push(`line ${line}: high below low`);
  return found;
}

/** What the damaged files hold for times: `2024-01-05`, `20240105` and seconds, and a date with something behind it. */
function readTime(cell: string): number {
  if (/^\d{10}$/.test(cell)) return Number(cell) * 1_000;
  return Date.parse(`${cell.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3').slice(0, 10)}T00:00Z`);
}

test('of 18,500 damaged files every row is kept as written or quarantined with a reason, and every other file is refused', () => {
  const lies: string[] = [];
  const outcomes = new Map<string, number>();
  const count = (outcome: string): void => void outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  for (let number = 0; number < plainFiles; number++) {
    const { bytes, names } = damagedFile(seededDice(number));
    const reading = readCsvBars(bytes, options);
    for (const lie of findLies(bytes, reading)) lies.push(`file ${number} (${names.join(', ')}): ${lie}`);
    count('bars' in reading ? (reading.rows.quarantined > 0 ? 'kept in part' : 'kept whole') : reading.refused.code);
    for (const { code } of reading.problems) count(code);
    if ('bars' in reading) expect(decodeDataSet(encodeDataSet(reading.bars))).toMatchObject({ instrument: 'ABC' });
  }
  expect(lies).toEqual([]);
  // The damage is real: each way of failing that a row or a file has was met, and a good part of the files was still of use.
  expect([...outcomes.keys()]).toEqual(
    expect.arrayContaining([
      ...[
        'kept in part',
        'kept whole',
        'data.empty',
        'data.not-text',
        'data.web-page',
        'data.no-header',
        'data.missing-column',
      ],
      ...[
        'data.duplicate-column',
        'data.no-usable-rows',
        'field-count',
        'bad-quote',
        'missing-field',
        'not-a-number',
        'not-positive',
      ],
      ...[
        'out-of-range',
        'high-below-low',
        'outside-range',
        'bad-time',
        'impossible-time',
        'duplicate-time',
        'backward-time',
        'forward-time',
      ],
    ]),
  );
  expect(outcomes.get('kept in part')).toBeGreaterThan(plainFiles / 4);
}, 120_000);

test('1,500 damaged gzip files are read whole or refused', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bad-data-'));
  const file = path.join(folder, 'damaged.csv.gz');
  const outcomes = new Set<string>();
  try {
    for (let number = 0; number < packedFiles; number++) {
      const dice = seededDice(1_000_000 + number);
      const text = goodFile(dice);
      const packed = gzipSync(text);
      const cut = dice.below(2) === 0;
      const damaged = cut ? packed.subarray(0, 2 + dice.below(packed.length - 2)) : Buffer.from(packed);
      if (!cut)
        for (let flips = 1 + dice.below(4); flips > 0; flips--)
          damaged[2 + dice.below(packed.length - 2)]! ^= 1 << dice.below(8);
      writeFileSync(file, damaged);
      const reading = await readMarketFile(file, options);
      // Flipped bits of the header's time or name leave the content whole; everything else must be noticed.
      if ('bars' in reading) expect(reading.bars).toEqual((readCsvBars(text, options) as CsvBars).bars);
      outcomes.add('bars' in reading ? 'kept' : reading.refused.code);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect([...outcomes].sort()).toEqual(['data.corrupt-gzip', 'data.truncated-gzip', 'kept']);
}, 120_000);
