import fc from 'fast-check';
import { permitGains } from '../../../src/domain/evolution/account-terms';
import type { Arena } from '../../../src/domain/evolution/arena';
import { evaluateGenome } from '../../../src/domain/evolution/genome-evaluation';
import type { Phenotype } from '../../../src/domain/evolution/population-evaluation';
import {
  computePerformanceMetrics,
  type PerformanceMetrics,
} from '../../../src/domain/performance/performance-metrics';
import { computeAccountReturns } from '../../../src/domain/simulation/account-returns';
import type { Kernel } from '../../../src/domain/simulation/kernel';
import { jobSlot } from '../../../src/domain/simulation/kernel-layout';
import { readPerformanceMetrics } from '../../../src/domain/simulation/kernel-figures';
import { simulationPolicy } from '../../../src/domain/simulation/policy';
import { simulateStrategy } from '../../../src/domain/simulation/simulate';
import { evaluateWith } from '../../support/kernel-memory';
import { createCheckedKernel, createKernelPair } from '../../support/kernel-pair';
import { anyArena, anyPhenotype } from '../../support/random-arenas';

const kernels = createKernelPair(8 * 2 ** 20);
const { buffer, plain, compiled } = kernels;
const phenotypes = fc.array(anyPhenotype, { minLength: 1, maxLength: 6 });

const evaluatePlainly = (population: readonly Phenotype[], arena: Arena) =>
  population.map(({ genome, gains }) => evaluateGenome(genome, arena, gains));

test.each([
  ['plain', plain],
  ['compiled', compiled],
])('the %s kernel evaluates as the plain simulator does', (_, kernel) => {
  let traded = 0;
  fc.assert(
    fc.property(anyArena, phenotypes, (arena, population) => {
      const expected = evaluatePlainly(population, arena);
      expect(evaluateWith(arena, buffer, kernel).evaluate(population)).toStrictEqual(expected);
      for (const { inSample } of expected) traded += inSample.trades;
    }),
    { numRuns: 50 },
  );
  expect(traded).toBeGreaterThan(100);
});

/** Every figure of the history at full precision, by the plain functions. */
function measurePlainly({ genome, gains }: Phenotype, { history, costs, limits }: Arena): PerformanceMetrics {
  const { initialCapital } = simulationPolicy;
  const { maxPosition } = limits?.constraints ?? simulationPolicy;
  const regimeGains = permitGains(gains, limits?.constraints);
  const options = { costs, initialCapital, maxPosition, from: 0, to: history.path.bars.close.length };
  const simulation = simulateStrategy(genome, history, { ...options, ...(regimeGains && { regimeGains }) });
  return computePerformanceMetrics(
    {
      ...simulation,
      returns: computeAccountReturns(simulation.equity, initialCapital),
      profits: simulation.trades.map(({ profit }) => profit),
      periodsHeld: simulation.barsInMarket,
    },
    history.periodsPerYear,
  );
}

test('both kernels and the plain functions agree in every bit of every figure', () => {
  let compared = 0;
  fc.assert(
    fc.property(anyArena, phenotypes, (arena, population) => {
      const measured: PerformanceMetrics[] = [];
      const kernel = createCheckedKernel(kernels, (job) => {
        if (job[jobSlot.full] === 1) measured.push(readPerformanceMetrics(job, arena.history.periodsPerYear));
      });
      evaluateWith(arena, buffer, kernel).evaluate(population);
      expect(measured).toStrictEqual(population.map((phenotype) => measurePlainly(phenotype, arena)));
      compared += measured.filter(({ trades }) => trades > 0).length;
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(100);
});

const arenaOf = (seed: number): Arena => fc.sample(anyArena, { numRuns: 1, seed })[0]!;
const populationOf = (size: number): Phenotype[] => fc.sample(anyPhenotype, { numRuns: size, seed: 5 });

test('what a genome scores does not depend on who is scored with it, nor on what was scored before', () => {
  const arena = arenaOf(2);
  const population = populationOf(90);
  const together = evaluateWith(arena, buffer, compiled).evaluate(population);
  const evaluation = evaluateWith(arena, buffer, compiled);
  const backwards = [...population].reverse().map((phenotype) => evaluation.evaluate([phenotype])[0]);
  expect(backwards.reverse()).toStrictEqual(together);
  expect(evaluation.evaluate(population)).toStrictEqual(together);
});

test('stops between genomes, returns what is finished, and can be asked again', () => {
  const arena = arenaOf(3);
  const population = populationOf(150);
  const evaluation = evaluateWith(arena, buffer, compiled);
  const all = evaluation.evaluate(population);
  let done = 0;
  const some = evaluation.evaluate(population, { shouldStop: () => done >= 64, onDone: (count) => (done += count) });
  expect(some.length).toBe(done);
  expect(done).toBeGreaterThanOrEqual(64);
  expect(done).toBeLessThan(150);
  expect(some).toStrictEqual(all.slice(0, done));
  expect(evaluation.evaluate(population.slice(0, 3), { shouldStop: () => true })).toEqual([]);
  expect(evaluation.evaluate(population)).toStrictEqual(all);
});

test('a figure beyond the range of a number is left to the plain form, which names the fault', () => {
  const arena = arenaOf(2);
  const [phenotype] = populationOf(1);
  const kernel: Kernel = { ...plain, reduce: (job) => void (new Float64Array(buffer, job)[jobSlot.mean] = Number.NaN) };
  const expected = evaluatePlainly([phenotype!], arena);
  expect(evaluateWith(arena, buffer, kernel).evaluate([phenotype!])).toStrictEqual(expected);
});
