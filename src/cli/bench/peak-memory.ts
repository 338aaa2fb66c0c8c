import { readFileSync } from 'node:fs';

/** The most memory a process has held since its start, its children's apart. */
export interface PeakMemory {
  readonly name: string;
  readonly pid: number;
  readonly bytes: number;
  /** Processes below it that run now, and the sum of their peaks: memory that they share is counted in each. */
  readonly children: number;
  readonly childrenBytes: number;
}

/** Reads the peaks that Linux keeps (VmHWM: resident memory at its highest). Other systems keep none: the list is empty there. */
export function readPeakMemory(
  processes: readonly { readonly name: string; readonly pid: number | null }[],
  proc = '/proc',
): PeakMemory[] {
  return processes.flatMap(({ name, pid }) => {
    const bytes = pid === null ? undefined : readPeak(proc, pid);
    if (pid === null || bytes === undefined) return [];
    const peaks = findDescendants(proc, pid).flatMap((child) => readPeak(proc, child) ?? []);
    return [{ name, pid, bytes, children: peaks.length, childrenBytes: peaks.reduce((sum, peak) => sum + peak, 0) }];
  });
}

/** Of this process; the stack that it may have started is not counted. */
export function ownPeakMemory(): PeakMemory {
  const kilobytes = process.resourceUsage().maxRSS;
  return { name: 'command', pid: process.pid, bytes: kilobytes * 1_024, children: 0, childrenBytes: 0 };
}

/** Bytes of a process that are in memory now; undefined where the system does not tell. */
export function readResidentMemory(pid: number, proc = '/proc'): number | undefined {
  return readStatus(proc, pid, 'VmRSS');
}

function readPeak(proc: string, pid: number): number | undefined {
  return readStatus(proc, pid, 'VmHWM');
}

function readStatus(proc: string, pid: number, field: 'VmHWM' | 'VmRSS'): number | undefined {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readIfThere(`${proc}/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
}

function findDescendants(proc: string, pid: number): number[] {
  const children = readIfThere(`${proc}/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...findDescendants(proc, child)]);
}

/** A process may end while we look. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return '';
    throw error;
  }
}
