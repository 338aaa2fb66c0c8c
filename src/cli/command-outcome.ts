import { CommanderError } from 'commander';
import { EnvironmentFault } from '../config/env';
import { CommandError, exitCodes, type ExitCode } from './output';

export interface CommandOutcome {
  readonly exitCode: ExitCode;
  /** Undefined when the command has said all there is to say. */
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
    readonly details?: unknown;
  };
}

/** How a command that threw ends: its exit code, and what is told. */
export function describeOutcome(error: unknown): CommandOutcome {
  if (error instanceof CommandError) {
    const { exitCode, hint, details } = error.options;
    return {
      exitCode,
      error: {
        code: error.code,
        message: error.message,
        ...(hint !== undefined && { hint }),
        ...(details !== undefined && { details }),
      },
    };
  }
  if (error instanceof CommanderError) return describeUsage(error);
  if (error instanceof EnvironmentFault)
    return {
      exitCode: exitCodes.usage,
      error: {
        code: error.code,
        message: error.message,
        hint: 'see .env.example',
        details: { problems: error.problems },
      },
    };
  return describeFault(error);
}

function describeUsage({ code, message, exitCode }: CommanderError): CommandOutcome {
  if (exitCode === 0) return { exitCode: exitCodes.done };
  if (code === 'commander.help')
    return {
      exitCode: exitCodes.usage,
      error: { code: 'usage.missing-verb', message: 'a verb is missing', hint: 'emp --help' },
    };
  // Commander puts the nearest match on a line of its own.
  const [first = '', suggestion] = message.replace(/^error: /, '').split('\n');
  const hint = suggestion === undefined ? 'emp --help' : suggestion.replace(/^\(|\)$/g, '');
  const kind = code.replace(/^commander\./, '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { exitCode: exitCodes.usage, error: { code: `usage.${kind}`, message: first, hint } };
}

/** Faults that are no fault of the program or its data, but of what it was asked for. */
const exitCodeOf: Readonly<Record<string, ExitCode>> = {
  'data.ambiguous': exitCodes.usage,
  'data.not-found': exitCodes.notFound,
  'evolution.settings-invalid': exitCodes.usage,
  'evolution.run-differs': exitCodes.refused,
  'evolution.run-ended': exitCodes.refused,
  'proving.verdict-ambiguous': exitCodes.usage,
  'curriculum.settings-invalid': exitCodes.usage,
  'curriculum.strategy-unknown': exitCodes.notFound,
  'curriculum.unknown': exitCodes.notFound,
  'curriculum.incompatible': exitCodes.refused,
  'curriculum.differs': exitCodes.refused,
  'curriculum.ended': exitCodes.refused,
  'curriculum.stage-not-reached': exitCodes.refused,
  'curriculum.run-foreign': exitCodes.refused,
};

/** Codes of Node and gRPC for a server that is not there. */
const unreachableCodes = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 14];
const missingFileCodes = ['ENOENT', 'ENOTDIR'];

function describeFault(error: unknown): CommandOutcome {
  const message = error instanceof Error && error.message !== '' ? error.message : String(error);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (unreachableCodes.some((unreachable) => unreachable === code))
    return { exitCode: exitCodes.unreachable, error: { code: 'unreachable', message, hint: 'emp doctor' } };
  if (missingFileCodes.some((missing) => missing === code))
    return { exitCode: exitCodes.notFound, error: { code: 'file.not-found', message } };
  // A fault of ours carries a code of its own, such as data.corrupt-snapshot.
  if (typeof code === 'string' && /^[a-z]+\.[a-z-]+$/.test(code))
    return { exitCode: exitCodeOf[code] ?? exitCodes.fault, error: { code, message } };
  const hint = 'set EMP_LOG_LEVEL=debug to see where it comes from';
  return { exitCode: exitCodes.fault, error: { code: 'fault', message, hint } };
}
