/** Seconds of one operation, round by round. */
export type RoundTimes = readonly number[];

/** One of several ways to do something; the operation's result is kept, so that no compiler can leave the work out. */
export interface Contender {
  run(): unknown;
  /** It is another process with a clock of its own: what `run` resolves to is the seconds that the operation took there. */
  readonly timesItself?: true;
}

export interface RoundOptions {
  readonly rounds: number;
  /** An operation is repeated within a round until it takes about this long. */
  readonly roundMs: number;
  /** Milliseconds of a steady clock. */
  readonly now?: () => number;
}

/** The times of each contender. */
export type TimesOf<Name extends string> = (name: Name) => RoundTimes;

/**
 * Times contenders in turns: each round takes every one of them once, starting with the next, so that a neighbour who slows the machine
 * for a while slows all alike and the ratios within a round stand. A first pass warms each up and finds its repetitions.
 */
export async function timeInterleaved<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  { rounds, roundMs, now = () => performance.now() }: RoundOptions,
): Promise<TimesOf<Name>> {
  const entrants: { name: string; contender: Contender; repetitions: number; times: number[] }[] = [];
  for (const [name, contender] of Object.entries<Contender>(contenders))
    entrants.push({ name, contender, repetitions: await countRepetitions(contender, roundMs, now), times: [] });
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < entrants.length; turn++) {
      const { contender, repetitions, times } = entrants[(round + turn) % entrants.length]!;
      times.push((await repeat(contender, repetitions, now)) / 1_000 / repetitions);
    }
  return (wanted) => entrants.find(({ name }) => name === wanted)?.times ?? [];
}

/** Doubles the repetitions until they fill a round: by then the code is warm, too. */
async function countRepetitions(contender: Contender, roundMs: number, now: () => number): Promise<number> {
  await repeat(contender, 1, now); // the first call compiles, and is no measure of the next
  for (let repetitions = 1; ; repetitions *= 2) {
    const elapsedMs = await repeat(contender, repetitions, now);
    if (elapsedMs >= roundMs / 2) return Math.max(1, Math.round((repetitions * roundMs) / elapsedMs));
  }
}

let kept: unknown;

/** Milliseconds. */
async function repeat({ run, timesItself }: Contender, repetitions: number, now: () => number): Promise<number> {
  const startedAt = now();
  let ownSeconds = 0;
  for (let repetition = 0; repetition < repetitions; repetition++) {
    kept = run();
    if (kept instanceof Promise) kept = await kept;
    if (timesItself) ownSeconds += Number(kept);
  }
  return timesItself ? 1_000 * ownSeconds : now() - startedAt;
}
