import { measureProgress, type GenerationLeaders, type ProgressReport } from '../../../src/domain/evolution/progress';
import { deriveSeed } from '../../../src/domain/numerics/derived-seed';
import { createRandom } from '../../../src/domain/numerics/random';

const bars = 500;

/** Daily returns of 1 % deviation around `mean`. */
function noise(seed: number, mean = 0, length = bars): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length }, () => mean + 0.01 * random.normal());
}

/** Generations of leaders, each series drawn from its own stream. */
function archiveOf(
  means: readonly number[],
  { seed = 1, leaders = 3, isShared = false }: { seed?: number; leaders?: number; isShared?: boolean } = {},
): { generations: GenerationLeaders[]; returns: Map<string, Float64Array> } {
  const returns = new Map<string, Float64Array>();
  const market = noise(deriveSeed(seed, 'market'));
  const generations = means.map((mean, generation) => ({
    generation,
    leaders: Array.from({ length: leaders }, (_, index) => {
      const own = noise(deriveSeed(seed, generation, index), mean);
      const id = `${generation}-${index}`;
      returns.set(id, isShared ? own.map((value, bar) => value / 10 + 0.9 * mean + market[bar]!) : own);
      return id;
    }),
  }));
  return { generations, returns };
}

function progressOf(archive: ReturnType<typeof archiveOf>, seed = 7): ProgressReport {
  const report = measureProgress({ ...archive, seed, periodsPerYear: 252 });
  if (!report) throw new Error('undefined');
  return report;
}

test('the same leaders in every generation are no progress: p is 1', () => {
  const { generations, returns } = archiveOf([0.001]);
  const [{ leaders }] = generations as [GenerationLeaders];
  const still = [leaders, [...leaders].reverse(), leaders].map((ids, generation) => ({ generation, leaders: ids }));
  const { summary, ...report } = progressOf({ generations: still, returns });
  for (const { sincePrevious, sinceFirst } of report.generations.slice(1))
    for (const improvement of [sincePrevious, sinceFirst])
      expect(improvement).toEqual({ relative: 0, interval: { lower: 0, upper: 0 }, pValue: 1, adjustedPValue: 1 });
  expect(summary).toMatchObject({ total: 0, totalPValue: 1, perStep: 0, aboveFirst: 0, significantSteps: 0 });
  expect(summary.text).toContain('not shown to be better');
});

test('quality is one half without gain and three quarters at a Sharpe ratio of 1', () => {
  const alternating = Float64Array.from({ length: bars }, (_, bar) => (bar % 2 === 0 ? 0.01 : -0.01));
  const deviation = 0.01 * Math.sqrt(bars / (bars - 1));
  const paid = alternating.map((value) => value + deviation / Math.sqrt(252));
  const returns = new Map([
    ['idle', alternating],
    ['paid', paid],
  ]);
  const generations = ['idle', 'paid'].map((id, generation) => ({ generation, leaders: [id] }));
  const report = progressOf({ generations, returns });
  expect(report.generations.map(({ quality }) => quality)).toEqual([expect.closeTo(0.5, 10), expect.closeTo(0.75, 10)]);
  expect(report.generations[1]?.sincePrevious?.relative).toBeCloseTo(0.5, 10);
});

test('a planted improvement is found where it was planted, and nowhere else', () => {
  const { generations, summary } = progressOf(archiveOf([0, 0, 0.004, 0.004]));
  const significant = generations.filter(({ sincePrevious }) => (sincePrevious?.adjustedPValue ?? 1) < 0.05);
  expect(significant.map(({ generation }) => generation)).toEqual([2]);
  expect(summary).toMatchObject({ significantSteps: 1, largeAndSignificantSteps: 1, aboveFirst: 2, meetsSeeds: false });
  expect(summary.text).toMatch(/more than noise in their returns explains/);
});

test('what all share is not mistaken for noise: pairing finds a difference that the market hides', () => {
  const [, second] = progressOf(archiveOf([0, 0.0005], { isShared: true })).generations;
  expect(second?.sincePrevious?.pValue).toBeLessThan(0.01);
  const [, alone] = progressOf(archiveOf([0, 0.0005], { leaders: 1 })).generations;
  expect(alone?.sincePrevious?.pValue).toBeGreaterThan(0.05);
});

test('leaders of equal skill pass the 5 % test about as often as it says', () => {
  const runs = 100;
  const passed = Array.from({ length: runs }, (_, seed) => {
    const ids = ['a', 'b', 'c', 'd'];
    const returns = new Map(ids.map((id) => [id, noise(deriveSeed(seed, id), 0, 250)]));
    const generations = [0, 1].map((generation) => ({
      generation,
      leaders: ids.slice(2 * generation, 2 * generation + 2),
    }));
    return progressOf({ generations, returns }, seed).generations[1]?.sincePrevious?.pValue ?? 1;
  }).filter((pValue) => pValue < 0.05).length;
  // Binomial(100, 0.05): 1 to 12 holds 99 % of it.
  expect(passed).toBeGreaterThanOrEqual(1);
  expect(passed).toBeLessThanOrEqual(12);
});

