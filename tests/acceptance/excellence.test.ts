import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { growMarket, weekdayAfter } from '../../src/cli/experiment/made-up-market';
import type { Bars } from '../../src/domain/market/bars';
import { createRandom } from '../../src/domain/numerics/random';
import { runEmp, startEmp, type RunningCommand } from '../support/emp';

/**
 * Gates that refuse luck must not refuse everything: where a strong edge is planted, what evolution breeds goes the whole way, through the command
 * line alone and with workers killed on it, is bettered until told to stop, and each of its certificates derives again.
 */
const home = mkdtempSync(path.join(os.tmpdir(), 'emp-excellence-'));
const environment = { EMP_HOME: home, EMP_COMPUTE_THREADS: '1' };

afterAll(async () => {
  await runEmp(['down', '--yes', '--json'], environment);
  rmSync(home, { recursive: true, force: true });
}, 120_000);

/** Daily deviations: 11, 22 and 44 % a year, a regime each; and which quarter has which, so that calm is usual and each is seen again and again. */
const deviations = [0.007, 0.014, 0.028] as const;
const quarters = [0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 0] as const;
const quarterBars = 63;
const years = 10;

/** Tuesdays rise, by so much that buying before them earns an annual Sharpe ratio of 4 and more on calm and wild days; all other days give it back. */
function plantTuesdays(): Bars {
  const rise = 1.15;
  let bar = -1;
  const law = {
    instrument: 'TUESDAYS',
    drift: ({ time }: { time: number }) => (weekdayAfter(time) === 2 ? rise : -rise / 4),
    volatility: () => deviations[quarters[Math.floor(++bar / quarterBars) % quarters.length]!],
  };
  return growMarket(law, years * 252, createRandom(1));
}

function writeTable({ time, open, high, low, close, volume }: Bars, file: string): void {
  const rows = Array.from(time, (at, bar) => {
    const day = new Date(at).toISOString().slice(0, 10);
    return [day, open[bar], high[bar], low[bar], close[bar], volume?.[bar]].join(',');
  });
  writeFileSync(file, ['Date,Open,High,Low,Close,Volume', ...rows, ''].join('\n'));
}

async function emp<Document>(...args: string[]): Promise<Document> {
  const { code, stdout, stderr } = await runEmp([...args, '--json'], environment);
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  return JSON.parse(stdout) as Document;
}

/** What `emp prove watch` has told of so far: `stage mastery`, `round improvement-1`, `status resting`. */
function listEvents(watch: RunningCommand): string[] {
  const lines = watch.stdout().split('\n').slice(0, -1);
  return lines.map((line) => {
    const { event, stage, status } = JSON.parse(line) as Record<'event' | 'stage' | 'status', string | undefined>;
    return `${event} ${stage ?? status}`;
  });
}

async function waitFor(watch: RunningCommand, event: string): Promise<void> {
  const ended = watch.ended.then(() => true);
  for (;;) {
    const isOver = await Promise.race([ended, sleep(100, false)]);
    if (listEvents(watch).includes(event)) return;
    if (isOver) throw new Error(`${event} never came: ${watch.stdout()}${watch.stderr()}`);
  }
}

async function killWorker(name: 'compute' | 'orchestration'): Promise<void> {
  const { components } = await emp<{ components: { name: string; pid: number }[] }>('status');
  process.kill(components.find((component) => component.name === name)!.pid, 'SIGKILL');
}

interface Candidate {
  readonly outcome: string;
  readonly certificate: string;
  readonly stages: readonly {
    readonly stage: string;
    readonly outcome: string;
    readonly strategy: string;
    readonly reasons: readonly string[];
    readonly gates: readonly { readonly role: string; readonly outcome: string; readonly id: string }[];
    readonly certificate?: string;
  }[];
}

const evolve = ['--population', '60', '--generations', '10'];
const training = ['--population', '20', '--generations', '3', '--rounds', '1'];
const windows = ['--windows', '3', '--window-population', '60', '--window-generations', '10'];
const stages = ['foundation', 'proficiency', 'mastery', 'excellence'];

test('what is bred on a strong edge is certified at every stage, bettered until stopped, and derives again', async () => {
  const table = path.join(home, 'tuesdays.csv');
  writeTable(plantTuesdays(), table);
  await emp('up', '--detach');
  const { dataset } = await emp<{ dataset: string }>(
    ...['data', 'import', table, '--instrument', 'TUESDAYS', '--timezone', 'UTC'],
  );
  await emp('evolve', 'start', '--name', 'bred', '--dataset', dataset, ...evolve, '--wait');
  await emp('prove', 'start', 'bred', '--candidate', 'star', ...training, ...windows, '--rest', '0');

  const watch = startEmp(['prove', 'watch', 'star', '--json'], environment);
  await waitFor(watch, 'round foundation');
  await killWorker('compute');
  await waitFor(watch, 'stage proficiency');
  await killWorker('orchestration');
  await waitFor(watch, 'stage improvement-2');
  await emp('prove', 'stop', 'star');
  expect(await watch.ended).toMatchObject({ code: 0 });
  expect(listEvents(watch).at(-1)).toBe('status certified');

  const { stages: gone, ...star } = await emp<Candidate>('prove', 'show', 'star');
  const fallen = gone.slice(0, 4).filter(({ outcome }) => outcome !== 'certified');
  expect(fallen.map(({ stage, reasons }) => ({ stage, reasons }))).toEqual([]);
  expect(gone.slice(0, 6).map(({ stage }) => stage)).toEqual([...stages, 'improvement-1', 'improvement-2']);
  const certificates = gone.flatMap(({ certificate }) => certificate ?? []);
  expect(star).toMatchObject({ outcome: 'certified', certificate: certificates.at(-1) });
  for (const { gates, certificate } of gone)
    if (certificate !== undefined)
      expect(gates.filter(({ role, outcome }) => role === 'deciding' && outcome !== 'passed')).toEqual([]);

  for (const id of [star.certificate, gone[5]!.gates[0]!.id])
    expect(await emp('gate', 'rederive', id)).toMatchObject({ identical: true });
  const { verdicts } = await emp<{ verdicts: { id: string }[] }>('gate', 'list', 'star', '--limit', '1000');
  const shown = gone.flatMap(({ gates }) => gates.map(({ id }) => id));
  expect(verdicts.map(({ id }) => id)).toEqual(expect.arrayContaining(shown));

  // The page judges every verdict of every stage again.
  const { report } = await emp<{ report: string }>('report', 'star');
  const page = readFileSync(report, 'utf8');
  expect(page).toContain('Certified up to excellence');
  const judged = gone.filter(({ gates }) => gates.length > 0);
  expect(page.split('Re-derived from the record: identical.')).toHaveLength(1 + judged.length);
}, 600_000);
