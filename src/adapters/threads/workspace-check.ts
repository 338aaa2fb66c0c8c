import { EvolutionFault } from '../../domain/evolution/evolution-fault';
import type { KernelArena } from '../../domain/evolution/kernel-arena';
import { minWorkspaceBytes } from '../../domain/evolution/population-evaluation';

/** Leaves of one genome, at the least, have to lie side by side for every set of bars. Throws `evolution.data-too-large` where they cannot. */
export function requireWorkspace({ history, stressed, worlds }: KernelArena, bytes: number): void {
  const paths = [history, ...stressed, ...worlds];
  const sets = new Set(paths.map(({ columns }) => columns)).size;
  const needed = minWorkspaceBytes(Math.max(...paths.map(({ bars }) => bars)), sets);
  if (needed > bytes)
    throw new EvolutionFault(
      'evolution.data-too-large',
      `${sets} price paths need a work space of ${needed} bytes, a thread has ${bytes}; EMP_KERNEL_MEMORY_MB sets how much there is`,
    );
}
