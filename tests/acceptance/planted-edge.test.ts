import { plantedEdges } from '../fixtures/planted-edges';
import { runScript } from '../support/child-script';
import type { JudgedRun } from '../support/judged-runs';

/** A judge that refuses everything is never fooled either. Where there is something to be found it has to be found, and called by its name. */
const runs: JudgedRun[] = [];
const seedsEach = 6;

beforeAll(async () => {
  const script = runScript('tests/support/judged-runs.ts', { args: ['planted', '1', `${seedsEach}`] });
  for (let run = 0; run < seedsEach * plantedEdges.length; run++)
    runs.push(JSON.parse(await script.nextLine()) as JudgedRun);
  expect(await script.ended).toBe(0);
}, 900_000);

test('the rule that knows a planted market earns an annual Sharpe ratio of 2 and more in each', () => {
  expect(runs).toHaveLength(30);
  expect(runs.filter(({ known }) => known < 2)).toEqual([]);
});

test('evolution finds the edge within 30 generations, and the report says so, in at least nine of ten runs', () => {
  const found = runs.filter(({ passed }) => passed);
  expect(found.length).toBeGreaterThanOrEqual(0.9 * runs.length);
  for (const { text } of found) expect(text).toContain('Evidence of skill');
});

test('of each kind of edge most are found', () => {
  for (const { name } of plantedEdges) {
    const passed = runs.filter((run) => run.market === name && run.passed);
    expect({ name, enough: passed.length > seedsEach / 2 }).toEqual({ name, enough: true });
  }
});

test('what is found out of sample is a good part of what there is to know', () => {
  const share = runs.reduce((sum, { outOfSample, known }) => sum + outOfSample / known, 0) / runs.length;
  expect(share).toBeGreaterThan(0.5);
});
