import type { Bars } from '../market/bars';
import { quantise } from '../numerics/quantise';
import { createReplayScenarios } from '../stress/replay-scenarios';
import type { Scenario } from '../stress/scenario';
import { fitScenarioBounds } from '../stress/scenario-bounds';
import { identifyScenario } from '../stress/scenario-id';
import { standardScenarios } from '../stress/standard-scenarios';
import { adversaryPolicy } from './adversary-policy';
import {
  breedScenarios,
  drawScenario,
  measureDistance,
  nameKind,
  type AdversarySpace,
  type Breeding,
  type JudgedScenario,
} from './adversary-variation';

/** A scenario that hurt as hardly another did when it was judged. */
export interface FamousScenario {
  readonly scenario: Scenario;
  /** Share of the greatest harm of its round, in (0, 1]: harms of different rounds were done to different archives. */
  readonly fame: number;
  readonly round: number;
}

/** The adversary between two rounds; JSON-plain. */
export interface AdversaryState {
  /** Rounds that were judged. */
  readonly round: number;
  /** To be judged next. */
  readonly population: readonly Scenario[];
  /** The population of the last round with its harms, worst first; empty before the first. */
  readonly judged: readonly JudgedScenario[];
  readonly hallOfFame: readonly FamousScenario[];
}

/** What an adversary may do to these bars: every standard scenario and replay, in bounds fitted to the bars. Pass the in-sample bars. */
export function createAdversarySpace(bars: Bars): AdversarySpace {
  return { templates: [...standardScenarios, ...createReplayScenarios(bars)], bounds: fitScenarioBounds(bars) };
}

/** The first state: templates in turn, so that as many kinds as there is room for are tried. */
export function beginAdversary(breeding: Breeding): AdversaryState {
  const drawn = breeding.templates.slice(0, breeding.size).map((template) => drawScenario(breeding, template));
  return { round: 0, population: fillPopulation(drawn, breeding), judged: [], hallOfFame: [] };
}

/**
 * The state after a round: `harms` of the state's population in its order, as `measureHarm` has them. Lessons go to the hall of fame and the next
 * population is made. Throws a RangeError where harms and population differ in number or a harm is not a number from 0 up.
 */
export function judgeAdversary(state: AdversaryState, harms: readonly number[], breeding: Breeding): AdversaryState {
  if (harms.length !== state.population.length)
    throw new RangeError(`${harms.length} harms for ${state.population.length} scenarios`);
  const wrong = harms.findIndex((harm) => !(harm >= 0 && harm < Infinity));
  if (wrong >= 0) throw new RangeError(`harm ${wrong} is ${harms[wrong]}, expected a number from 0 up`);
  const judged = orderByHarm(state.population.map((scenario, index) => ({ scenario, harm: harms[index]! })));
  const round = state.round + 1;
  const hallOfFame = updateHallOfFame(state.hallOfFame, judged, { round, bounds: breeding.bounds });
  return { round, population: nextAdversaries({ judged, hallOfFame }, breeding), judged, hallOfFame };
}

/**
 * The next population: the worst of each kind survive, so that no kind of crisis is forgotten for being outdone by another; one of the hall of fame
 * is tried again; children and a few newcomers fill the rest. All distinct.
 */
export function nextAdversaries(
  { judged, hallOfFame }: Pick<AdversaryState, 'judged' | 'hallOfFame'>,
  breeding: Breeding,
): Scenario[] {
  const { size, random } = breeding;
  const { survivors, recalled, immigrants } = adversaryPolicy.next;
  const ordered = orderByHarm(judged);
  const champions = keepFirst(ordered, ({ scenario }) => nameKind(scenario)).slice(0, Math.ceil(survivors * size));
  const remembered = Array.from(
    { length: hallOfFame.length === 0 ? 0 : Math.ceil(recalled * size) },
    () => hallOfFame[random.integer(hallOfFame.length)]!.scenario,
  );
  const kept = [...champions.map(({ scenario }) => scenario), ...remembered];
  const bred = Math.max(0, size - kept.length - Math.ceil(immigrants * size));
  return fillPopulation([...kept, ...breedScenarios(ordered, { ...breeding, size: bred })], breeding);
}

/** The best lessons so far: a few of each kind, at distinct places or of distinct severity, the most famous first, and of equal fame the older. */
export function updateHallOfFame(
  hallOfFame: readonly FamousScenario[],
  judged: readonly JudgedScenario[],
  { round, bounds }: { readonly round: number; readonly bounds: AdversarySpace['bounds'] },
): FamousScenario[] {
  const { size, perKind, minHarm, minDistance } = adversaryPolicy.hallOfFame;
  const ordered = orderByHarm(judged);
  const greatest = ordered[0]?.harm ?? 0;
  const lessons = ordered
    .filter(({ harm }) => harm >= minHarm)
    .map(({ scenario, harm }): FamousScenario => ({ scenario, fame: quantise(harm / greatest), round }));
  const candidates = [...hallOfFame, ...lessons].sort((a, b) => b.fame - a.fame || a.round - b.round);
  const kept: { famous: FamousScenario; place: number }[] = [];
  for (const famous of candidates) {
    const alike = kept.filter((other) => nameKind(other.famous.scenario) === nameKind(famous.scenario));
    const isKnown = alike.some(
      (other) =>
        streamsOf(other.famous.scenario) === streamsOf(famous.scenario) &&
        measureDistance(other.famous.scenario, famous.scenario, bounds) < minDistance,
    );
    if (!isKnown && alike.length < perKind) kept.push({ famous, place: alike.length });
  }
  // The best of every kind before the second of any.
  return kept
    .sort((a, b) => a.place - b.place)
    .slice(0, size)
    .map(({ famous }) => famous);
}

function fillPopulation(scenarios: readonly Scenario[], breeding: Breeding): Scenario[] {
  const filled = keepFirst(scenarios, identifyScenario).slice(0, breeding.size);
  const known = new Set(filled.map(identifyScenario));
  const attempts = breeding.size * adversaryPolicy.variation.attempts;
  for (let attempt = 0; attempt < attempts && filled.length < breeding.size; attempt++) {
    const scenario = drawScenario(breeding);
    if (known.has(identifyScenario(scenario))) continue;
    known.add(identifyScenario(scenario));
    filled.push(scenario);
  }
  return filled;
}

/** Most harmful first; of equal harm the smaller id, so that no order of storage decides. */
function orderByHarm(judged: readonly JudgedScenario[]): JudgedScenario[] {
  return judged
    .map((one) => ({ one, id: identifyScenario(one.scenario) }))
    .sort((a, b) => b.one.harm - a.one.harm || (a.id < b.id ? -1 : Number(a.id > b.id)))
    .map(({ one }) => one);
}

function streamsOf({ parts }: Scenario): string {
  return parts.map(({ kind, stream }) => `${kind}=${stream}`).join();
}

function keepFirst<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
