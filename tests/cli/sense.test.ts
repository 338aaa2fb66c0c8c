import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { senseCommands } from '../../src/cli/sense';
import { featureRegistry } from '../../src/domain/strategy/feature-registry';
import { computeSimpleMovingAverage } from '../../src/domain/technical/simple-moving-average';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'sense-command-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const bars = wanderingBars(600);

async function openSensed() {
  const world = openCommandWorld(senseCommands);
  const dataset = await world.session.dataSets.store(bars);
  const sense = (verb: string, ...more: string[]) =>
    world.run('sense', verb, '--dataset', dataset.slice(0, 10), ...more);
  return { ...world, dataset, sense };
}

interface ReadDocument {
  readonly at: string;
  readonly dimensions: Record<string, { signal: number; confidence: number; evidence: object[] }>;
}

test('a reading has every sense, in range, and none knows what came later', async () => {
  const { sense, dataset } = await openSensed();
  const at = new Date(bars.time[400]!).toISOString();
  const { results, error } = await sense('read', '--at', at);
  expect(error).toBeUndefined();
  const document = results[0] as ReadDocument & { dataset: string };
  expect([document.dataset, document.at]).toEqual([dataset, at]);
  expect(Object.keys(document.dimensions)).toEqual(['how', 'what', 'when', 'chaos']);
  for (const { signal, confidence } of Object.values(document.dimensions)) {
    expect(Math.abs(signal)).toBeLessThanOrEqual(1);
    expect(confidence).toBeGreaterThanOrEqual(0);
    expect(confidence).toBeLessThanOrEqual(1);
  }
  const shorter = openCommandWorld(senseCommands);
  const known = await shorter.session.dataSets.store(wanderingBars(401));
  const then = (await shorter.run('sense', 'read', '--dataset', known)).results[0] as ReadDocument;
  expect(then.dimensions).toEqual(document.dimensions);
});

test('a day means the whole of it, and a time before the data is refused', async () => {
  const { sense } = await openSensed();
  const { results } = await sense('read', '--sense', 'how', '--at', '2010-06-30');
  expect(results).toEqual([expect.objectContaining({ at: '2010-06-30T00:00:00.000Z' })]);
  const { error } = await sense('read', '--at', '1999-01-01');
  expect(error).toMatchObject({ options: { exitCode: 2, hint: expect.stringContaining('it runs from 2010-01-04') } });
});

test('the history of a sense is a row a bar, in JSON or in a file', async () => {
  const { sense } = await openSensed();
  const { results } = await sense('history', '--sense', 'chaos', '--from', '2011-01-01', '--to', '2011-01-10');
  const document = results[0] as { rows: number; history: { time: string; chaos: object }[] };
  expect(document.rows).toBe(10);
  expect(document.history[0]).toEqual({
    time: '2011-01-01T00:00:00.000Z',
    chaos: {
      signal: expect.any(Number),
      confidence: expect.any(Number),
      baseRate: expect.any(Number),
      coverage: expect.any(Number),
    },
  });
  const out = path.join(folder, 'history.csv');
  await sense('history', '--out', out);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(601);
  expect(lines[0]).toMatch(/^time,how\.signal,how\.confidence,how\.baseRate,how\.coverage,what\.signal/);
});

test('an explanation has the evidence, and says what the confidence was worth on the last quarter', async () => {
  const { sense } = await openSensed();
  const { results, texts } = await sense('explain', '--sense', 'how');
  expect(results[0]).toMatchObject({
    sense: 'how',
    calibration: { from: new Date(bars.time[450]!).toISOString(), held: { brier: expect.any(Number) } },
  });
  expect(texts[0]).toMatch(/Brier score 0\.\d{4}, of the base rate 0\.\d{4}/);
});

test('features are listed with their sources, and written as columns', async () => {
  const { sense, run } = await openSensed();
  const listed = (await run('sense', 'features')).results[0] as { features: { feature: string }[] };
  expect(listed.features.map(({ feature }) => feature)).toEqual(featureRegistry.map(({ name }) => name));

  const out = path.join(folder, 'features.csv');
  const { results, error } = await sense(
    'features',
    '--features',
    'close, sma(20),bollinger-upper(20,2)',
    '--out',
    out,
  );
  expect(error).toBeUndefined();
  expect(results).toEqual([
    {
      columns: [
        expect.objectContaining({ feature: 'close', unit: 'price', warmup: 0 }),
        expect.objectContaining({ feature: 'sma(20)', warmup: 19 }),
        expect.objectContaining({ feature: 'bollinger-upper(20,2)' }),
      ],
      rows: 600,
      out,
    },
  ]);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines[0]).toBe('time,close,sma(20),"bollinger-upper(20,2)"');
  expect(lines[1]).toBe(`${new Date(bars.time[0]!).toISOString()},${bars.close[0]},,`);
  expect(lines[601 - 1]?.split(',')[2]).toBe(String(computeSimpleMovingAverage(bars.close, 20)[599]));
});

test('what is no feature is named, and columns need all three options', async () => {
  const { sense, run } = await openSensed();
  const out = path.join(folder, 'none.csv');
  const { error } = await sense('features', '--features', 'close,rsi(1000)', '--out', out);
  expect(error).toMatchObject({
    code: 'sense.no-feature',
    options: { exitCode: 2 },
    message: '"rsi(1000)": expected period a whole number from 2 to 30',
  });
  expect((await run('sense', 'features', '--features', 'close')).error).toMatchObject({ options: { exitCode: 2 } });
});

test('signals stand beside their record, the base rate and what luck explains; the last bar names its own', async () => {
  const { sense, dataset } = await openSensed();
  const { results, texts, error } = await sense('signals', '--horizon', '3');
  expect(error).toBeUndefined();
  const document = results[0] as { signals: { signal: string; count: number }[] };
  expect(document).toMatchObject({
    dataset,
    horizonBars: 3,
    latest: { at: new Date(bars.time[599]!).toISOString(), signals: expect.any(Array), combined: expect.any(Number) },
  });
  expect(document.signals.map(({ signal }) => signal)).toEqual(
    expect.arrayContaining(['moving averages cross up', 'hammer', 'double top left downwards', 'support bounce']),
  );
  const bounce = document.signals.find(({ signal }) => signal === 'support bounce');
  expect(bounce).toEqual({
    signal: 'support bounce',
    family: 'level',
    direction: 1,
    count: expect.any(Number),
    hitRate: expect.any(Number),
    interval: { lower: expect.any(Number), upper: expect.any(Number) },
    baseRate: expect.any(Number),
    pValue: expect.any(Number),
    adjustedPValue: expect.any(Number),
    believed: false,
  });
  expect(texts[0]).toMatch(/^signal +bets +right +95 % interval +usual +p +p of the family\n/);
  expect(texts[0]).toMatch(/3 bars ahead, among \d+ signals: (?:none is believed|believed: )/);
});

test('a horizon that is no number of bars is refused', async () => {
  const { sense } = await openSensed();
  expect((await sense('signals', '--horizon', '0')).error).toMatchObject({ exitCode: 1 });
});
