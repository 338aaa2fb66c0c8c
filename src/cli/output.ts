/** What every command says and how it ends: `docs/cli.md` lists the exit codes. */
export const exitCodes = {
  done: 0,
  fault: 1,
  usage: 2,
  refused: 3,
  notFound: 4,
  unreachable: 5,
  interrupted: 130,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An outcome that ends a command: what is wrong, where, what was expected, and the next step as the hint. */
export class CommandError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly options: { exitCode: ExitCode; hint?: string; details?: unknown },
  ) {
    super(message);
  }
}

/** Results go to stdout, progress and notices to stderr, so that a program can read the one while a person reads the other. */
export interface Output {
  readonly json: boolean;
  /** The command's one result: the document for programs, or the text for people. */
  result(document: unknown, text: () => string): void;
  /** One object a line, for commands that watch. */
  line(document: unknown, text: () => string): void;
  /** Progress for people; silent for nobody: it goes to stderr. */
  notice(text: string): void;
}
