import type { Kernel } from './kernel';
import { viewMemory, type KernelViews } from './kernel-views';
import { reduceMarks } from './plain-reduction';
import { TradeWalk } from './plain-trade';

/** The kernel in plain JavaScript: the twin that the compiled one has to equal to the last bit, and what runs where there is none. */
export function createPlainKernel(buffer: ArrayBufferLike): Kernel {
  const views = viewMemory(buffer);
  const walk = new TradeWalk(views);
  return {
    ...comparisons(views),
    ...wordOperations(views),
    trade: (job) => walk.run(job),
    reduce: (job) => reduceMarks(views, job),
  };
}

function comparisons({ singles, words }: KernelViews): Pick<Kernel, 'above' | 'aboveLevel' | 'belowLevel' | 'defined'> {
  return {
    above(...[left, right, blocks, target]) {
      let [l, r] = [left >>> 2, right >>> 2];
      for (let word = target >>> 2, end = word + blocks * 4; word < end; word++) {
        let bits = 0;
        for (let bit = 0; bit < 32; bit++) bits |= Number(singles[l++]! > singles[r++]!) << bit;
        words[word] = bits;
      }
    },
    aboveLevel(...[column, level, blocks, target]) {
      let l = column >>> 2;
      for (let word = target >>> 2, end = word + blocks * 4; word < end; word++) {
        let bits = 0;
        for (let bit = 0; bit < 32; bit++) bits |= Number(singles[l++]! > level) << bit;
        words[word] = bits;
      }
    },
    belowLevel(...[column, level, blocks, target]) {
      let l = column >>> 2;
      for (let word = target >>> 2, end = word + blocks * 4; word < end; word++) {
        let bits = 0;
        for (let bit = 0; bit < 32; bit++) bits |= Number(singles[l++]! < level) << bit;
        words[word] = bits;
      }
    },
    defined(column, blocks, target) {
      let l = column >>> 2;
      for (let word = target >>> 2, end = word + blocks * 4; word < end; word++) {
        let bits = 0;
        for (let bit = 0; bit < 32; bit++, l++) bits |= Number(singles[l]! === singles[l]!) << bit;
        words[word] = bits;
      }
    },
  };
}

function wordOperations({ words }: KernelViews): Pick<Kernel, 'and' | 'or' | 'andNot' | 'not'> {
  return {
    and(...[left, right, blocks, target]) {
      const [l, r, t] = [left >>> 2, right >>> 2, target >>> 2];
      for (let word = 0; word < blocks * 4; word++) words[t + word] = words[l + word]! & words[r + word]!;
    },
    or(...[left, right, blocks, target]) {
      const [l, r, t] = [left >>> 2, right >>> 2, target >>> 2];
      for (let word = 0; word < blocks * 4; word++) words[t + word] = words[l + word]! | words[r + word]!;
    },
    andNot(...[left, right, blocks, target]) {
      const [l, r, t] = [left >>> 2, right >>> 2, target >>> 2];
      for (let word = 0; word < blocks * 4; word++) words[t + word] = words[l + word]! & ~words[r + word]!;
    },
    not(operand, blocks, target) {
      const [o, t] = [operand >>> 2, target >>> 2];
      for (let word = 0; word < blocks * 4; word++) words[t + word] = ~words[o + word]!;
    },
  };
}
