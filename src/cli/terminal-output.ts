import type { Output } from './output';

/** Where text goes: a stream of the process, or a test's memory. */
export interface TextSink {
  write(text: string): void;
}

/** With `json`, documents for programs, one a line; else the text for people. */
export function terminalOutput({
  json,
  stdout,
  stderr,
}: {
  json: boolean;
  stdout: TextSink;
  stderr: TextSink;
}): Output {
  const write = (document: unknown, text: () => string): void =>
    stdout.write(`${json ? JSON.stringify(document) : text()}\n`);
  return { json, result: write, line: write, notice: (text) => stderr.write(`${text}\n`) };
}
