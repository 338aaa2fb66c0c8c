/**
 * The hot loops of population evaluation over one linear memory. All places are byte offsets into it, all multiples of 16; nothing is
 * allocated inside. There are two forms, plain JavaScript here and AssemblyScript in `assembly/`, equal to the last bit.
 *
 * Columns are Float32, padded with NaN to whole blocks of 128 bars; bitsets hold one bit a bar, bar 0 lowest, padded with 0 to the same
 * blocks. What a job block and a path block hold is laid down in `kernel-layout.ts`.
 */
export interface Kernel {
  /** Bits where `left` is above `right`, both columns; 0 where either is undefined. */
  above(left: number, right: number, blocks: number, target: number): void;
  /** Bits where a column is above a level, which is a Float32 number. */
  aboveLevel(column: number, level: number, blocks: number, target: number): void;
  belowLevel(column: number, level: number, blocks: number, target: number): void;
  /** Bits where a column is defined. */
  defined(column: number, blocks: number, target: number): void;
  /** Word operations on bitsets; a target may be one of the operands. */
  and(left: number, right: number, blocks: number, target: number): void;
  or(left: number, right: number, blocks: number, target: number): void;
  andNot(left: number, right: number, blocks: number, target: number): void;
  /** Complement, padding included: the result has to meet an `and` with defined bars before it is walked. */
  not(operand: number, blocks: number, target: number): void;
  /** Walks the trades of one strategy on one price path: account values of the bars it touches, and what its trades come to. */
  trade(job: number): void;
  /** Reduces the account values of the last `trade` of this job to figures. */
  reduce(job: number): void;
}
