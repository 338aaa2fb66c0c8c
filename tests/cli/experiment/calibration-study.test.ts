import { runStudy, type CalibratedFigure, type CalibrationStudy } from '../../../src/cli/experiment/calibration-study';
import type { Random } from '../../../src/domain/numerics/random';

const test5: CalibratedFigure = { kind: 'test', law: 'uniform', name: 'exact', method: 'known' };

function study(
  figures: readonly CalibratedFigure[],
  replicate: (random: Random) => readonly (number | boolean | undefined)[],
): CalibrationStudy {
  return { truth: 'known', figures, replicate };
}

test('an exact test and an exact interval are found to be what they say', () => {
  const exact = study([test5, { kind: 'interval', level: 0.95, name: 'interval', method: 'known' }], (random) => [
    random.uniform(),
    random.uniform() < 0.95,
  ]);
  const [pValues, held] = runStudy(exact, { replications: 2_000, seed: 1 });
  expect(pValues?.shares.map(({ level }) => level)).toEqual([0.1, 0.05, 0.01]);
  for (const { level, share, lower, upper } of [...pValues!.shares, ...held!.shares]) {
    expect(lower).toBeLessThan(share);
    expect(upper).toBeGreaterThan(share);
    expect(Math.abs(share - level!)).toBeLessThan(4 * Math.sqrt((level! * (1 - level!)) / 2_000));
  }
  expect(pValues?.uniformity?.pValue).toBeGreaterThan(0.001);
  expect(held).toMatchObject({ truth: 'known', name: 'interval', replications: 2_000 });
  expect(held).not.toHaveProperty('uniformity');
});

test('a lax test is found out, a cautious one is held to its level only', () => {
  const halved = study([test5, { ...test5, law: 'cautious' }], (random) => [
    0.5 * random.uniform(),
    1 - 0.5 * random.uniform(),
  ]);
  const [lax, cautious] = runStudy(halved, { replications: 400, seed: 1 });
  expect(lax!.uniformity!.pValue).toBeLessThan(1e-9);
  expect(lax!.shares[1]!.lower).toBeGreaterThan(0.05);
  expect(cautious!.shares[1]!.share).toBe(0);
  expect(cautious).not.toHaveProperty('uniformity');
});

test('p-values in steps are uniform over each of them', () => {
  const stepped: CalibratedFigure = { ...test5, step: 0.2 };
  const [fine] = runStudy(
    study([stepped], (random) => [(1 + random.integer(5)) / 5]),
    { replications: 1_000, seed: 2 },
  );
  expect(fine!.uniformity!.pValue).toBeGreaterThan(0.001);
});

test('a history hangs on the seed and its own number, and one without the figure does not count', () => {
  const drawn: number[] = [];
  const noted = study([{ kind: 'share', name: 'seldom', method: 'known' }], (random) => {
    const value = random.uniform();
    drawn.push(value);
    return [value < 0.5 ? undefined : value > 0.75];
  });
  const [row] = runStudy(noted, { replications: 400, seed: 3 });
  const first = [...drawn];
  expect(row!.replications).toBe(first.filter((value) => value >= 0.5).length);
  expect(row!.shares[0]!.share).toBe(first.filter((value) => value > 0.75).length / row!.replications);
  runStudy(noted, { replications: 10, seed: 3 });
  expect(drawn.slice(400)).toEqual(first.slice(0, 10));
  runStudy({ ...noted, costly: true }, { replications: 11, seed: 4 });
  expect(drawn).toHaveLength(413);
  expect(drawn.slice(410)).not.toEqual(first.slice(0, 3));
});
