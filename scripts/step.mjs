/** Says on stderr what is done, and how long it took: one line at the begin of a step that may take long, one at its end. */
export async function step(name, work) {
  const startedAt = performance.now();
  say(`${name} ...`);
  const note = await work();
  say(`${name}: done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s${note ? ` (${note})` : ''}`);
  return note;
}

export function say(text) {
  process.stderr.write(`set-up: ${text}\n`);
}

/** What a person can act on: no stack is shown for it. */
export class SetUpError extends Error {
  constructor(message, { exitCode = 1 } = {}) {
    super(message);
    this.exitCode = exitCode;
  }
}
