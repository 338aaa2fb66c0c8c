import type { Scenario } from '../stress/scenario';
import { identifyScenario } from '../stress/scenario-id';
import type { AdversaryState } from './adversary';
import { nameKind } from './adversary-variation';

/**
 * The scenarios that the next generations are scored under: all standard ones, then in turn the most harmful adversary and the most famous lesson that are
 * not there yet, adversaries of a kind not chosen so far before others. Fewer than `count` where there are no more; names and ids are distinct.
 * Throws a RangeError where `count` has no room for the standard ones, without which runs could not be compared.
 */
export function chooseScenarios(
  standard: readonly Scenario[],
  { judged, hallOfFame }: Pick<AdversaryState, 'judged' | 'hallOfFame'>,
  count: number,
): Scenario[] {
  if (!(count >= standard.length)) throw new RangeError(`${count} scenarios have no room for ${standard.length}`);
  const chosen = [...standard];
  const ids = new Set(standard.map(identifyScenario));
  const names = new Set(standard.map(({ name }) => name));
  const take = (candidates: readonly Scenario[]): boolean => {
    const next = candidates.find((one) => !ids.has(identifyScenario(one)) && !names.has(one.name));
    if (next === undefined) return false;
    ids.add(identifyScenario(next));
    names.add(next.name);
    chosen.push(next);
    return true;
  };
  const harmful = judged.filter(({ harm }) => harm > 0).map(({ scenario }) => scenario);
  const famous = hallOfFame.map(({ scenario }) => scenario);
  const adversaries = (): Scenario[] => {
    const kinds = new Set(chosen.slice(standard.length).map(nameKind));
    return [...harmful.filter((one) => !kinds.has(nameKind(one))), ...harmful];
  };
  for (let turn = 0, misses = 0; chosen.length < count && misses < 2; turn++)
    misses = take(turn % 2 === 0 ? adversaries() : famous) ? 0 : misses + 1;
  return chosen;
}
