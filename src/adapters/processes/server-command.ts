/** How to start a server: the program is run directly, without a shell. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
  /** Added to the environment of the starting process; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}
