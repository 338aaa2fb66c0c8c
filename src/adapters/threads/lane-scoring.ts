import type { Arena } from '../../domain/evolution/arena';
import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { kernelArenaBytes, writeKernelArena } from '../../domain/evolution/kernel-arena';
import { createPopulationEvaluation } from '../../domain/evolution/population-evaluation';
import type { ScorePhenotypes } from '../../domain/evolution/walk-forward-search';
import type { Kernel } from '../../domain/simulation/kernel';
import { aligned, columnBytes } from '../../domain/simulation/kernel-layout';
import type { MemoryRange } from './kernel-memory';
import { reportDone, threadStopped, type ThreadControl } from './thread-control';
import { requireWorkspace } from './workspace-check';

/** What a thread scores with, all its own. */
export interface Lane {
  readonly kernel: Kernel;
  readonly buffer: SharedArrayBuffer;
  readonly range: MemoryRange;
}

/**
 * Scoring on an arena that nobody else needs, in the memory of one thread: the arena, its columns and the work space lie in the lane, in place
 * of whatever was there. Throws `evolution.data-too-large` where they do not fit. Scoring throws once the control says stop.
 */
export function openLaneScoring(
  arena: Arena,
  { kernel, buffer, range }: Lane,
  control: ThreadControl,
): ScorePhenotypes {
  const arenaBytes = aligned(kernelArenaBytes(arena));
  // Columns and work space share what is left.
  const half = Math.floor((range.to - range.from - arenaBytes) / 2 / 64) * 64;
  requireColumns(arena, half);
  const workspace = { buffer, offset: range.from + arenaBytes + half, bytes: half };
  const kernelArena = writeKernelArena(arena, { buffer, offset: range.from, bytes: arenaBytes + half });
  requireWorkspace(kernelArena, half);
  const evaluation = createPopulationEvaluation({
    ...{ kernel, workspace, arena: kernelArena, limits: arena.limits },
    plainly: ({ genome, gains }) => evaluateGenome(genome, arena, gains),
  });
  return (phenotypes) => {
    const scores = evaluation.evaluate(phenotypes, {
      shouldStop: () => threadStopped(control),
      onDone: (count) => reportDone(control, count),
    });
    if (scores.length < phenotypes.length) throw new Error('stopped before the end');
    return scores;
  };
}

/** Two columns for every set of bars, at the least. */
function requireColumns({ history, stressed, worlds }: Arena, bytes: number): void {
  const sets = [...new Set([history, ...stressed, ...worlds].map(({ path }) => path.bars))];
  const longest = Math.max(...sets.map(({ close }) => close.length));
  const needed = sets.length * (2 * aligned(columnBytes(longest)) + 64);
  if (needed > bytes)
    throw new EvolutionFault(
      'evolution.data-too-large',
      `columns of ${sets.length} price paths need ${needed} bytes, a thread has ${Math.max(0, bytes)}; EMP_KERNEL_MEMORY_MB sets how much there is`,
    );
}
