import type { Kernel } from '../simulation/kernel';
import {
  isRegular,
  readGroupSharpe,
  readPathFigures,
  readPerformanceMetrics,
  readWindowSharpes,
  writeTailRanks,
} from '../simulation/kernel-figures';
import { aligned, bitsetBytes, blocksOf, jobSlot, pathSlot } from '../simulation/kernel-layout';
import type { KernelColumns, KernelPath } from '../simulation/kernel-path';
import { createLeafCache, type LeafCache } from '../simulation/leaf-cache';
import { simulationPolicy } from '../simulation/policy';
import type { RegimeGains } from '../simulation/regime-gains';
import { createRuleBits, ruleBitsRoom } from '../simulation/rule-bits';
import { compileGenome, createLeafTable, type GenomeProgram, type LeafTable } from '../simulation/rule-program';
import type { Genome } from '../strategy/genome';
import { permitGains } from './account-terms';
import type { RegimeRatios } from './adaptability';
import type { Evaluation, Metrics } from './evaluation';
import { concludeEvaluation, type PathOutcome } from './evaluation-conclusion';
import type { KernelArena, MemoryRegion } from './kernel-arena';
import { completeMetrics } from './stretch';
import type { TradingLimits } from './trading-limits';

/** A genome and what its bearer has learned; without gains, nothing. */
export interface Phenotype {
  readonly genome: Genome;
  readonly gains?: RegimeGains;
}

export interface PopulationEvaluationOptions {
  readonly kernel: Kernel;
  readonly arena: KernelArena;
  /** Memory of this evaluation's own: work space, and in what is left the answers of leaves. See `minWorkspaceBytes`. */
  readonly workspace: MemoryRegion;
  /** The plain form, for a genome whose figures leave the range of a number: it says which value is at fault. */
  readonly plainly: (phenotype: Phenotype) => Evaluation;
  /** Those of the arena. */
  readonly limits?: TradingLimits | undefined;
}

export interface EvaluationWatch {
  /** Asked between genomes; once true, what is not finished is dropped. */
  shouldStop?(): boolean;
  /** Evaluations finished since the last call. */
  onDone?(count: number): void;
}

/** Genomes that go through all paths together: enough to share leaves, few enough to tell of progress. */
const blockGenomes = 64;
/** Rules of a genome may have up to 4 times 32 conditions, each with two features to be defined. */
const mostLeaves = 4 * 32 * 3;

const emptyGains: RegimeGains = [1, 1, 1, 1];

/** What one genome came to so far. */
interface Draft {
  metrics?: Metrics;
  regimes?: RegimeRatios;
  windows?: (number | undefined)[];
  readonly stress: PathOutcome[];
  readonly worlds: PathOutcome[];
  irregular: boolean;
}

interface PathRole {
  readonly path: KernelPath;
  readonly role: 'history' | 'stress' | 'worlds';
  /** Place among the paths of its role. */
  readonly index: number;
}

/** Paths on the same bars, which answer every leaf alike. */
interface PathGroup {
  readonly columns: KernelColumns;
  readonly roles: readonly PathRole[];
  readonly leaves: LeafCache;
}

/** The least that a workspace needs for paths of so many bars, of which so many sets differ. */
export function minWorkspaceBytes(bars: number, sets: number): number {
  return layOut(bars).leaves + sets * mostLeaves * strideOf(bars);
}

/**
 * Scores genomes by the kernel, equal to the last bit to `evaluateGenome`: leaves are answered once for all genomes and kept, rules combine
 * words of bits, and trades go from event to event. Results do not depend on who is evaluated with whom.
 */
