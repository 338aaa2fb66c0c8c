import { computeHypervolume } from '../../src/domain/evolution/hypervolume';
import { createObjectiveRows } from '../../src/domain/evolution/objective-rows';
import { mutatePolynomially } from '../../src/domain/evolution/polynomial-mutation';
import { rankByObjectives, type Identified } from '../../src/domain/evolution/ranking';
import { crossSimulatedBinary } from '../../src/domain/evolution/simulated-binary-crossover';
import { selectByObjectives } from '../../src/domain/evolution/survivor-selection';
import { holdTournament } from '../../src/domain/evolution/tournament-selection';
import { createRandom } from '../../src/domain/numerics/random';
import { dtlz2, zdt1, zdt2, type TestProblem } from './test-problems';

/** Prints one line a run: how much of objective space the final population dominates. */
export interface TestProblemRun {
  readonly problem: string;
  readonly selection: 'nsga2' | 'nsga3';
  readonly seed: number;
  readonly evaluations: number;
  /** At a reference of 1.1 in every objective. */
  readonly hypervolume: number;
  /** At a reference of 1. */
  readonly tight: number;
  /** At 1.1 of everything ever evaluated: what an archive without bounds would hold. */
  readonly everFound: number;
}

interface Individual extends Identified {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface Plan {
  readonly selection: 'nsga2' | 'nsga3';
  readonly population: number;
  readonly generations: number;
  /** Deb et al. 2002 cross with an index of 20, Deb & Jain 2014 with 30. */
  readonly crossIndex: number;
}

const rowsOf = (members: readonly Individual[]) =>
  createObjectiveRows(
    members.map(({ y }) => y),
    'minimise',
  );

function evolve(problem: TestProblem, { selection, population, generations, crossIndex }: Plan, seed: number) {
  const random = createRandom(seed);
  const bounds = Array.from({ length: problem.genes }, () => ({ min: 0, max: 1 }));
  const mutation = { bounds, random, distributionIndex: 20, probability: 1 / problem.genes };
  const everBorn: Individual[] = [];
  const bear = (x: readonly number[]): Individual => {
    const individual = { id: String(everBorn.length).padStart(8, '0'), x, y: problem.evaluate(x) };
    everBorn.push(individual);
    return individual;
  };
  let members = Array.from({ length: population }, () => bear(bounds.map(() => random.uniform())));
  for (let generation = 1; generation < generations; generation++) {
    const ranked = rankByObjectives(members, rowsOf);
    const children: Individual[] = [];
    while (children.length < population) {
      const pair = [holdTournament(ranked, 2, random).x, holdTournament(ranked, 2, random).x] as const;
      const crossed =
        random.uniform() < 0.9 ? crossSimulatedBinary(pair, { bounds, random, distributionIndex: crossIndex }) : pair;
      for (const genes of crossed)
        if (children.length < population) children.push(bear(mutatePolynomially(genes, mutation)));
    }
    members = selectByObjectives([...members, ...children], { selection, random, size: population, rowsOf });
  }
  const measure = (held: readonly Individual[], edge: number): number =>
    computeHypervolume(
      held.map(({ y }) => y),
      members[0]!.y.map(() => edge),
    );
  return {
    problem: problem.name,
    selection,
    seed,
    evaluations: everBorn.length,
    hypervolume: measure(members, 1.1),
    tight: measure(members, 1),
    everFound: measure(everBorn, 1.1),
  };
}

const nsga2: Plan = { selection: 'nsga2', population: 100, generations: 250, crossIndex: 20 };
const nsga3: Plan = { selection: 'nsga3', population: 91, generations: 250, crossIndex: 30 };

for (let seed = 1; seed <= Number(process.argv[2]); seed++)
  for (const [problem, plan] of [
    [zdt1, nsga2],
    [zdt2, nsga2],
    [dtlz2, nsga3],
    [dtlz2, nsga2],
  ] as const) {
    const run: TestProblemRun = evolve(problem, plan, seed);
    console.log(JSON.stringify(run));
  }
