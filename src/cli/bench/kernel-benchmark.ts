import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { EvaluationTask, Evaluator } from '../../activities/evaluator-ports';
import type { RunSettings } from '../../activities/ports';
import { createArena, specifyArena, type Arena } from '../../domain/evolution/arena';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import type { Bars } from '../../domain/market/bars';
import { standardScenarios } from '../../domain/stress/standard-scenarios';
import type { Genome } from '../../domain/strategy/genome';
import type { Benchmark } from './benchmark';
import { drawGenomes } from './drawn-genomes';
import { timeInterleaved, type Contender, type RoundOptions } from './interleaved-rounds';
import { compareKernel } from './kernel-comparison';
import { createKernelForm, type KernelForm } from './kernel-forms';
import { startKernelRivals, type KernelRival } from './kernel-rivals';
import { kernelWorkOf, longRulesOf } from './kernel-work';

/** With the history six paths: the size that the target for a generation is set at. */
const scenarioCount = 5;
/** The plain simulator is slow; its speed does not depend on how many there are. */
const oracleGenomes = 10;

export interface KernelSubject {
  /** In shared memory, as the workers have them. */
  readonly bars: Bars;
  readonly settings: RunSettings;
  /** With numba and vectorbt, or they are skipped. */
  readonly python: string;
  readonly pool: { readonly threads: number; readonly evaluator: Evaluator };
}

/** The same work by the plain simulator, both forms of the kernel, and the programs in `bench/` in other languages where they can be run. */
export async function benchmarkKernel(subject: KernelSubject, rounds: RoundOptions): Promise<Benchmark[]> {
  const task = createTask(subject);
  const genomes = task.genomes.map(({ genome }) => genome);
  const spec = specifyArena(task.settings, task.scenarios);
  const [arena, freeArena] = [createArena(task.bars, spec), createArena(task.bars, { ...spec, costs: 'none' })];
  const longRules = longRulesOf(genomes);
  const forms = { js: createKernelForm('js', genomes, arena), wasm: createKernelForm('wasm', genomes, arena) };
  requireEqualForms(forms, evaluateAll(genomes, arena));
  const simple = createKernelForm('wasm', longRules, freeArena);
  const works = { full: kernelWorkOf(genomes, arena), simple: kernelWorkOf(longRules, freeArena) };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'emp-bench-'));
  let rivals: KernelRival[] = [];
  try {
    rivals = await startKernelRivals({ folder, python: subject.python }, works);
    const contenders: Record<string, Contender> = {
      oracle: { run: () => evaluateAll(genomes.slice(0, oracleGenomes), arena) },
      js: { run: () => forms.js.run() },
      wasm: { run: () => forms.wasm.run() },
      simple: { run: () => simple.run() },
      evaluations: { run: () => forms.wasm.evaluate() },
      threads: { run: () => subject.pool.evaluator.evaluate(task, unwatched) },
    };
    for (const { name, program } of rivals)
      if (program) contenders[name] = { run: () => program.run(), timesItself: true };
    const timesOf = await timeInterleaved(contenders, rounds);
    const { threads } = subject.pool;
    const bars = works.full.markets.map(({ path: { bars } }) => bars.close.length);
    const counts = { genomes: genomes.length, simpleGenomes: longRules.length, oracleGenomes };
    return compareKernel({ ...counts, bars, threads, rivals, timesOf });
  } finally {
    for (const { program } of rivals) await program?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const unwatched = { onProgress: () => undefined, signal: new AbortController().signal };

function createTask({ bars, settings }: KernelSubject): EvaluationTask {
  const search = { ...settings.search, bootstrapWorlds: 0, garchWorlds: 0 };
  const genomes = drawGenomes(bars, settings);
  return { bars, settings: { ...settings, search }, scenarios: standardScenarios.slice(0, scenarioCount), genomes };
}

function evaluateAll(genomes: readonly Genome[], arena: Arena): Evaluation[] {
  return genomes.map((genome) => evaluateGenome(genome, arena));
}

function requireEqualForms({ js, wasm }: Record<'js' | 'wasm', KernelForm>, plain: readonly Evaluation[]): void {
  if (!isDeepStrictEqual(js.readBlocks(), wasm.readBlocks())) throw new Error('the two forms of the kernel differ');
  if (!isDeepStrictEqual(wasm.evaluate(), plain)) throw new Error('the kernel differs from the plain simulator');
}
