import { listEdgeCases, listNoiseCases } from '../../../src/cli/experiment/noise-cases';
import { computeGatePower, summariseNoise, type CaseFacts } from '../../../src/cli/experiment/noise-summary';

const noise = (kind: string, certified = false): CaseFacts => {
  return { kind, years: 10, certified, found: false, evidenceOfSkill: false, trials: 700, looks: 11 };
};
const edge = (strength: number, years: number, facts: Partial<CaseFacts> = {}): CaseFacts & { strength: number } => {
  return { ...noise('momentum'), strength, years, ...facts };
};

test('noise and edges are counted apart, with exact intervals', () => {
  const summary = summariseNoise([
    ...Array.from({ length: 40 }, (_, run) => noise(run % 2 ? 'garch' : 'random-walk')),
    edge(4, 20, { certified: true, found: true }),
    edge(4, 20, { found: true }),
    edge(0.5, 5),
  ]);
  expect(summary.noise).toMatchObject({ runs: 40, certified: 0, evidenceOfSkill: 0 });
  // Clopper & Pearson (1934) for 0 of 40: 1 - 0.025^(1/40).
  expect(summary.noise.interval?.lower).toBe(0);
  expect(summary.noise.interval?.upper).toBeCloseTo(1 - 0.025 ** (1 / 40), 10);
  expect(summary.edge).toMatchObject({ runs: 3, found: 2, certified: 1 });
  expect(summary.powerful).toMatchObject({ runs: 2, certified: 1 });
  expect(summary.kinds.map(({ kind, runs }) => [kind, runs])).toEqual([
    ['random-walk', 20],
    ['garch', 20],
  ]);
  expect(summary.cells.map(({ years, strength, runs }) => [years, strength, runs])).toEqual([
    [20, 4, 2],
    [5, 0.5, 1],
  ]);
  expect(summary.trials).toBe(43 * 700);
});

test('the gates find more where there is more to find or more to look at, and less after more trials and looks', () => {
  expect(computeGatePower(edge(4, 20))).toBeGreaterThan(0.99);
  expect(computeGatePower(edge(0, 20))).toBeLessThan(0.001);
  expect(computeGatePower(edge(2, 20))).toBeGreaterThan(computeGatePower(edge(2, 10)));
  expect(computeGatePower(edge(3, 10))).toBeGreaterThan(computeGatePower(edge(2, 10)));
  expect(computeGatePower(edge(2, 10, { looks: 50 }))).toBeLessThan(computeGatePower(edge(2, 10)));
  expect(computeGatePower(edge(2, 10, { trials: 50_000 }))).toBeLessThan(computeGatePower(edge(2, 10)));
});

test('an edge that loses more often than a stage allows is worth no power, however strong it is', () => {
  const often = edge(4, 20, { known: { winRate: 0.6, trades: 300 } });
  const seldom = edge(4, 20, { known: { winRate: 0.35, trades: 300 } });
  expect(computeGatePower(often)).toBeGreaterThan(0.99);
  expect(computeGatePower(seldom)).toBeLessThan(0.01);
  // Of 300 trades 0.48 x 0.8 plus 1.645 standard errors win: even odds.
  const even = 0.384 + 1.645 * Math.sqrt((0.43 * 0.57) / 300);
  expect(computeGatePower(edge(4, 20, { known: { winRate: even, trades: 300 } }))).toBeCloseTo(0.5, 1);
});

test('without runs there is no share and no interval', () => {
  expect(summariseNoise([]).noise).toEqual({ runs: 0, certified: 0, evidenceOfSkill: 0 });
});

test('every market of an experiment has a name of its own; edges come strongest first, each kind in turn', () => {
  const cases = [...listNoiseCases(30, 1), ...listEdgeCases(90, 1)];
  expect(new Set(cases.map(({ name }) => name)).size).toBe(120);
  const [first, second, third] = listEdgeCases(3, 1);
  expect([first, second, third].map((one) => [one?.kind, one?.strength, one?.years])).toEqual([
    ['momentum', 4, 20],
    ['reversal', 4, 20],
    ['calendar', 4, 20],
  ]);
  expect(new Set(listEdgeCases(45, 1).map(({ kind, strength, years }) => `${kind} ${strength} ${years}`)).size).toBe(
    45,
  );
});
