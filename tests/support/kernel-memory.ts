import type { Arena } from '../../src/domain/evolution/arena';
import { evaluateGenome } from '../../src/domain/evolution/genome-evaluation';
import { kernelArenaBytes, writeKernelArena } from '../../src/domain/evolution/kernel-arena';
import {
  createPopulationEvaluation,
  minWorkspaceBytes,
  type PopulationEvaluation,
} from '../../src/domain/evolution/population-evaluation';
import type { Kernel } from '../../src/domain/simulation/kernel';
import { columnBytes } from '../../src/domain/simulation/kernel-layout';

/** Where tests put their first byte: below lies what a compiled kernel may have for itself. */
const start = 65_536;

/** Evaluation of an arena's population with just so much memory as it needs, so that columns and leaves have to give way. */
export function evaluateWith(
  arena: Arena,
  buffer: ArrayBufferLike,
  kernel: Kernel,
): PopulationEvaluation & { readonly usedBytes: number } {
  const paths = [arena.history, ...arena.stressed, ...arena.worlds];
  const longest = Math.max(...paths.map(({ path }) => path.bars.close.length));
  const sets = new Set(paths.map(({ path }) => path.bars)).size;
  const arenaBytes = kernelArenaBytes(arena) + sets * 3 * (columnBytes(longest) + 64);
  const workspace = {
    buffer,
    offset: start + Math.ceil(arenaBytes / 64) * 64,
    bytes: minWorkspaceBytes(longest, sets),
  };
  new Uint8Array(buffer, start, workspace.offset + workspace.bytes - start).fill(0xa5);
  const evaluation = createPopulationEvaluation({
    kernel,
    arena: writeKernelArena(arena, { buffer, offset: start, bytes: workspace.offset - start }),
    workspace,
    plainly: ({ genome, gains }) => evaluateGenome(genome, arena, gains),
    limits: arena.limits,
  });
  return { ...evaluation, usedBytes: workspace.offset + workspace.bytes };
}
