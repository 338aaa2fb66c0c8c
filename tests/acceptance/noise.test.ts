import { runScript } from '../support/child-script';
import type { JudgedRun } from '../support/judged-runs';

/** Evolution always finds a good history. Whether it found skill is told apart from luck, or the report would be worth nothing. */
const count = 40;
/** Ten years: enough for the judge, and half the time of twenty. */
const bars = 2_500;
const risingCount = 10;
let walks: JudgedRun[];
let rising: JudgedRun[];

beforeAll(async () => {
  walks = await judge('noise', count);
  rising = await judge('drift', risingCount);
}, 900_000);

async function judge(market: string, seeds: number): Promise<JudgedRun[]> {
  const script = runScript('tests/support/judged-runs.ts', { args: [market, '1', `${seeds}`, `${bars}`] });
  const runs: JudgedRun[] = [];
  while (runs.length < seeds) runs.push(JSON.parse(await script.nextLine()) as JudgedRun);
  expect(await script.ended).toBe(0);
  return runs;
}

test('on forty random walks at least 95 % of the verdicts are no evidence of skill, and each says why', () => {
  expect(walks).toHaveLength(count);
  const refused = walks.filter(({ passed }) => !passed);
  expect(refused.length).toBeGreaterThanOrEqual(0.95 * count);
  for (const { text, reasons } of refused) {
    expect(text).toBe('No evidence of skill.');
    expect(reasons.length).toBeGreaterThan(0);
  }
});

test('although every run found something that looks good on the history it was found on', () => {
  for (const { inSample } of walks) expect(inSample).toBeGreaterThan(0.4);
});

test('what was chosen on a random walk earns nothing out of sample on average', () => {
  const mean = walks.reduce((sum, { outOfSample }) => sum + outOfSample, 0) / walks.length;
  // A ratio over 625 days deviates by sqrt(252 / 625) = 0.63, the mean of forty by 0.1.
  expect(Math.abs(mean)).toBeLessThan(3 * 0.1);
});

test('a walk that rises makes a winner of whoever holds it, and no skill: good ratios on both sides, and no evidence', () => {
  const mean = rising.reduce((sum, { outOfSample }) => sum + outOfSample, 0) / rising.length;
  expect(mean).toBeGreaterThan(0.5);
  expect(rising.filter(({ passed }) => passed)).toEqual([]);
});
