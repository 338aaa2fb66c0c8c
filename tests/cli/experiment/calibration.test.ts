import { calibrationStudies, runCalibration } from '../../../src/cli/experiment/calibration';
import { familyStudies } from '../../../src/cli/experiment/calibration-families';
import { ratioStudies } from '../../../src/cli/experiment/calibration-ratios';
import { runStudy } from '../../../src/cli/experiment/calibration-study';
import { describeCalibration } from '../../../src/cli/experiment/calibration-table';
import { createRandom } from '../../../src/domain/numerics/random';
import type { CliContext } from '../../../src/cli/context';

test('no two studies share a truth, on which their draws hang, and no two figures of a study a name', () => {
  expect(new Set(calibrationStudies.map(({ truth }) => truth)).size).toBe(calibrationStudies.length);
  for (const { figures } of calibrationStudies)
    expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
});

test('every study measures each of its figures, a p-value for a test and yes or no for the others', () => {
  // Long histories, and those of rules that trade, are measured by the command alone.
  for (const { truth, figures, replicate } of calibrationStudies.filter(
    (one) => !/knows nothing|1,?000/.test(one.truth),
  )) {
    const values = replicate(createRandom(7));
    expect([truth, values.length]).toEqual([truth, figures.length]);
    for (const [place, value] of values.entries()) {
      if (figures[place]!.kind !== 'test') expect(typeof value).toBe('boolean');
      else {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  }
});

test('what is cheap to draw keeps its promises here as well', () => {
  for (const study of familyStudies.slice(0, 2))
    for (const { shares } of runStudy(study, { replications: 1_000, seed: 2 })) {
      for (const { level, lower } of shares) expect(lower).toBeLessThanOrEqual(level!);
    }
});

test('the table names every figure under what is true, with its shares and intervals', () => {
  const text = describeCalibration(runStudy(ratioStudies[0]!, { replications: 5, seed: 1 }));
  for (const { name } of ratioStudies[0]!.figures) expect(text).toContain(`  ${name}`);
  expect(text).toContain('250 normal returns');
  expect(text).toContain('KS');
});

test('the command needs no stack, and says its size and seed with its rows', () => {
  const documents: unknown[] = [];
  const output = { json: true, line: () => undefined, notice: () => undefined };
  const context = { output: { ...output, result: (document: unknown) => documents.push(document) } };
  runCalibration({ replications: 0, seed: 9 }, context as unknown as CliContext);
  expect(documents).toMatchObject([{ replications: 0, seed: 9, seconds: expect.any(Number) }]);
});
