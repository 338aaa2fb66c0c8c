import { adversaryPolicy } from '../../../src/domain/evolution/adversary-policy';
import { takeInSample } from '../../../src/domain/evolution/arena';
import { searchAdversary, type AdversarySearch } from '../../../src/domain/evolution/adversary-search';
import type { Evaluation } from '../../../src/domain/evolution/evaluation';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';
import type { Scenario } from '../../../src/domain/stress/scenario';
import { standardScenarios } from '../../../src/domain/stress/standard-scenarios';
import { alterFuture, roughBars } from '../../support/rough-bars';
import { sampleEvaluation } from '../../support/record-samples';

const bars = roughBars({ seed: 4, length: 900 });
const { bars: inSample } = takeInSample(bars);

/** Two members, of whom one goes under where a scenario does what it fears. */
function fearing(kind: string, asked: (readonly Scenario[])[] = []): AdversarySearch['evaluate'] {
  return (scenarios) => {
    asked.push(scenarios);
    const evaluate = (isFearful: boolean): Evaluation => {
      const history = { ...sampleEvaluation(0.1).inSample, totalReturn: 0.5, sharpe: 1.5, maxDrawdown: 0.1 };
      const stress = scenarios.map(({ name, parts }) => {
        const hurt = isFearful && parts.some((part) => part.kind === kind);
        return {
          scenario: name,
          totalReturn: hurt ? -0.3 : 0.5,
          sharpe: hurt ? -1 : 1.5,
          maxDrawdown: hurt ? 0.4 : 0.1,
        };
      });
      return { ...sampleEvaluation(0.1), inSample: history, stress };
    };
    return Promise.resolve([evaluate(true), evaluate(false)]);
  };
}

const search = (change: Partial<AdversarySearch> = {}): AdversarySearch => ({
  ...{ inSample, seed: 7, generation: 5, before: { scenarios: standardScenarios }, standard: standardScenarios },
  evaluate: fearing('whipsaw'),
  ...change,
});

test('rounds of scenarios are tried, and those chosen are the standard ones and a few of its own', async () => {
  const asked: (readonly Scenario[])[] = [];
  const { scenarios, adversary } = await searchAdversary(search({ evaluate: fearing('whipsaw', asked) }));
  expect(asked).toHaveLength(adversaryPolicy.rounds.default);
  for (const round of asked) expect(round).toHaveLength(adversaryPolicy.population.default);
  expect(scenarios.slice(0, standardScenarios.length)).toEqual(standardScenarios);
  expect(scenarios.length).toBeGreaterThan(standardScenarios.length);
  expect(scenarios.length).toBeLessThanOrEqual(standardScenarios.length + adversaryPolicy.chosen);
  expect(adversary?.round).toBe(adversaryPolicy.rounds.default);
});

test('it finds what hurts: the worst judged and the hall of fame do what the archive fears', async () => {
  const { adversary, scenarios } = await searchAdversary(search());
  const feared = ({ parts }: Scenario): boolean => parts.some(({ kind }) => kind === 'whipsaw');
  expect(feared(adversary!.judged[0]!.scenario)).toBe(true);
  expect(adversary!.hallOfFame.length).toBeGreaterThan(0);
  for (const { scenario } of adversary!.hallOfFame) expect(feared(scenario)).toBe(true);
  expect(scenarios.slice(standardScenarios.length).some(feared)).toBe(true);
});

test('a later move goes on where the last one ended', async () => {
  const first = await searchAdversary(search());
  const asked: (readonly Scenario[])[] = [];
  const later = search({ before: first, generation: 10, evaluate: fearing('whipsaw', asked) });
  const { adversary } = await searchAdversary(later);
  expect(asked[0]).toEqual(first.adversary?.population);
  expect(adversary?.round).toBe(2 * adversaryPolicy.rounds.default);
});

test('its draws hang on seed and generation alone, and the hold-out has no part in them', async () => {
  const content = await searchAdversary(search());
  expect(await searchAdversary(search())).toEqual(content);
  expect(await searchAdversary(search({ seed: 8 }))).not.toEqual(content);
  expect(await searchAdversary(search({ generation: 6 }))).not.toEqual(content);
  const { outOfSample } = requireHoldOut(bars.close.length);
  expect(await searchAdversary(search({ inSample: takeInSample(alterFuture(bars, outOfSample.from)).bars }))).toEqual(
    content,
  );
  expect(JSON.parse(JSON.stringify(content))).toEqual(content);
});
