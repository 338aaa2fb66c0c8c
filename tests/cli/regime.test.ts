import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { regimeCommands } from '../../src/cli/regime';
import { sliceBars } from '../../src/domain/market/bars';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'regime-command-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const bars = wanderingBars(640);

async function openRegimes(used = bars) {
  const world = openCommandWorld(regimeCommands);
  const dataset = await world.session.dataSets.store(used);
  const regime = (verb: string, ...more: string[]) =>
    world.run('regime', verb, '--dataset', dataset.slice(0, 12), ...more);
  return { ...world, dataset, regime };
}

interface ShownDocument {
  readonly axes: Record<string, { states: string[]; probabilities: number[]; likeliest: string }>;
  readonly views: Record<string, { name: string; probability: number; probabilities: object; sinceBars: number }>;
  readonly sinceBars?: number;
}

test('every axis and view at a bar is in range, and none knows what came later', async () => {
  const { regime, dataset } = await openRegimes();
  const at = new Date(bars.time[600]!).toISOString();
  const { results, texts, error } = await regime('show', '--at', at);
  expect(error).toBeUndefined();
  const document = results[0] as ShownDocument & { dataset: string; at: string };
  expect([document.dataset, document.at]).toEqual([dataset, at]);
  for (const { states, probabilities, likeliest } of Object.values(document.axes)) {
    expect(probabilities).toHaveLength(states.length);
    expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    expect(probabilities[states.indexOf(likeliest)]).toBe(Math.max(...probabilities));
  }
  for (const { name, probability, probabilities } of Object.values(document.views))
    expect(probabilities).toMatchObject({ [name]: probability });
  expect(texts[0]).toMatch(/^market +\S+ +\d+\.\d % +\d+ +100\.0 %$/m);

  const known = await openRegimes(sliceBars(bars, 0, 601));
  const then = (await known.regime('show')).results[0] as ShownDocument;
  expect([then.axes, then.views, then.sinceBars]).toEqual([document.axes, document.views, document.sinceBars]);
}, 60_000);

test('what cannot be known is absent, and a second market makes its axes known', async () => {
  const { regime, session } = await openRegimes();
  const alone = (await regime('show')).results[0] as ShownDocument;
  expect(Object.keys(alone.axes)).toEqual(['volatility', 'hidden', 'trend', 'direction', 'liquidity', 'sentiment']);
  expect(alone.views).not.toHaveProperty('correlation');
  const benchmark = await session.dataSets.store(wanderingBars(640, { seed: 2, instrument: 'OTHER' }));
  const fearful = wanderingBars(640, { seed: 3, instrument: 'FEAR' });
  const vix = await session.dataSets.store({ ...fearful, close: fearful.close.map(() => 40) });
  const { results } = await regime('show', '--benchmark', benchmark, '--vix', vix);
  const both = results[0] as ShownDocument;
  expect(Object.keys(both.axes)).toContain('coupling');
  expect(both.axes.correlation!.likeliest).toBe('low');
  expect(both.axes.sentiment!.likeliest).toBe('risk-off');
  const early = (await regime('show', '--at', '2010-01-10')).results[0] as ShownDocument;
  expect([early.axes, early.views, early.sinceBars]).toEqual([{}, {}, undefined]);
}, 60_000);

test('the bars since a regime began are counted from its first', async () => {
  const { regime } = await openRegimes();
  const { history } = (await regime('history')).results[0] as { history: { name?: string }[] };
  const last = history.at(-1)!.name;
  const began = history.findLastIndex(({ name }) => name !== last) + 1;
  const { views } = (await regime('show')).results[0] as ShownDocument;
  expect([views.market!.name, views.market!.sinceBars]).toEqual([last, 639 - began]);
}, 60_000);

test('the history of a view is a row a bar, in JSON or in a file, without a name where nothing is known', async () => {
  const { regime } = await openRegimes();
  const { results, texts } = await regime('history', '--view', 'volatility', '--to', '2010-02-20');
  const document = results[0] as { states: string[]; rows: number; history: object[] };
  expect(document.states).toEqual(['low', 'normal', 'high', 'extreme']);
  expect(document.history).toHaveLength(48);
  expect(document.history[0]).toEqual({ time: '2010-01-04T00:00:00.000Z' });
  expect(document.history[47]).toMatchObject({ name: expect.any(String), probabilities: { low: expect.any(Number) } });
  expect(texts[0]).toContain('the last 20 of 48; --out writes all');
  const out = path.join(folder, 'market.csv');
  await regime('history', '--out', out);
  const lines = readFileSync(out, 'utf8').trim().split('\n');
  expect(lines).toHaveLength(641);
  expect(lines[0]).toBe('time,regime,bull,bear,sideways,volatile');
  expect(lines[1]).toBe('2010-01-04T00:00:00.000Z,,,,,');
  expect(lines[640]).toMatch(/Z,[a-z]+(?:,[01](?:\.\d+(?:e-\d+)?)?){4}$/);
}, 60_000);

interface MovedDocument {
  readonly bars: number;
  readonly transitions: { from: string; moves: number; probability: number; interval?: object }[];
  readonly alerts: Record<string, { hindsight?: { rule: string; episodes: number } }>;
  readonly forecast: { horizonBars: number; forecasts: number; logScore: number };
}

test('transitions have rates that sum to one, alerts with hindsight where a rule gives it, and a scored forecast', async () => {
  const { regime, session } = await openRegimes();
  const { results, texts } = await regime('transitions', '--horizon', '10');
  const document = results[0] as MovedDocument;
  expect(document.transitions).toHaveLength(16);
  expect(document.transitions.reduce((sum, { moves }) => sum + moves, 0)).toBe(document.bars - 1);
  for (const state of ['bull', 'bear']) {
    const row = document.transitions.filter(({ from }) => from === state);
    expect(row.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
  }
  expect(document.alerts.bear!.hindsight!.rule).toContain('fell by 20 %');
  expect(document.alerts.bull).not.toHaveProperty('hindsight');
  expect(document.forecast).toMatchObject({ horizonBars: 10, forecasts: document.bars - 10 });
  expect(texts[0]).toMatch(/forecasts 10 bars ahead: log score -\d/);

  const vix = await session.dataSets.store(wanderingBars(640, { seed: 5, instrument: 'FEAR' }));
  const feared = (await regime('transitions', '--view', 'turbulence', '--vix', vix)).results[0] as MovedDocument;
  expect(feared.alerts.turbulent!.hindsight).toMatchObject({ episodes: 1 });
}, 60_000);

test('a view or a data set that does not exist is refused by name', async () => {
  const { regime, run } = await openRegimes();
  expect((await regime('history', '--view', 'weather')).error).toMatchObject({ code: 'commander.invalidArgument' });
  expect((await run('regime', 'show', '--dataset', 'ffff')).error).toMatchObject({ code: 'data.not-found' });
  expect((await regime('show', '--vix', 'ffff')).error).toMatchObject({ code: 'data.not-found' });
});
