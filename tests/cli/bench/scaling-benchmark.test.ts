import type { EvaluationTask, Evaluator } from '../../../src/activities/evaluator-ports';
import { benchmarkScaling } from '../../../src/cli/bench/scaling-benchmark';

const size = { bars: 300, genomes: 4, scenarios: 1, doublings: 2 };

/** Evaluators that take as long as a law says, by a clock of their own. */
function scriptedPools(seconds: (work: { bars: number; genomes: number; paths: number; threads: number }) => number) {
  let clock = 0;
  const poolOf = (threads: number): { threads: number; evaluator: Evaluator } => ({
    threads,
    evaluator: {
      evaluate: ({ bars, genomes, scenarios }: EvaluationTask) => {
        const work = { bars: bars.close.length, genomes: genomes.length, paths: scenarios.length + 1, threads };
        clock += 1_000 * seconds(work);
        return Promise.resolve([]);
      },
    } as unknown as Evaluator,
  });
  return { poolOf, now: () => clock };
}

test('each axis grows alone: the law that the evaluator obeys comes back as exponents', async () => {
  const { poolOf, now } = scriptedPools(
    ({ bars, genomes, paths, threads }) => (bars ** 1.5 * genomes * paths ** 0.5) / threads ** 0.75,
  );
  const figures = await benchmarkScaling({ pools: [1, 2, 4].map(poolOf), size }, { rounds: 2, roundMs: 1, now });
  const exponents = figures.filter(({ unit }) => unit === 'exponent');
  expect(exponents.map(({ name, baseline }) => [name, baseline])).toEqual([
    ['scaling/bars', 1],
    ['scaling/genomes', 1],
    ['scaling/paths', 1],
    ['scaling/threads', -1],
  ]);
  expect(exponents.map(({ value }) => value)).toEqual([1.5, 1, 0.5, -0.75].map((law) => expect.closeTo(law, 9)));
  expect(figures.filter(({ unit }) => unit === 's').map(({ name }) => name)).toEqual(
    [
      ...['bars/300', 'bars/600', 'bars/1200'],
      ...['genomes/4', 'genomes/8', 'genomes/16'],
      ...['paths/2', 'paths/4', 'paths/8'],
      ...['threads/1', 'threads/2', 'threads/4'],
    ].map((point) => `scaling/${point}`),
  );
});

test('with one pool alone there is no exponent of threads', async () => {
  const { poolOf, now } = scriptedPools(({ bars }) => bars);
  const figures = await benchmarkScaling({ pools: [poolOf(1)], size }, { rounds: 1, roundMs: 1, now });
  expect(figures.at(-1)).toMatchObject({ name: 'scaling/threads', value: null, ratio: null });
});
