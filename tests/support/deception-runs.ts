import { listParentLayers } from '../../src/domain/evolution/age-layers';
import { updateArchive } from '../../src/domain/evolution/archive';
import { computeArchiveHypervolume } from '../../src/domain/evolution/hypervolume';
import { adoptMigrants, planMigration, type Islander } from '../../src/domain/evolution/migration';
import { mutatePolynomially } from '../../src/domain/evolution/polynomial-mutation';
import { rankPopulation } from '../../src/domain/evolution/ranking';
import { planRestart } from '../../src/domain/evolution/restart';
import { searchPolicy } from '../../src/domain/evolution/search-policy';
import { crossSimulatedBinary } from '../../src/domain/evolution/simulated-binary-crossover';
import { decideOnStagnation, updateStagnation, type StagnationState } from '../../src/domain/evolution/stagnation';
import { selectSurvivors } from '../../src/domain/evolution/survivor-selection';
import { holdTournament } from '../../src/domain/evolution/tournament-selection';
import { createRandom, type Random } from '../../src/domain/numerics/random';
import { schwefel, sphere } from './test-problems';

/** One line a run: how deep a valley the search found, where most valleys deceive or (second argument) where there is only one. All have the same evaluations. */
export interface DeceptionRun {
  readonly search: keyof typeof searches;
  readonly seed: number;
  readonly evaluations: number;
  /** Least value found; 0 is the deepest there is. */
  readonly least: number;
  readonly restarts: number;
}

const searches = {
  plain: { islands: 1, topology: 'ring', restarts: false },
  ring: { islands: 4, topology: 'ring', restarts: false },
  'age-layers': { islands: 4, topology: 'age-layers', restarts: false },
  restarts: { islands: 1, topology: 'ring', restarts: true },
} as const;

interface Individual extends Islander {
  readonly x: readonly number[];
  readonly value: number;
}

const problem = process.argv[3] === sphere.name ? sphere : schwefel;
const population = 32;
const generations = 600;
const bounds = Array.from({ length: problem.genes }, () => ({ min: 0, max: 1 }));

/** Counts births and keeps the least value ever born. */
function createNursery(random: Random) {
  const record = { born: 0, least: Number.POSITIVE_INFINITY };
  const bear = (x: readonly number[], age: number): Individual => {
    const value = problem.evaluate(x)[0]!;
    const score = 1 / (1 + value / 1_000);
    record.least = Math.min(record.least, value);
    const fitness = { survival: score, profit: score, adaptability: score, robustness: score };
    return { id: String(record.born++).padStart(8, '0'), x, value, violation: 0, fitness, heredity: { age } };
  };
  const fresh = (generation: number): Individual =>
    bear(
      bounds.map(() => random.uniform()),
      generation,
    );
  const cross = (a: Individual, b: Individual): Individual[] => {
    const pair = [a.x, b.x] as const;
    const crossed =
      random.uniform() < 0.9 ? crossSimulatedBinary(pair, { bounds, random, distributionIndex: 20 }) : pair;
    const mutation = { bounds, random, distributionIndex: 20, probability: 1 / bounds.length };
    return crossed.map((x) => bear(mutatePolynomially(x, mutation), Math.min(a.heredity.age, b.heredity.age)));
  };
  return { record, fresh, cross };
}

function search(name: DeceptionRun['search'], seed: number): DeceptionRun {
  const plan = searches[name];
  const random = createRandom(seed);
  const { record, fresh, cross } = createNursery(random);
  const size = population / plan.islands;
  let islands: Individual[][] = Array.from({ length: plan.islands }, () => []);
  let archive: Individual[] = [];
  let stagnation: StagnationState | undefined;
  for (let generation = 0; generation < generations; generation++) {
    const children = islands.map((_, island) => {
      const sources = plan.topology === 'age-layers' ? listParentLayers(island) : [island];
      const ranked = rankPopulation(sources.flatMap((source) => islands[source] ?? []));
      const anew = ranked.length === 0 || (generation > 0 && stagnation?.restartedAt === generation - 1);
      const born: Individual[] = [];
      while (born.length < size)
        if (anew) born.push(fresh(generation));
        else born.push(...cross(holdTournament(ranked, 2, random), holdTournament(ranked, 2, random)));
      return born.slice(0, size);
    });
    islands = islands.map((members, island) => selectSurvivors([...members, ...children[island]!], size));
    archive = updateArchive(archive, children.flat(), 0.001);
    const reading = { generation, hypervolume: computeArchiveHypervolume(archive), arena: 0 };
    const decision = decideOnStagnation(updateStagnation(stagnation, reading), { ...plan, contextRates: false });
    stagnation = decision.state;
    if (decision.action === 'restart')
      islands = islands.map((members) => {
        const { kept } = planRestart(members, size);
        return members.filter(({ id }) => kept.includes(id));
      });
    const { topology } = plan;
    const moves = planMigration(islands, { generation, every: 5, migrants: 3, topology, ageGap: searchPolicy.ageGap });
    islands = adoptMigrants(islands, moves, { size });
  }
  return { search: name, seed, evaluations: record.born, least: record.least, restarts: stagnation?.restarts ?? 0 };
}

for (let seed = 1; seed <= Number(process.argv[2]); seed++)
  for (const name of Object.keys(searches) as (keyof typeof searches)[])
    console.log(JSON.stringify(search(name, seed)));
