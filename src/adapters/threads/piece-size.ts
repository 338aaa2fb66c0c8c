/** A piece shorter than this is spent on handing it over, a longer one keeps the other threads waiting at the end. */
const pieceMs = { least: 5, most: 200 } as const;
const piecesPerThread = 4;

export interface PieceRequest {
  readonly total: number;
  /** Not handed out yet, at least 1. */
  readonly remaining: number;
  readonly threads: number;
  /** Undefined before anything was measured. */
  readonly msPerGenome: number | undefined;
}

/**
 * How many genomes the next free thread gets: at least four pieces a thread, towards the end smaller and smaller ones, so that all threads
 * end at nearly the same time (guided self-scheduling, Polychronopoulos & Kuck 1987).
 */
export function choosePieceSize({ total, remaining, threads, msPerGenome }: PieceRequest): number {
  const share = Math.min(total / (threads * piecesPerThread), remaining / (2 * threads));
  const [least, most] = [pieceMs.least, pieceMs.most].map((ms) =>
    msPerGenome === undefined ? undefined : ms / msPerGenome,
  );
  const size = Math.min(Math.max(share, least ?? 1), most ?? Infinity);
  return Math.min(remaining, Math.max(1, Math.ceil(size)));
}
