import fc from 'fast-check';
import { deriveSeed } from '../../../src/domain/numerics/derived-seed';
import { createRandom } from '../../../src/domain/numerics/random';
import { applyFlashCrash } from '../../../src/domain/stress/flash-crash';
import { applyLiquidityCrisis } from '../../../src/domain/stress/liquidity-crisis';
import { applyRegimeChange } from '../../../src/domain/stress/regime-change';
import type { Scenario } from '../../../src/domain/stress/scenario';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { applyScenario } from '../../../src/domain/stress/stressed-path';
import { applyVolatilitySpike } from '../../../src/domain/stress/volatility-spike';
import { findFlaw, fingerprint, historyOf } from '../../support/price-paths';
import { anyBars, flatBars, walkBars } from '../../support/random-bars';

const replay: Scenario = {
  name: 'replay-first-bars',
  parts: [{ kind: 'replay', parameters: { fromBar: 0, bars: 1, windowsPerYear: 4, severity: 1.2 }, stream: 1 }],
};

test('the standard ones are the four of the seeds and the four others, each a stream of its own', () => {
  expect(standardScenarios.map(({ name }) => name)).toEqual([
    'flash-crash',
    'volatility-spike',
    'liquidity-crisis',
    'regime-change',
    'correlation-breakdown',
    'gap-opening',
    'whipsaw',
    'slow-bleed',
  ]);
  expect(new Set(standardScenarios.map(({ parts: [part] }) => part?.stream)).size).toBe(8);
});

test.each([
  ['flash-crash', applyFlashCrash],
  ['volatility-spike', applyVolatilitySpike],
  ['liquidity-crisis', applyLiquidityCrisis],
  ['regime-change', applyRegimeChange],
] as const)('%s as data makes the path that the function makes', (name, apply) => {
  const path = historyOf(walkBars({ length: 700, seed: 5 }));
  const scenario = standardScenarios.find((one) => one.name === name)!;
  const asData = applyScenario(path, scenario, 42);
  expect(fingerprint(asData)).toBe(fingerprint(apply(path, createRandom(deriveSeed(42, 'stress', name)))));
  expect(asData.name).toBe(name);
});

test('transformations laid over each other are all in the name', () => {
  const path = historyOf(walkBars({ length: 700, seed: 5 }));
  const both = applyLiquidityCrisis(applyFlashCrash(path, createRandom(1)), createRandom(2));
  expect(both.name).toBe('flash-crash+liquidity-crisis');
});

describe.each([...standardScenarios, replay])('$name', (scenario) => {
  test('makes valid bars of any bars: motionless, with gaps, or a single one', () => {
    fc.assert(
      fc.property(anyBars({ maxLength: 80 }), fc.nat(), (bars, seed) => {
        const path = historyOf(bars);
        expect(findFlaw(applyScenario(path, scenario, seed), path)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
    for (const bars of [flatBars(1), flatBars(2), flatBars(400)])
      expect(findFlaw(applyScenario(historyOf(bars), scenario, 1), historyOf(bars))).toBeUndefined();
  });

  test('is the same for the same seed, another for another, and leaves the history as it was', () => {
    const path = { ...historyOf(walkBars({ length: 800, seed: 3 })), liquidity: new Float64Array(800).fill(0.5) };
    const before = fingerprint(path);
    const first = fingerprint(applyScenario(path, scenario, 42));
    expect(fingerprint(applyScenario(path, scenario, 42))).toBe(first);
    expect(fingerprint(applyScenario(path, scenario, 43))).not.toBe(first);
    expect(fingerprint(path)).toBe(before);
  });

  test('works on bars of every width', () => {
    for (const period of ['1m', '1h', '1d', '1w'] as const)
      for (const calendar of ['exchange', 'fx', 'always'] as const) {
        const path = historyOf(walkBars({ length: 2_000, seed: 8, period, calendar, volatility: 0.001 }));
        const stressed = applyScenario(path, scenario, 5);
        expect(findFlaw(stressed, path)).toBeUndefined();
        expect(fingerprint(stressed)).not.toBe(fingerprint(path));
      }
  });

  test('stacks on any other', () => {
    const path = historyOf(walkBars({ length: 600, seed: 6 }));
    for (const other of standardScenarios) {
      const stacked = { name: 'stacked', parts: [...other.parts, ...scenario.parts] };
      expect(findFlaw(applyScenario(path, stacked, 1), path)).toBeUndefined();
    }
  });

  test('a bar before all events is untouched to the last bit', () => {
    const path = historyOf(walkBars({ length: 300, seed: 2 }));
    const { bars } = applyScenario(path, scenario, 1);
    for (const column of ['open', 'high', 'low', 'close'] as const) expect(bars[column][0]).toBe(path.bars[column][0]);
  });

  test('survives its own JSON', () => {
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });
});

test('parts follow each other, each with its own draws: what the first does does not depend on the second', () => {
  const path = historyOf(walkBars({ length: 1_000, seed: 9 }));
  const [crash, , thin] = standardScenarios;
  const both = applyScenario(path, { name: 'both', parts: [...crash!.parts, ...thin!.parts] }, 7);
  const inTurn = applyScenario({ ...applyScenario(path, crash!, 7), name: 'history' }, thin!, 7);
  expect(fingerprint(both)).toBe(fingerprint(inTurn));
  expect(both.name).toBe('both');
});

test('another stream is the same thing in other places', () => {
  const path = historyOf(walkBars({ length: 252 * 3, seed: 9 }));
  const [part] = standardScenarios[2]!.parts;
  const depthOf = (stream: number): Float64Array =>
    applyScenario(path, { name: 'thin', parts: [{ ...part!, stream }] }, 7).liquidity!;
  const thinBars = (depth: Float64Array): number => depth.filter((value) => value < 1).length;
  expect(thinBars(depthOf(1))).toBe(thinBars(depthOf(2)));
  expect(depthOf(1)).not.toEqual(depthOf(2));
});

test('what is not sound is refused with every problem, and so is an episode beyond the history', () => {
  const path = historyOf(walkBars({ length: 100, seed: 1 }));
  const parameters = { ...standardScenarios[0]!.parts[0]!.parameters, fall: 2, rebound: -1 };
  const broken: Scenario = { name: 'broken', parts: [{ kind: 'flash-crash', parameters, stream: 1 }] };
  expect(() => applyScenario(path, broken, 1)).toThrow(/flash-crash\.fall 2: expected .*; .*flash-crash\.rebound -1/);
  const beyond = { ...replay.parts[0]!, parameters: { ...replay.parts[0]!.parameters, fromBar: 90, bars: 11 } };
  expect(() => applyScenario(path, { name: 'beyond', parts: [beyond] }, 1)).toThrow('a history of 100 bars');
});
