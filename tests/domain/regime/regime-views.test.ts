import fc from 'fast-check';
import { axisNames, createRegimeAxes, type AxisReading } from '../../../src/domain/regime/regime-axes';
import { axesOf, createViewReader } from '../../../src/domain/regime/regime-view';
import { regimeViews } from '../../../src/domain/regime/regime-views';

const axes = createRegimeAxes();

/** Every axis certain of one state. */
function certainly(states: Partial<Record<(typeof axisNames)[number], string>>): AxisReading {
  return Object.fromEntries(
    Object.entries(states).map(([axis, state]) => {
      const names: readonly string[] = axes[axis as keyof typeof axes].states;
      expect(names).toContain(state);
      return [axis, Float64Array.from(names, (name) => Number(name === state))];
    }),
  );
}

function nameOf(view: string, states: Parameters<typeof certainly>[0]): string | undefined {
  const found = regimeViews.find(({ name }) => name === view);
  if (!found) throw new Error(`no view ${view}`);
  return createViewReader(found, axes)(certainly(states))?.name;
}

test('every taxonomy of the seeds is there, each under one name', () => {
  expect(Object.fromEntries(regimeViews.map(({ name, states }) => [name, states.map((state) => state.name)]))).toEqual({
    market: ['bull', 'bear', 'sideways', 'volatile'],
    volatility: ['low', 'normal', 'high', 'extreme'],
    'volatility-classes': ['low', 'medium', 'high'],
    turbulence: ['calm', 'usual', 'turbulent'],
    trend: ['trending', 'ranging', 'transitioning'],
    correlation: ['low', 'normal', 'high'],
    coupling: ['normal', 'breakdown', 'recovery'],
    liquidity: ['normal', 'stressed', 'crisis'],
    sentiment: ['risk-on', 'neutral', 'risk-off'],
    combinations: ['stable-bull', 'volatile-bull', 'bear-market', 'crisis-mode', 'recovery-phase', 'low-vol-grinding'],
    adaptation: [
      'low-volatility-trending',
      'low-volatility-ranging',
      'high-volatility-trending',
      'high-volatility-ranging',
      'crisis-mode',
      'recovery-mode',
    ],
  });
});

test.each([
  ['market', { direction: 'flat', volatility: 'extreme' }, 'volatile'],
  ['market', { direction: 'down', volatility: 'low' }, 'bear'],
  ['volatility-classes', { volatility: 'extreme' }, 'high'],
  ['sentiment', { sentiment: 'extreme-risk-off' }, 'risk-off'],
  ['trend', { trend: 'falling' }, 'trending'],
  ['adaptation', { volatility: 'high', trend: 'rising', liquidity: 'crisis' }, 'crisis-mode'],
  ['adaptation', { volatility: 'normal', trend: 'transitioning', liquidity: 'stressed' }, 'low-volatility-ranging'],
] as const)('%s calls %j %s', (view, states, name) => {
  expect(nameOf(view, states)).toBe(name);
});

// Seed 003 phase 6, `regime_combinations`, line by line.
test.each([
  ['low', 'rising', 'normal', 'normal', 'risk-on', 'stable-bull'],
  ['high', 'rising', 'normal', 'normal', 'risk-on', 'volatile-bull'],
  ['high', 'falling', 'breakdown', 'stressed', 'risk-off', 'bear-market'],
  ['extreme', 'ranging', 'breakdown', 'crisis', 'extreme-risk-off', 'crisis-mode'],
  ['normal', 'transitioning', 'recovery', 'improving', 'neutral', 'recovery-phase'],
  ['low', 'ranging', 'normal', 'normal', 'neutral', 'low-vol-grinding'],
])('%s, %s, %s, %s and %s is the %s of the seed', (...row) => {
  const [volatility, trend, coupling, liquidity, sentiment, name] = row;
  expect(nameOf('combinations', { volatility, trend, coupling, liquidity, sentiment })).toBe(name);
});

test('the nearest combination names a market that fits none, and an unknown axis speaks for none', () => {
  expect(
    nameOf('combinations', {
      volatility: 'extreme',
      trend: 'falling',
      coupling: 'normal',
      liquidity: 'stressed',
      sentiment: 'risk-off',
    }),
  ).toBe('bear-market');
  expect(nameOf('combinations', { volatility: 'low', trend: 'rising' })).toBe('stable-bull');
  expect(nameOf('combinations', { volatility: 'low' })).toBeUndefined();
});

test('the probabilities of a view sum to 1, and its name is the likeliest, whatever the axes say', () => {
  const mass = fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.array(mass, { minLength: 8, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      (masses, known) => {
        const reading = Object.fromEntries(
          axisNames.map((axis, i) => {
            const drawn = masses[i]!.slice(0, axes[axis].states.length);
            const total = drawn.reduce((sum, p) => sum + p, 0);
            return [axis, known[i] ? Float64Array.from(drawn, (p) => p / total) : undefined];
          }),
        ) as AxisReading;
        for (const view of regimeViews) {
          const read = createViewReader(view, axes)(reading);
          expect(read === undefined).toBe(view.needs.some((axis) => reading[axis] === undefined));
          if (!read) continue;
          expect(read.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
          expect(read.probability).toBe(Math.max(...read.probabilities));
          expect(read.coverage).toBe(axesOf(view).filter((axis) => reading[axis]).length / axesOf(view).length);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a view of states that no axis has is refused', () => {
  const view = { ...regimeViews[0]!, states: [{ name: 'x', cells: [{ volatility: ['sideways'] }] }] };
  expect(() => createViewReader(view, axes)).toThrow(RangeError);
});
