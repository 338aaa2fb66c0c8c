import { randomUUID } from 'node:crypto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { ApplicationFailure } from '@temporalio/common';
import { Context } from '@temporalio/activity';
import {
  curriculumWorkflowId,
  progressQuery,
  type Certification,
  type CurriculumActivities,
  type CurriculumExecution,
  type CurriculumProgress,
  type ProvingActivities,
  type RoundReview,
  type StageJudgement,
} from '../../src/contracts/curriculum';
import type { ComputeActivities } from '../../src/activities/compute.activities';
import type { EvolutionActivities } from '../../src/activities/evolution.activities';
import type { GenerationActivities } from '../../src/activities/generation.activities';
import { searchAttributeTypes } from '../../src/contracts/search-attributes';
import { computeTaskQueue, orchestrationTaskQueue } from '../../src/contracts/task-queues';
import { completeCandidate, type CandidateSettings } from '../../src/domain/curriculum/candidate';
import type { runCurriculum } from '../../src/workflows';
import { installQuietRuntime } from './quiet-runtime';
import { temporalExecutable } from './temporal';

export type CurriculumWorld = Awaited<ReturnType<typeof openCurriculumWorld>>;

/** What the activities of one candidate answer, and what they were asked. A test changes it before and while the candidate goes through. */
export interface CurriculumScript {
  /** How the gates judge a stage; absent: passed. */
  readonly judgements: Map<string, Pick<StageJudgement, 'outcome' | 'reasons'>>;
  readonly certifications: Map<string, Certification>;
  /** Rounds before a stage is ready; absent: 1. */
  readonly rounds: Map<string, number>;
  /** Stages whose outcome is on record at the start. */
  done: Awaited<ReturnType<CurriculumActivities['openCurriculum']>>['done'];
  /** Stages whose training is to be run; that of the others has ended already, which saves seconds. */
  readonly trained: Set<string>;
  /** Milliseconds that the activity of this name takes. */
  readonly pace: Map<string, number>;
  /** Names of activities with what they were about, in the order asked. */
  readonly asked: string[];
}

/** The real workflows on a real Temporal server; activities answer by a script, and remember what they were asked. */
export async function openCurriculumWorld() {
  installQuietRuntime();
  const env = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path: temporalExecutable() },
      extraArgs: Object.entries(searchAttributeTypes).flatMap(([name, type]) => [
        '--search-attribute',
        `${name}=${type}`,
      ]),
    },
  });
  const scripts = new Map<string, CurriculumScript>();
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: require.resolve('../../src/workflows'),
    logger: new DefaultLogger('ERROR'),
  });
  const connection = env.nativeConnection;
  const workers = [
    await Worker.create({
      ...{ connection, workflowBundle, taskQueue: orchestrationTaskQueue },
      activities: { ...lightAnswers(scripts), ...trainingAnswers(scripts) },
    }),
    await Worker.create({
      ...{ connection, taskQueue: computeTaskQueue },
      activities: { ...heavyAnswers(scripts), ...trainingWork() },
      maxHeartbeatThrottleInterval: '50ms',
      defaultHeartbeatThrottleInterval: '50ms',
    }),
  ];
  const running = workers.map((worker) => worker.run());

  const start = (
    settings: Partial<CandidateSettings> = {},
    execution: Partial<CurriculumExecution> = {},
    candidate: string = randomUUID(),
  ) => {
    if (!scripts.has(candidate)) scripts.set(candidate, blankScript());
    return env.client.workflow.start<typeof runCurriculum>('runCurriculum', {
      workflowId: curriculumWorkflowId(candidate),
      taskQueue: orchestrationTaskQueue,
      args: [
        { settings: { ...sampleCandidate, ...settings }, execution: { chunkSize: 100, restMs: 50, ...execution } },
      ],
    });
  };
  type Handle = Awaited<ReturnType<typeof start>>;
  const nameOf = (handle: Handle): string => handle.workflowId.slice('curriculum/'.length);

  return {
    env,
    start,
    nameOf,
    /** The script of a candidate that is about to start, under a name of its own. */
    script(changes: (script: CurriculumScript) => void = () => undefined): string {
      const candidate = randomUUID();
      const script = blankScript();
      changes(script);
      scripts.set(candidate, script);
      return candidate;
    },
    asked: (handle: Handle): string[] => scripts.get(nameOf(handle))!.asked,
    scriptOf: (handle: Handle): CurriculumScript => scripts.get(nameOf(handle))!,
    progress: (handle: Handle): Promise<CurriculumProgress> => handle.query(progressQuery),
    async reaches(handle: Handle, holds: (progress: CurriculumProgress) => boolean): Promise<CurriculumProgress> {
      for (let attempt = 0; attempt < 500; attempt++) {
        const progress = await handle.query(progressQuery);
        if (holds(progress)) return progress;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`waited in vain, the curriculum is ${JSON.stringify(await handle.query(progressQuery))}`);
    },
    async close(): Promise<void> {
      for (const worker of workers) worker.shutdown();
      await Promise.all(running);
      await env.teardown();
    },
  };
}

export const sampleCandidate: CandidateSettings = completeCandidate({
  strategy: 'a'.repeat(64),
  dataset: 'b'.repeat(64),
  improvements: 0,
});

