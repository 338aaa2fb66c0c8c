import type { Random } from '../numerics/random';
import type { Scenario, ScenarioSpec } from '../stress/scenario';
import type { ScenarioBounds } from '../stress/scenario-bounds';
import { identifyScenario } from '../stress/scenario-id';
import { adversaryPolicy } from './adversary-policy';
import { mutatePolynomially } from './polynomial-mutation';
import { crossSimulatedBinary, placeGene, type GeneBounds } from './simulated-binary-crossover';

/** Where scenarios are searched: what may happen, each kind at least once, and how bad it may be. */
export interface AdversarySpace {
  readonly templates: readonly Scenario[];
  readonly bounds: ScenarioBounds;
}

export interface JudgedScenario {
  readonly scenario: Scenario;
  /** As `measureHarm` has it. */
  readonly harm: number;
}

export interface Breeding extends AdversarySpace {
  readonly size: number;
  readonly random: Random;
}

/** What mainly happens in a scenario, without how badly and where: the kind of its first part, a replay by its first bar. */
export function nameKind({ parts: [first] }: Scenario): string {
  if (first === undefined) return 'nothing';
  return first.kind === 'replay' ? `replay-${first.parameters['fromBar']}` : first.kind;
}

/**
 * Children of the judged scenarios, distinct from each other and from them: parents by tournaments on harm, parameters of a shared kind by
 * simulated binary crossover, each child by polynomial mutation, all inside the bounds; now and then at other places, two crises at once, or one less.
 * Where the dice do not come up with enough distinct ones there are fewer.
 */
export function breedScenarios(judged: readonly JudgedScenario[], breeding: Breeding): Scenario[] {
  const { size, random } = breeding;
  const known = new Set(judged.map(({ scenario }) => identifyScenario(scenario)));
  const children: Scenario[] = [];
  const attempts = judged.length === 0 ? 0 : size * adversaryPolicy.variation.attempts;
  for (let attempt = 0; attempt < attempts && children.length < size; attempt++) {
    const child = breedChild([drawParent(judged, random), drawParent(judged, random)], breeding);
    const id = identifyScenario(child);
    if (known.has(id)) continue;
    known.add(id);
    children.push(child);
  }
  return children;
}

/** A scenario by chance: the kinds of a template, one of the space's unless given, with parameters anywhere in the bounds and places anywhere. */
export function drawScenario({ templates, bounds, random }: Omit<Breeding, 'size'>, given?: Scenario): Scenario {
  const template = given ?? templates[random.integer(templates.length)];
  if (template === undefined) throw new RangeError('an adversary needs at least one template');
  return nameScenario(
    template.parts.map((part) => {
      const genes = boundsOf(part, bounds).map((bound) =>
        placeGene(bound.min + random.uniform() * (bound.max - bound.min), bound),
      );
      return { ...writeGenes(part, genes, bounds), stream: drawStream(random) };
    }),
  );
}

/** Mean distance of the parameters of two scenarios of equal kinds, as a share of their bounds. */
export function measureDistance(one: Scenario, other: Scenario, bounds: ScenarioBounds): number {
  const distances = one.parts.flatMap((part) => {
    const genes = readGenes(other.parts.find(isLike(part)) ?? part, bounds);
    const limits = boundsOf(part, bounds);
    return readGenes(part, bounds).map((gene, i) => {
      const width = limits[i]!.max - limits[i]!.min;
      return width === 0 ? 0 : Math.abs(gene - genes[i]!) / width;
    });
  });
  return distances.length === 0 ? 0 : distances.reduce((sum, value) => sum + value, 0) / distances.length;
}

type Parents = readonly [JudgedScenario, JudgedScenario];

function drawParent(judged: readonly JudgedScenario[], random: Random): JudgedScenario {
  const drawn = Array.from(
    { length: adversaryPolicy.variation.tournamentSize },
    () => judged[random.integer(judged.length)]!,
  );
  return drawn.reduce((best, other) => (other.harm > best.harm ? other : best));
}

