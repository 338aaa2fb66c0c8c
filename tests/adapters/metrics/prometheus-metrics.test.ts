import { prometheusMetrics } from '../../../src/adapters/metrics/prometheus-metrics';
import type { GenerationSummary } from '../../../src/domain/evolution/generation-summary';
import { readSamples } from '../../support/prometheus-text';

const barren: GenerationSummary = {
  ...{ generation: 3, newcomers: 40, feasible: 0, archive: 7, seconds: 2, hypervolume: 0 },
  ...{ generationsWithoutProgress: 0, action: 'none', arena: 0, migrants: 0 },
};
const summary = { ...barren, feasible: 30, best: 0.75, median: 0.5, diversity: 0.9 };

test('every metric has a help text and a type, before anything was measured', async () => {
  const { types, helps } = readSamples(await prometheusMetrics().expose());
  expect(Object.fromEntries(types)).toEqual({
    emp_generation_seconds: 'histogram',
    emp_fitness_best: 'gauge',
    emp_fitness_median: 'gauge',
    emp_diversity: 'gauge',
    emp_archive_genomes: 'gauge',
    emp_genomes_evaluated_total: 'counter',
    emp_evaluation_seconds_total: 'counter',
    emp_activity_queue_seconds: 'histogram',
  });
  for (const name of types.keys()) expect(helps.get(name)).toMatch(/^[A-Z].{10,}/);
});

test('a selected generation shows its figures under its data set', async () => {
  const metrics = prometheusMetrics();
  metrics.generationSelected('abc', summary);
  metrics.generationSelected('xyz', { ...summary, best: 0.25, seconds: 0.2 });
  const { samples } = readSamples(await metrics.expose());
  expect(samples.get('emp_fitness_best{dataset="abc"}')).toBe(0.75);
  expect(samples.get('emp_fitness_best{dataset="xyz"}')).toBe(0.25);
  expect(samples.get('emp_fitness_median{dataset="abc"}')).toBe(0.5);
  expect(samples.get('emp_diversity{dataset="abc"}')).toBe(0.9);
  expect(samples.get('emp_archive_genomes{dataset="abc"}')).toBe(7);
  expect(samples.get('emp_generation_seconds_sum{dataset="abc"}')).toBe(2);
  expect(samples.get('emp_generation_seconds_bucket{le="1",dataset="abc"}')).toBe(0);
  expect(samples.get('emp_generation_seconds_bucket{le="2.5",dataset="abc"}')).toBe(1);
  expect(samples.get('emp_generation_seconds_count{dataset="xyz"}')).toBe(1);
});

test('a figure that is undefined is absent, also where an earlier generation had it', async () => {
  const metrics = prometheusMetrics();
  metrics.generationSelected('abc', summary);
  metrics.generationSelected('abc', barren);
  const { samples } = readSamples(await metrics.expose());
  for (const name of ['emp_fitness_best', 'emp_fitness_median', 'emp_diversity'])
    expect(samples.has(`${name}{dataset="abc"}`)).toBe(false);
  expect(samples.get('emp_generation_seconds_count{dataset="abc"}')).toBe(2);
});

test('evaluated genomes and their time add up; waiting times fall into buckets by queue', async () => {
  const metrics = prometheusMetrics();
  metrics.genomesEvaluated(50, 1.5);
  metrics.genomesEvaluated(25, 0.5);
  metrics.activityStarted('compute', 0.02);
  metrics.activityStarted('compute', 7);
  metrics.activityStarted('orchestration', 0);
  const { samples } = readSamples(await metrics.expose());
  expect(samples.get('emp_genomes_evaluated_total')).toBe(75);
  expect(samples.get('emp_evaluation_seconds_total')).toBe(2);
  expect(samples.get('emp_activity_queue_seconds_bucket{le="0.025",queue="compute"}')).toBe(1);
  expect(samples.get('emp_activity_queue_seconds_bucket{le="+Inf",queue="compute"}')).toBe(2);
  expect(samples.get('emp_activity_queue_seconds_count{queue="orchestration"}')).toBe(1);
});

test('two processes in one do not share a registry', async () => {
  const [one, other] = [prometheusMetrics(), prometheusMetrics()];
  one.genomesEvaluated(5, 1);
  expect(readSamples(await other.expose()).samples.get('emp_genomes_evaluated_total')).toBe(0);
});