export function createPopulationEvaluation(options: PopulationEvaluationOptions) {
  const { kernel, arena, workspace, plainly, limits } = options;
  const bars = Math.max(...rolesOf(arena).map(({ path }) => path.bars));
  const layout = layOut(bars);
  const job = new Float64Array(workspace.buffer, workspace.offset, jobSlot.count);
  const groups = groupPaths(options, layout.leaves);
  const rules = createRuleBits({ kernel, offset: workspace.offset + layout.bits, stride: strideOf(bars) });
  new Uint8Array(workspace.buffer, rules.none, strideOf(bars)).fill(0);
  job.fill(0);
  job[jobSlot.marks] = workspace.offset + layout.marks;
  job[jobSlot.returns] = workspace.offset + layout.returns;
  job[jobSlot.scratch] = workspace.offset + layout.scratch;
  job[jobSlot.touched] = workspace.offset + layout.touched;
  job[jobSlot.initialCapital] = simulationPolicy.initialCapital;
  job[jobSlot.maxPosition] = limits?.constraints.maxPosition ?? simulationPolicy.maxPosition;
  const capacity = Math.min(...groups.map(({ leaves }) => leaves.capacity));
  const runPath = createPathRun(kernel, { job, offset: workspace.offset, buffer: workspace.buffer });

  function runBlock(block: Block, shouldStop: () => boolean): Evaluation[] | undefined {
    const { phenotypes, programs, table } = block;
    const drafts = phenotypes.map((): Draft => ({ stress: [], worlds: [], irregular: false }));
    const places = new Int32Array(table.leaves.length);
    for (const { columns, roles, leaves } of groups) {
      if (shouldStop()) return undefined;
      leaves.locate(table.leaves, places);
      for (let i = 0; i < phenotypes.length; i++) {
        if (shouldStop()) return undefined;
        writeGenome(phenotypes[i]!, job, limits);
        rules.write(programs[i]!, places, { blocks: blocksOf(columns.bars), job });
        for (const role of roles) runPath(role, drafts[i]!);
      }
    }
    return drafts.map((draft, i) => (draft.irregular ? plainly(phenotypes[i]!) : conclude(draft, limits)));
  }

  return {
    /** In the order given; fewer, from the front, when stopped. */
    evaluate(phenotypes: readonly Phenotype[], watch: EvaluationWatch = {}): Evaluation[] {
      const evaluations: Evaluation[] = [];
      const shouldStop = (): boolean => watch.shouldStop?.() === true;
      while (evaluations.length < phenotypes.length) {
        const block = takeBlock(phenotypes, evaluations.length, capacity);
        const done = runBlock(block, shouldStop);
        if (!done) break;
        evaluations.push(...done);
        watch.onDone?.(done.length);
      }
      return evaluations;
    },
  };
}

export type PopulationEvaluation = ReturnType<typeof createPopulationEvaluation>;

interface Block {
  readonly phenotypes: readonly Phenotype[];
  readonly programs: readonly GenomeProgram[];
  readonly table: LeafTable;
}

/** The next genomes whose leaves fit together. */
function takeBlock(phenotypes: readonly Phenotype[], from: number, capacity: number): Block {
  const table = createLeafTable();
  const programs: GenomeProgram[] = [];
  while (programs.length < blockGenomes && from + programs.length < phenotypes.length) {
    if (programs.length > 0 && table.leaves.length + mostLeaves > capacity) break;
    programs.push(compileGenome(phenotypes[from + programs.length]!.genome, table));
  }
  return { phenotypes: phenotypes.slice(from, from + programs.length), programs, table };
}