function breedChild([first, second]: Parents, { bounds, random }: Breeding): Scenario {
  const { stacking, maxParts, relocation } = adversaryPolicy.variation;
  const others = second.scenario.parts;
  const parts = first.scenario.parts.map((part) => crossPart(part, others.find(isLike(part)), { bounds, random }));
  const foreign = others.filter((part) => !parts.some(isLike(part)));
  const stacked = random.uniform() < stacking;
  if (stacked && foreign.length > 0 && parts.length < maxParts) parts.push(foreign[random.integer(foreign.length)]!);
  else if (stacked && parts.length > 1) parts.splice(random.integer(parts.length), 1);
  return nameScenario(
    parts.map((part) => {
      const mutant = mutatePart(part, { bounds, random });
      return random.uniform() < relocation ? { ...mutant, stream: drawStream(random) } : mutant;
    }),
  );
}

interface Variation {
  readonly bounds: ScenarioBounds;
  readonly random: Random;
}

/** The same thing happens in both: of one kind, and a replay of one episode. */
function isLike(part: ScenarioSpec): (other: ScenarioSpec) => boolean {
  return ({ kind, parameters }) =>
    kind === part.kind && (kind !== 'replay' || parameters['fromBar'] === part.parameters['fromBar']);
}

function crossPart(part: ScenarioSpec, other: ScenarioSpec | undefined, { bounds, random }: Variation): ScenarioSpec {
  if (other === undefined) return part;
  const [genes] = crossSimulatedBinary([readGenes(part, bounds), readGenes(other, bounds)], {
    bounds: boundsOf(part, bounds),
    random,
    distributionIndex: adversaryPolicy.variation.crossoverIndex,
  });
  return { ...writeGenes(part, genes, bounds), stream: random.uniform() < 0.5 ? part.stream : other.stream };
}

function mutatePart(part: ScenarioSpec, { bounds, random }: Variation): ScenarioSpec {
  const genes = readGenes(part, bounds);
  const mutated = mutatePolynomially(genes, {
    bounds: boundsOf(part, bounds),
    random,
    distributionIndex: adversaryPolicy.variation.mutationIndex,
    probability: Math.min(1, adversaryPolicy.variation.mutatedGenes / Math.max(1, genes.length)),
  });
  return writeGenes(part, mutated, bounds);
}

/** Names of the parameters that are searched, in an order that does not depend on how they were stored. */
function geneNames({ kind }: ScenarioSpec, bounds: ScenarioBounds): string[] {
  return Object.keys(bounds[kind]).sort();
}

function boundsOf(part: ScenarioSpec, bounds: ScenarioBounds): GeneBounds[] {
  return geneNames(part, bounds).map((name) => bounds[part.kind][name] ?? { min: 0, max: 0 });
}

function readGenes(part: ScenarioSpec, bounds: ScenarioBounds): number[] {
  return geneNames(part, bounds).map((name, index) =>
    placeGene(part.parameters[name] ?? 0, boundsOf(part, bounds)[index]!),
  );
}

function writeGenes(part: ScenarioSpec, genes: readonly number[], bounds: ScenarioBounds): ScenarioSpec {
  const searched = geneNames(part, bounds).map((name, index) => [name, genes[index]!] as const);
  return { ...part, parameters: { ...part.parameters, ...Object.fromEntries(searched) } };
}

function drawStream(random: Random): number {
  return random.integer(2 ** 31);
}

/** `adversary-whipsaw-1a2b3c4d`: what happens, and the beginning of the id. */
function nameScenario(parts: readonly ScenarioSpec[]): Scenario {
  const kinds = parts.map(({ kind }) => kind).join('-and-');
  const id = identifyScenario({ name: kinds, parts });
  return { name: `adversary-${kinds}-${id.slice(0, 8)}`, parts };
}
