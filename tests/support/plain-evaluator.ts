import type { AssessmentTask, EvaluationTask, Evaluator } from '../../src/activities/ports';
import { createArena, specifyArena, takeInSample, type Arena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../src/domain/evolution/assessment';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import { runStretch } from '../../src/domain/evolution/stretch';
import { costPolicies } from '../../src/domain/microstructure/policy';
import { simulationPolicy } from '../../src/domain/simulation/policy';
import { createSimulatedMarket } from '../../src/domain/simulation/simulated-market';

type Candidate = AssessmentTask['genomes'][number];

/**
 * Evaluates in this process, genome by genome and in the plain form. What was computed once is remembered: all of it is a pure function of
 * bars, settings, scenarios and phenotype.
 */
export function plainEvaluator(): Evaluator {
  const arenas = new Map<string, Arena>();
  const evaluations = new Map<string, Evaluation>();
  const assessments = new Map<string, Assessment>();
  const arenaOf = ({ bars, settings, scenarios }: EvaluationTask): Arena =>
    remembered(arenas, groundOf({ settings, scenarios }), () => createArena(bars, specifyArena(settings, scenarios)));
  return {
    async evaluate(task) {
      const ground = groundOf(task);
      return task.genomes.map((candidate) => ({
        id: candidate.id,
        evaluation: remembered(evaluations, `${ground} ${bearerOf(candidate)}`, () =>
          evaluateGenome(candidate.genome, arenaOf(task), candidate.gains),
        ),
      }));
    },
    async assess({ bars, settings, genomes }) {
      const { dataset, seed, costs } = settings;
      return genomes.map((candidate) =>
        remembered(assessments, JSON.stringify([dataset, seed, costs, bearerOf(candidate)]), () => {
          const { id, genome, gains } = candidate;
          return assessGenome(id, genome, { ...createAssessmentMarket(bars, settings), ...(gains && { gains }) });
        }),
      );
    },
    async replay({ bars, settings, genomes }) {
      const market = createSimulatedMarket(takeInSample(bars));
      const { initialCapital, maxPosition } = simulationPolicy;
      const stretch = { initialCapital, maxPosition, from: 0, to: market.path.bars.close.length };
      return genomes.map(({ id, genome, gains }) => {
        const options = { ...stretch, costs: costPolicies[settings.costs], ...(gains && { regimeGains: gains }) };
        return { id, returns: runStretch(genome, market, options).returns };
      });
    },
  };
}

function groundOf({ settings, scenarios }: Pick<EvaluationTask, 'settings' | 'scenarios'>): string {
  return JSON.stringify([settings.dataset, specifyArena(settings, scenarios)]);
}

function bearerOf({ id, gains }: Candidate): string {
  return JSON.stringify([id, gains]);
}

function remembered<T>(known: Map<string, T>, key: string, compute: () => T): T {
  const value = known.get(key) ?? compute();
  known.set(key, value);
  return value;
}