/** Runs the job as it stands on one path and adds what it came to. */
function createPathRun(
  kernel: Kernel,
  { job, offset, buffer }: { job: Float64Array; offset: number; buffer: ArrayBufferLike },
) {
  return ({ path, role, index }: PathRole, draft: Draft): void => {
    const { periodsPerYear } = path;
    job[jobSlot.path] = path.block;
    job[jobSlot.from] = 0;
    job[jobSlot.to] = path.bars;
    job[jobSlot.full] = Number(role === 'history');
    writeTailRanks(job);
    kernel.trade(offset);
    kernel.reduce(offset);
    if (!isRegular(job)) draft.irregular = true;
    if (role !== 'history') {
      draft[role][index] = { scenario: path.name, ...readPathFigures(job, periodsPerYear) };
      return;
    }
    draft.metrics = completeMetrics(readPerformanceMetrics(job, periodsPerYear), {
      costs: job[jobSlot.costs]!,
      barsInMarket: job[jobSlot.barsInMarket]!,
      initialCapital: simulationPolicy.initialCapital,
    });
    draft.windows = readWindowSharpes(job, periodsPerYear);
    const header = new Float64Array(buffer, path.block, pathSlot.count);
    const ratio = (group: number) => {
      const periods = header[pathSlot.groupBars + group]!;
      return { bars: periods, sharpe: readGroupSharpe(job, group, { periods, periodsPerYear }) };
    };
    draft.regimes = { byRegime: [ratio(0), ratio(1), ratio(2)], afterChange: ratio(3) };
  };
}

function conclude({ metrics, regimes, windows, stress, worlds }: Draft, limits: TradingLimits | undefined): Evaluation {
  return concludeEvaluation({ metrics: metrics!, regimes: regimes!, windows: windows!, stress, worlds }, limits);
}

function writeGenome(phenotype: Phenotype, job: Float64Array, limits: TradingLimits | undefined): void {
  const { exits, sizing } = phenotype.genome;
  const gains = permitGains(phenotype.gains, limits?.constraints) ?? emptyGains;
  job[jobSlot.stopAtr] = exits.stopAtr ?? Number.NaN;
  job[jobSlot.trailAtr] = exits.trailAtr ?? Number.NaN;
  job[jobSlot.targetAtr] = exits.targetAtr ?? Number.NaN;
  job[jobSlot.maxBars] = Math.ceil(exits.maxBars ?? Infinity);
  job[jobSlot.fraction] = sizing.kind === 'fixed' ? sizing.fraction : Number.NaN;
  job[jobSlot.annualVolatility] = sizing.kind === 'fixed' ? 0 : sizing.annualVolatility;
  job[jobSlot.maxFraction] = sizing.kind === 'fixed' ? 0 : sizing.maxFraction;
  for (let regime = 0; regime < 4; regime++) job[jobSlot.gains + regime] = gains[regime]!;
}

function rolesOf({ history, stressed, worlds }: KernelArena): PathRole[] {
  return [
    { path: history, role: 'history', index: 0 },
    ...stressed.map((path, index) => ({ path, role: 'stress' as const, index })),
    ...worlds.map((path, index) => ({ path, role: 'worlds' as const, index })),
  ];
}

/** Groups in the order of their first path; what is left of the workspace is theirs in equal parts. */
function groupPaths({ kernel, arena, workspace }: PopulationEvaluationOptions, used: number): PathGroup[] {
  const roles = rolesOf(arena);
  const sets = [...new Set(roles.map(({ path }) => path.columns))];
  const share = Math.floor((workspace.bytes - used) / sets.length / 64) * 64;
  return sets.map((columns, index) => ({
    columns,
    roles: roles.filter(({ path }) => path.columns === columns),
    leaves: createLeafCache({ kernel, columns, offset: workspace.offset + used + index * share, bytes: share }),
  }));
}

function strideOf(bars: number): number {
  return Math.max(64, aligned(bitsetBytes(bars)));
}

function layOut(bars: number) {
  // Two numbers more than bars: vector code reads ahead.
  const column = aligned((bars + 8) * Float64Array.BYTES_PER_ELEMENT);
  const marks = aligned(jobSlot.count * Float64Array.BYTES_PER_ELEMENT);
  const returns = marks + column;
  const scratch = returns + column;
  const touched = scratch + column;
  const bits = touched + aligned((bars + 8) * Int32Array.BYTES_PER_ELEMENT);
  return { marks, returns, scratch, touched, bits, leaves: bits + ruleBitsRoom * strideOf(bars) };
}
