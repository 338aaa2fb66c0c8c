import type { Environment } from '../config/env';
import type { Output } from './output';
import type { Stack } from './stack/stack';

/** What every command is given. */
export interface CliContext {
  readonly output: Output;
  readonly environment: Environment;
  /** Runs `use` while the stack is up; see `stack/with-stack.ts`. */
  withStack<T>(options: StackNeeds, use: (stack: Stack) => Promise<T>): Promise<T>;
}

export interface StackNeeds {
  /** Default `everything`. */
  readonly needs?: 'database' | 'everything';
  readonly computeWorkers?: number | undefined;
}
