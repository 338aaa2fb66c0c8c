import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program in another language that does the work once for each line it is sent, and answers with the seconds that took. */
export interface RivalProgram {
  /** Seconds by the program's own clock; what is ordered is for the program to understand. */
  run(order?: string): Promise<number>;
  close(): Promise<void>;
}

export interface RivalCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** Starts the program and waits until it says `ready`. Rejects with what it wrote when it ends before that. */
export async function startRival({ file, args }: RivalCommand): Promise<RivalProgram> {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  child.stdin.on('error', () => undefined); // its end is noticed by the missing answer
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => {
    const { value, done } = (await lines.next()) as { value: string; done?: boolean };
    if (done !== true) return value;
    throw new Error(`${file} ended: ${Buffer.concat(errors).toString().trim().slice(-500)}`);
  };
  const ended = once(child, 'close');
  ended.catch(() => undefined); // a program that cannot be started has no lines either
  let line = await nextLine();
  while (line !== 'ready') line = await nextLine();
  return {
    async run(order = 'a') {
      child.stdin.write(`${order}\n`);
      return Number(await nextLine());
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}

/** Whether the command runs and ends well. */
export function succeeds({ file, args }: RivalCommand): boolean {
  return spawnSync(file, args, { stdio: 'ignore', timeout: 120_000 }).status === 0;
}
