import { completePlan, searchSwitches, type SearchPlan } from '../../domain/evolution/search-plan';

/** Where a search differs from the usual one, in one line. */
export function describePlan(plan: SearchPlan): string {
  const usual = completePlan();
  const numbers = numbered.flatMap(({ name, words }) => (plan[name] === usual[name] ? [] : [words(plan)]));
  const switched = searchSwitches.flatMap((name) =>
    plan[name] === usual[name] ? [] : [`${plan[name] ? 'with' : 'without'} ${dashed(name).replaceAll('-', ' ')}`],
  );
  const founders =
    plan.founders.length > 0
      ? [`${plan.founders.length} ${plan.founders.length === 1 ? 'founder' : 'founders'} of its own`]
      : [];
  const senses = plan.senses && plan.senses.length > 0 ? [`with the senses ${plan.senses.join(', ')}`] : [];
  return [...numbers, ...switched, ...founders, ...senses].join(', ') || 'the usual search';
}

/** The options of `emp evolve start` that make this search of the usual one. */
export function searchOptionsOf(plan: SearchPlan): string[] {
  const usual = completePlan();
  const changed = searchSwitches.filter((name) => plan[name] !== usual[name]);
  const list = (option: string, on: boolean): string[] => {
    const names = changed.filter((name) => plan[name] === on).map(dashed);
    return names.length === 0 ? [] : [`--${option} ${names.join(',')}`];
  };
  return [
    ...numbered.flatMap(({ name }) => (plan[name] === usual[name] ? [] : [`--${dashed(name)} ${plan[name]}`])),
    ...list('with', true),
    ...list('without', false),
    ...plan.founders.map((id) => `--founder ${id}`),
    ...(plan.senses && plan.senses.length > 0 ? [`--senses ${plan.senses.join(',')}`] : []),
  ];
}

const numbered = [
  { name: 'selection', words: ({ selection }: SearchPlan) => selection.toUpperCase().replace('NSGA', 'NSGA-') },
  { name: 'islands', words: ({ islands }: SearchPlan) => `${islands} islands` },
  {
    name: 'migrationEvery',
    words: ({ migrationEvery }: SearchPlan) => `migration every ${migrationEvery} generations`,
  },
  { name: 'migrants', words: ({ migrants }: SearchPlan) => `${migrants} migrants` },
  { name: 'topology', words: ({ topology }: SearchPlan) => topology.replace('-', ' ') },
  {
    name: 'adversaryEvery',
    words: ({ adversaryEvery }: SearchPlan) =>
      adversaryEvery === 0 ? 'no adversary' : `an adversary every ${adversaryEvery} generations`,
  },
  { name: 'bootstrapWorlds', words: ({ bootstrapWorlds }: SearchPlan) => `${bootstrapWorlds} bootstrap worlds` },
  { name: 'garchWorlds', words: ({ garchWorlds }: SearchPlan) => `${garchWorlds} GARCH worlds` },
] as const;

/** `adaptive-operators` of `adaptiveOperators`. */
function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
