import type { AssessmentTask, EvaluationTask, Evaluator } from '../../src/activities/evaluator-ports';
import { setAccountTerms } from '../../src/domain/evolution/account-terms';
import { createArena, specifyArena, takeInSample, type Arena } from '../../src/domain/evolution/arena';
import { assessGenome, createAssessmentMarket, type Assessment } from '../../src/domain/evolution/assessment';
import type { Evaluation } from '../../src/domain/evolution/evaluation';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import type { Phenotype } from '../../src/domain/evolution/population-evaluation';
import { runStretch } from '../../src/domain/evolution/stretch';
import { evolveWindow, joinWindows } from '../../src/domain/evolution/walk-forward-search';
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
      const whole = { from: 0, to: market.path.bars.close.length };
      return genomes.map(({ id, genome, gains }) => {
        const options = { ...setAccountTerms(settings, gains), ...whole };
        return { id, returns: runStretch(genome, market, options).returns };
      });
    },
    async walkForward({ bars, settings, windows }) {
      const inSample = takeInSample(bars).bars;
      const openScoring = (arena: Arena) => (phenotypes: readonly Phenotype[]) =>
        phenotypes.map(({ genome, gains }) => evaluateGenome(genome, arena, gains));
      const outcomes = windows.map((window) => evolveWindow({ inSample, search: settings, window, openScoring }));
      return joinWindows(await Promise.all(outcomes));
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
