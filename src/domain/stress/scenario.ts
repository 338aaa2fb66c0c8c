/** What can happen to a price path; the transformation of each is in the file of its name (`replay` in `replay.ts`). */
export const scenarioKinds = [
  'flash-crash',
  'volatility-spike',
  'liquidity-crisis',
  'regime-change',
  'correlation-breakdown',
  'gap-opening',
  'whipsaw',
  'slow-bleed',
  'replay',
] as const;

export type ScenarioKind = (typeof scenarioKinds)[number];

/** One transformation as data: what happens, how badly, and by which stream of draws it finds its places. */
export interface ScenarioSpec {
  readonly kind: ScenarioKind;
  /** Fields of the kind's policy in `policy.ts`, all of them, finite and in the units stated there. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Names the draws: another stream puts the same thing into other places. */
  readonly stream: number | string;
}

/** What a strategy has to live through: transformations, each laid over what the ones before it left. */
export interface Scenario {
  /** Lower-case letters, digits and dashes. */
  readonly name: string;
  readonly parts: readonly ScenarioSpec[];
}
