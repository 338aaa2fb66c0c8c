import { CommandError, exitCodes } from '../output';

export interface Interrupt {
  readonly signal: AbortSignal;
  /** Rejects at the first signal. */
  readonly asError: Promise<never>;
  /** The process reacts to signals as before. */
  forget(): void;
}

/** The first Ctrl-C is an orderly end; at the second the command leaves at once, and the supervisor does the rest. */
export function listenForInterrupt(notice: (text: string) => void): Interrupt {
  const controller = new AbortController();
  const asError = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => reject(interruption()));
  });
  asError.catch(() => undefined); // it may come when nobody is waiting any more
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    notice('interrupted: leaving in order (once more to leave at once)');
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    asError,
    forget: () => signals.forEach((signal) => process.off(signal, onSignal)),
  };
}

export function interruption(): CommandError {
  return new CommandError('interrupted', 'interrupted', { exitCode: exitCodes.interrupted });
}