test('thirty generations that all improve by over 5 % would be what the seeds ask for', () => {
  const { summary } = progressOf(archiveOf(Array.from({ length: 30 }, (_, step) => -0.02 + step * 0.002)));
  expect(summary).toMatchObject({ generations: 30, enoughGenerations: true, steps: 29 });
  expect(summary.largeSteps).toBeLessThan(29);
  expect(summary.meetsSeeds).toBe(false);
});

test('a report in sample says that being chosen is luck too, one out of sample has none to take away', () => {
  const archive = archiveOf([0, 0.004]);
  const report = (sample?: 'in sample' | 'out of sample') =>
    measureProgress({ ...archive, seed: 7, periodsPerYear: 252, ...(sample && { sample }) });
  expect(report()).toEqual(report('in sample'));
  expect(report()?.summary.text).toContain('the luck of having been chosen');
  expect(report()?.caveat).toContain('p-values are too small');
  expect(report('out of sample')?.summary.text).not.toContain('chosen');
  expect(report('out of sample')?.generations).toEqual(report()?.generations);
});

test('what a search without skill gains by choosing from more and more is told from progress', () => {
  const bestOf = (generations: number) => {
    const trials = Array.from({ length: generations * 40 }, (_, index) => {
      const account = noise(deriveSeed(3, 'trial', index));
      return { id: `${index}`, account, total: account.reduce((sum, value) => sum + value, 0) };
    });
    return trials.sort((a, b) => b.total - a.total).slice(0, 3);
  };
  const chosen = [1, 12].map(bestOf);
  const input = {
    generations: chosen.map((leaders, generation) => ({ generation, leaders: leaders.map(({ id }) => id) })),
    returns: new Map(chosen.flat().map(({ id, account }) => [id, account])),
    ...{ seed: 7, periodsPerYear: 252 },
  };
  const extent = { firstTrials: 40, lastTrials: 480, sharpeVariance: 1 / bars };
  const naive = measureProgress(input)?.summary;
  const aware = measureProgress({ ...input, extent })?.summary;
  expect(naive?.total).toBeGreaterThan(0.02);
  expect(naive?.luck).toBeUndefined();
  expect(aware?.luck?.pValue).toBeGreaterThan(0.05);
  expect(aware?.luck?.expectedGain).toBeCloseTo(aware?.luck?.observedGain ?? 0, 0);
  expect(measureProgress({ ...input, extent, sample: 'out of sample' })?.summary.luck).toBeUndefined();
});

test('a planted improvement is more than luck', () => {
  const extent = { firstTrials: 40, lastTrials: 480, sharpeVariance: 1 / bars };
  const report = measureProgress({ ...archiveOf([0, 0.005]), extent, seed: 7, periodsPerYear: 252 });
  expect(report?.summary.luck?.pValue).toBeLessThan(0.05);
  expect(report?.summary.text).toContain('and more than the luck of having been chosen');
});

test('the seed decides the resamples, and nothing else does', () => {
  const archive = archiveOf([0, 0.001, 0.002]);
  expect(progressOf(archive, 7)).toEqual(progressOf(archive, 7));
  expect(progressOf(archive, 8)).not.toEqual(progressOf(archive, 7));
  expect(JSON.parse(JSON.stringify(progressOf(archive)))).toEqual(progressOf(archive));
});

test('what cannot be measured is undefined, what is missing a fault', () => {
  const { generations, returns } = archiveOf([0, 0]);
  const measure = (input: Partial<Parameters<typeof measureProgress>[0]>) =>
    measureProgress({ generations, returns, seed: 1, periodsPerYear: 252, ...input });
  expect(measure({ generations: generations.slice(0, 1) })).toBeUndefined();
  expect(measure({ generations: [] })).toBeUndefined();
  expect(measure({ returns: new Map(returns).set('1-0', new Float64Array(bars)) })).toBeUndefined();
  const once = new Float64Array(bars);
  once[250] = 0.01;
  expect(measure({ returns: new Map(returns).set('1-0', once) })).toBeUndefined();
  expect(() => measure({ generations: [...generations, { generation: 2, leaders: [] }] })).toThrow('no leaders');
  expect(() => measure({ generations: [...generations, { generation: 2, leaders: ['x'] }] })).toThrow('leader x');
  expect(() => measure({ returns: new Map(returns).set('1-0', noise(1).slice(1)) })).toThrow('499 returns where 500');
});
