import type { KernelArena, MemoryRegion } from '../../domain/evolution/kernel-arena';
import type { Kernel } from '../../domain/simulation/kernel';
import { writeTailRanks } from '../../domain/simulation/kernel-figures';
import { aligned, bitsetBytes, blocksOf, jobSlot } from '../../domain/simulation/kernel-layout';
import type { KernelPath } from '../../domain/simulation/kernel-path';
import { createLeafCache } from '../../domain/simulation/leaf-cache';
import { simulationPolicy } from '../../domain/simulation/policy';
import { createRuleBits, ruleBitsRoom } from '../../domain/simulation/rule-bits';
import { compileGenome, createLeafTable } from '../../domain/simulation/rule-program';
import type { Genome } from '../../domain/strategy/genome';

export interface KernelRunOptions {
  readonly kernel: Kernel;
  readonly arena: KernelArena;
  /** For work space and the answers of all leaves on one path. */
  readonly workspace: MemoryRegion;
}

/**
 * The kernel's part of an evaluation alone, as a program in another language does it: rules are compiled and columns at hand, every leaf is
 * answered anew, and what comes out is job blocks, not evaluations.
 */
export function createKernelRun(genomes: readonly Genome[], { kernel, arena, workspace }: KernelRunOptions) {
  const paths = [arena.history, ...arena.stressed];
  const bars = Math.max(...paths.map((path) => path.bars));
  const stride = aligned(bitsetBytes(bars));
  const column = aligned(8 * (bars + 8));
  const { buffer, offset, bytes } = workspace;
  const job = new Float64Array(buffer, offset, jobSlot.count);
  const rules = createRuleBits({ kernel, offset: offset + aligned(8 * jobSlot.count) + 4 * column, stride });
  const leavesAt = rules.none + ruleBitsRoom * stride;
  const table = createLeafTable();
  const programs = genomes.map((genome) => compileGenome(genome, table));
  const places = new Int32Array(table.leaves.length);

  function prepare(): void {
    job.fill(0);
    new Uint8Array(buffer, rules.none, stride).fill(0);
    const workAreas = [jobSlot.marks, jobSlot.returns, jobSlot.scratch, jobSlot.touched];
    for (const [index, slot] of workAreas.entries()) job[slot] = offset + aligned(8 * jobSlot.count) + index * column;
    job[jobSlot.initialCapital] = simulationPolicy.initialCapital;
    job[jobSlot.maxPosition] = simulationPolicy.maxPosition;
    job.fill(1, jobSlot.gains, jobSlot.gains + 4);
  }

  function answerLeaves({ columns }: KernelPath): void {
    const room = { offset: leavesAt, bytes: offset + bytes - leavesAt };
    createLeafCache({ kernel, columns, ...room }).locate(table.leaves, places);
  }

  return {
    /** All genomes on all paths; `onBlock`, where given, sees each job block. */
    run(onBlock?: (block: Float64Array, genome: number, path: number) => void): void {
      prepare();
      for (const [index, path] of paths.entries()) {
        answerLeaves(path);
        job[jobSlot.path] = path.block;
        job[jobSlot.to] = path.bars;
        job[jobSlot.full] = Number(index === 0);
        writeTailRanks(job);
        for (let genome = 0; genome < genomes.length; genome++) {
          writeOrders(genomes[genome]!, job);
          rules.write(programs[genome]!, places, { blocks: blocksOf(path.bars), job });
          kernel.trade(offset);
          kernel.reduce(offset);
          onBlock?.(job, genome, index);
        }
      }
    },
  };
}

function writeOrders({ exits, sizing }: Genome, job: Float64Array): void {
  job[jobSlot.stopAtr] = exits.stopAtr ?? NaN;
  job[jobSlot.trailAtr] = exits.trailAtr ?? NaN;
  job[jobSlot.targetAtr] = exits.targetAtr ?? NaN;
  job[jobSlot.maxBars] = exits.maxBars ?? Infinity;
  job[jobSlot.fraction] = sizing.kind === 'fixed' ? sizing.fraction : NaN;
  job[jobSlot.annualVolatility] = sizing.kind === 'fixed' ? 0 : sizing.annualVolatility;
  job[jobSlot.maxFraction] = sizing.kind === 'fixed' ? 0 : sizing.maxFraction;
}