function blankScript(): CurriculumScript {
  return {
    ...{ judgements: new Map(), certifications: new Map(), rounds: new Map() },
    ...{ done: [], trained: new Set(), pace: new Map(), asked: [] },
  };
}

type Scripts = ReadonlyMap<string, CurriculumScript>;

function scriptFor(scripts: Scripts, candidate: string): CurriculumScript {
  const script = scripts.get(candidate);
  if (!script) throw ApplicationFailure.nonRetryable(`no script for ${candidate}`, 'curriculum.unknown');
  return script;
}

async function ask(script: CurriculumScript, name: string, about: string): Promise<void> {
  script.asked.push(`${name} ${about}`.trim());
  const until = Date.now() + (script.pace.get(name) ?? 0);
  while (Date.now() < until) {
    Context.current().heartbeat();
    await Context.current().sleep(20);
  }
}

function lightAnswers(scripts: Scripts): CurriculumActivities {
  return {
    async openCurriculum({ candidate, settings }) {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'openCurriculum', '');
      return { done: script.done, dataset: settings.dataset };
    },
    async planRound({ candidate, stage, round }) {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'planRound', `${stage} ${round}`);
      const run = `${candidate}-${stage}-${round}`;
      const settings = { dataset: 'b'.repeat(64), population: 4, generations: 2, seed: 1, costs: 'default' } as const;
      return { run, level: round, settings, isDone: !script.trained.has(stage) };
    },
    async reviewRound({ candidate, stage, round }): Promise<RoundReview> {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'reviewRound', `${stage} ${round}`);
      const ready = round + 1 >= (script.rounds.get(stage) ?? 1);
      return { strategy: 'c'.repeat(64), ready, level: round + 1, why: `round ${round + 1}` };
    },
    async certifyStage({ candidate, stage, evidence }) {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'certifyStage', `${stage} ${evidence}`);
      return script.certifications.get(stage) ?? { outcome: 'certified', certificate: `${stage}-paper`, reasons: [] };
    },
    noteCurriculum: ({ candidate, status }) => ask(scriptFor(scripts, candidate), 'noteCurriculum', status),
    async concludeCurriculum({ candidate, outcome, stopped }) {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'concludeCurriculum', `${outcome}${stopped ? ' stopped' : ''}`);
      return { resultHash: 'd'.repeat(64), outcome };
    },
    abandonCurriculum: ({ candidate, outcome, reason }) =>
      ask(scriptFor(scripts, candidate), 'abandonCurriculum', `${outcome}: ${reason}`),
  };
}

function heavyAnswers(scripts: Scripts): ProvingActivities {
  return {
    async collectEvidence({ candidate, stage }) {
      await ask(scriptFor(scripts, candidate), 'collectEvidence', stage);
      return { evidence: `${stage}-collected`, gaps: [] };
    },
    async judgeStage({ candidate, stage, evidence }) {
      const script = scriptFor(scripts, candidate);
      await ask(script, 'judgeStage', `${stage} ${evidence}`);
      const { outcome, reasons } = script.judgements.get(stage) ?? { outcome: 'passed', reasons: [] };
      return { outcome, reasons, evidence: `${stage}-judged`, verdicts: [] };
    },
  };
}

type LightTraining = Pick<
  EvolutionActivities & GenerationActivities,
  'openEvolution' | 'noteStage' | 'concludeEvolution' | 'abandonEvolution' | 'breedGeneration' | 'selectSurvivors'
>;

/** Training is a run like any other, of two generations that take as long as the script of its candidate says. */
function trainingAnswers(scripts: Scripts): LightTraining {
  const candidateOf = (run: string): string => run.slice(0, 36);
  const askOf = (run: string, name: string): Promise<void> =>
    ask(scriptFor(scripts, candidateOf(run)), name, run.slice(37));
  return {
    async openEvolution({ run }) {
      await askOf(run, 'openEvolution');
      return { generations: 0, shape: { islands: 1, adversaryEvery: 0 } };
    },
    async breedGeneration({ run }) {
      await askOf(run, 'breedGeneration');
      return { newcomers: [0] };
    },
    selectSurvivors: ({ generation }) => Promise.resolve({ ...summary, generation }),
    noteStage: () => Promise.resolve(),
    async concludeEvolution({ run, stopped }) {
      await askOf(run, stopped ? 'stopEvolution' : 'concludeEvolution');
      return { resultHash: 'e'.repeat(64), verdict: 'not judged' };
    },
    abandonEvolution: () => Promise.resolve(),
  };
}

function trainingWork(): Pick<ComputeActivities, 'assessFinalists' | 'measureProgress'> {
  return {
    assessFinalists: () => Promise.resolve({ assessed: 0 }),
    measureProgress: () => Promise.resolve({ measured: false }),
  };
}

const summary: Awaited<ReturnType<LightTraining['selectSurvivors']>> = {
  ...{ generation: 0, best: 0.5, median: 0.4, diversity: 0.3, newcomers: 0, feasible: 1, archive: 1, seconds: 0 },
  ...{ hypervolume: 0.1, generationsWithoutProgress: 0, action: 'none', migrants: 0, arena: 0 },
};
