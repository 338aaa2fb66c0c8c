import { runScript } from '../support/child-script';
import type { WalkRun } from '../support/walk-runs';

/** Evolution always finds a good history. Whether it found skill is told apart from luck, or the report would be worth nothing. */
const walks: WalkRun[] = [];
let habit: WalkRun;

beforeAll(async () => {
  const script = runScript('tests/support/walk-runs.ts');
  for (let run = 0; run < 20; run++) walks.push(JSON.parse(await script.nextLine()) as WalkRun);
  habit = JSON.parse(await script.nextLine()) as WalkRun;
  expect(await script.ended).toBe(0);
}, 60_000);

test('on twenty random walks no verdict passes, and each says why', () => {
  expect(walks).toHaveLength(20);
  expect(walks.filter(({ passed }) => passed)).toEqual([]);
  expect(walks.every(({ reasons }) => reasons > 0)).toBe(true);
});

test('although every run found something that looked better than what it began with', () => {
  for (const { archive, best } of walks) {
    expect(archive).toBeGreaterThan(0);
    expect(best[1]).toBeGreaterThanOrEqual(best[0]);
  }
});

test('what was chosen on a random walk earns nothing out of sample on average, even without costs', () => {
  const mean = walks.reduce((sum, { sharpe }) => sum + sharpe, 0) / walks.length;
  // A ratio over 175 days deviates by sqrt(252 / 175) = 1.2, the mean of twenty by 0.27.
  expect(Math.abs(mean)).toBeLessThan(3 * 0.27);
});

test('where tomorrow does follow from today the same judge sees skill', () => {
  expect(habit).toMatchObject({ passed: true, reasons: 0 });
  expect(habit.sharpe).toBeGreaterThan(3);
});
