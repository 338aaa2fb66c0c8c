import { bufferOf, createKernelMemory, loadKernel, type KernelKind } from '../../adapters/threads/kernel-memory';
import type { Arena } from '../../domain/evolution/arena';
import type { Evaluation } from '../../domain/evolution/evaluation';
import { evaluateGenome } from '../../domain/evolution/genome-evaluation';
import { writeKernelArena } from '../../domain/evolution/kernel-arena';
import { createPopulationEvaluation } from '../../domain/evolution/population-evaluation';
import type { Genome } from '../../domain/strategy/genome';
import { createKernelRun } from './kernel-run';

const memoryBytes = 1_073_741_824;

/** One form of the kernel, ready to work on one thread. */
export interface KernelForm {
  /** Leaves, rules, trades and figures; columns are at hand. */
  run(): void;
  /** The same with leaves kept from before, and evaluations made of the figures. */
  evaluate(): Evaluation[];
  /** What the run leaves in its job blocks, one after the other. */
  readBlocks(): Float64Array[];
}

export function createKernelForm(kind: KernelKind, genomes: readonly Genome[], arena: Arena): KernelForm {
  const memory = createKernelMemory({ kind, bytes: memoryBytes, threads: 2 });
  const kernel = loadKernel(memory);
  const buffer = bufferOf(memory);
  const { heap } = memory;
  const kernelArena = writeKernelArena(arena, { buffer, offset: heap.from, bytes: heap.to - heap.from });
  const [own, other] = memory.lanes.map(({ from, to }) => ({ buffer, offset: from, bytes: to - from }));
  const alone = createKernelRun(genomes, { kernel, arena: kernelArena, workspace: own! });
  const population = createPopulationEvaluation({
    kernel,
    arena: kernelArena,
    workspace: other!,
    plainly: ({ genome }) => evaluateGenome(genome, arena),
  });
  const phenotypes = genomes.map((genome) => ({ genome }));
  return {
    run: () => alone.run(),
    evaluate: () => population.evaluate(phenotypes),
    readBlocks() {
      const blocks: Float64Array[] = [];
      alone.run((block) => blocks.push(block.slice()));
      return blocks;
    },
  };
}
