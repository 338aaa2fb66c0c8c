import type { Kernel } from './kernel';
import { jobSlot } from './kernel-layout';
import { operator, programDepth, type GenomeProgram, type RuleProgram } from './rule-program';

export interface RuleBitsOptions {
  readonly kernel: Kernel;
  /** Room for `ruleBitsRoom` bitsets, at a multiple of 64. */
  readonly offset: number;
  /** Bytes from one bitset to the next. */
  readonly stride: number;
}

/** Bitsets that the rules of one genome need beside its leaves: one that is empty, operands, and five of signals. */
export const ruleBitsRoom = 1 + programDepth + 5;

export interface RuleBits {
  /** The bitset that is empty lies here; the one who owns the memory keeps it so. */
  readonly none: number;
  /** Evaluates the rules of a genome on so many blocks, and writes to the job block where its events are. */
  write(program: GenomeProgram, places: Int32Array, target: { blocks: number; job: Float64Array }): void;
}

export function createRuleBits(options: RuleBitsOptions): RuleBits {
  const none = options.offset;
  const evaluate = createEvaluation(options);
  return {
    none,
    write(program, places, { blocks, job }) {
      const bitsOf = (rule: RuleProgram | undefined, depth: number): number =>
        rule ? evaluate(rule, places, { blocks, depth }) : none;
      const rules = {
        longEnter: bitsOf(program.longEnter, 0),
        longExit: bitsOf(program.longExit, 1),
        shortEnter: bitsOf(program.shortEnter, 2),
        shortExit: bitsOf(program.shortExit, 3),
      };
      if (rules.longEnter !== none && rules.shortEnter !== none) writeBothSides(rules, options, { blocks, job });
      else {
        job[jobSlot.entries] = rules.longEnter === none ? rules.shortEnter : rules.longEnter;
        job[jobSlot.longEntries] = rules.longEnter;
        job[jobSlot.longExits] = rules.longExit;
        job[jobSlot.shortExits] = rules.shortExit;
      }
    },
  };
}

/** Place of a rule's bits: a leaf's own where the rule is but one, else the operand at the depth given. */
function createEvaluation({ kernel, offset, stride }: RuleBitsOptions) {
  const operands = offset + stride;
  const stack = new Int32Array(programDepth);
  return (program: RuleProgram, places: Int32Array, { blocks, depth }: { blocks: number; depth: number }): number => {
    let top = depth;
    for (const step of program) {
      if (step >= 0) {
        stack[top++] = places[step]!;
        continue;
      }
      if (step !== operator.not) top--;
      const target = operands + (top - 1) * stride;
      if (step === operator.not) kernel.not(stack[top - 1]!, blocks, target);
      else if (step === operator.and) kernel.and(stack[top - 1]!, stack[top]!, blocks, target);
      else kernel.or(stack[top - 1]!, stack[top]!, blocks, target);
      stack[top - 1] = target;
    }
    return stack[depth]!;
  };
}

/** Where both sides want in at one close, neither gets in; what wants in on the other side ends a position. */
function writeBothSides(
  rules: Record<'longEnter' | 'longExit' | 'shortEnter' | 'shortExit', number>,
  { kernel, offset, stride }: RuleBitsOptions,
  { blocks, job }: { blocks: number; job: Float64Array },
): void {
  const long = offset + (1 + programDepth) * stride;
  const short = long + stride;
  const either = short + stride;
  const leaveLong = either + stride;
  const leaveShort = leaveLong + stride;
  kernel.andNot(rules.longEnter, rules.shortEnter, blocks, long);
  kernel.andNot(rules.shortEnter, rules.longEnter, blocks, short);
  kernel.or(long, short, blocks, either);
  kernel.or(short, rules.longExit, blocks, leaveLong);
  kernel.or(long, rules.shortExit, blocks, leaveShort);
  job[jobSlot.entries] = either;
  job[jobSlot.longEntries] = long;
  job[jobSlot.longExits] = leaveLong;
  job[jobSlot.shortExits] = leaveShort;
}
