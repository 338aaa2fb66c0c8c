import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EvolutionMetrics } from '../../activities/ports';

/** The project's own metrics, one registry a process. Units are in the names, as Prometheus recommends. */
export function prometheusMetrics(): EvolutionMetrics & { expose(): Promise<string> } {
  const registry = new Registry();
  const shared = { registers: [registry] };
  const gauges = { ...shared, labelNames: ['dataset'] as const };
  const generationSeconds = new Histogram({
    ...gauges,
    name: 'emp_generation_seconds',
    help: 'Time from breeding a generation to its selection',
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300],
  });
  const best = new Gauge({ ...gauges, name: 'emp_fitness_best', help: 'Best weighted fitness of the last generation' });
  const median = new Gauge({
    ...gauges,
    name: 'emp_fitness_median',
    help: 'Median weighted fitness of the last generation',
  });
  const diversity = new Gauge({
    ...gauges,
    name: 'emp_diversity',
    help: "Simpson's diversity of the last generation's conditions",
  });
  const archive = new Gauge({ ...gauges, name: 'emp_archive_genomes', help: 'Genomes in the archive' });
  const genomes = new Counter({ ...shared, name: 'emp_genomes_evaluated_total', help: 'Genomes scored' });
  const evaluation = new Counter({
    ...shared,
    name: 'emp_evaluation_seconds_total',
    help: 'Time spent in evaluation activities',
  });
  const waited = new Histogram({
    ...shared,
    name: 'emp_activity_queue_seconds',
    help: 'Time an activity waited in its queue before a worker took it',
    labelNames: ['queue'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  });

  return {
    generationSelected(dataset, summary) {
      generationSeconds.observe({ dataset }, summary.seconds);
      archive.set({ dataset }, summary.archive);
      show(best, dataset, summary.best);
      show(median, dataset, summary.median);
      show(diversity, dataset, summary.diversity);
    },
    genomesEvaluated(count, seconds) {
      genomes.inc(count);
      evaluation.inc(seconds);
    },
    activityStarted(queue, seconds) {
      waited.observe({ queue }, seconds);
    },
    expose: () => registry.metrics(),
  };
}

/** A figure that is undefined is absent: what an earlier generation left there would be read as this one's. */
function show(gauge: Gauge<'dataset'>, dataset: string, value: number | undefined): void {
  if (value === undefined) gauge.remove({ dataset });
  else gauge.set({ dataset }, value);
}
