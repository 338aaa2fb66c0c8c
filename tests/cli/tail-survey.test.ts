import { senseCommands } from '../../src/cli/sense';
import { wanderingBars } from '../fakes/recorded-run';
import { openCommandWorld } from '../support/command';

async function survey(...more: string[]) {
  const world = openCommandWorld(senseCommands);
  const bars = wanderingBars(1_500);
  const close = bars.close.slice();
  close[700] = close[699]! * 0.7;
  const dataset = await world.session.dataSets.store({
    ...bars,
    close,
    low: bars.low.map((low, t) => Math.min(low, close[t]!)),
  });
  const other = await world.session.dataSets.store(wanderingBars(1_500, { instrument: 'OTHER', seed: 2 }));
  const apart = wanderingBars(1_500, { instrument: 'APART', seed: 3 });
  const elsewhere = await world.session.dataSets.store({ ...apart, time: apart.time.map((time) => time + 3_600_000) });
  const named: Record<string, string> = { other, elsewhere };
  return world.run('sense', 'tails', '--dataset', dataset, ...more.map((word) => named[word] ?? word));
}

interface Tails {
  readonly losses: { readonly valueAtRisk99: number; readonly expectedShortfall99: number };
  readonly jumps: readonly { readonly at: string; readonly deviations: number }[];
  readonly dependence?: { readonly lowerTail: number };
}

test('a fall of three tenths is a jump, and the tail of losses is described', async () => {
  const { results, texts, error } = await survey();
  expect(error).toBeUndefined();
  const { losses, jumps, dependence } = results[0] as Tails;
  const day = new Date(wanderingBars(1_500).time[700]!).toISOString();
  expect(jumps.find(({ at }) => at === day)?.deviations).toBeLessThan(-10);
  expect(losses.expectedShortfall99).toBeGreaterThan(losses.valueAtRisk99);
  expect(dependence).toBeUndefined();
  expect(texts[0]).toContain(day.slice(0, 16));
});

test('two markets that wander apart do not fall together', async () => {
  const { results } = await survey('--benchmark', 'other');
  // 75 of 1,499 bars are in the worst share; four binomial errors around it.
  expect((results[0] as Tails).dependence?.lowerTail).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / 74));
});

test('another market that trades at other times is refused', async () => {
  const { error } = await survey('--benchmark', 'elsewhere');
  expect(error).toMatchObject({ code: 'sense.no-common-bars', options: { exitCode: 2 } });
});
