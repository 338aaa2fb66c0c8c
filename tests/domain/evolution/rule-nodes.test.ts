import fc from 'fast-check';
import {
  childrenOf,
  conditionIndices,
  countNodes,
  nodeAt,
  replaceNode,
} from '../../../src/domain/evolution/rule-nodes';
import type { Condition, Rule } from '../../../src/domain/strategy/genome';
import { conditionsOf } from '../../../src/domain/strategy/rule-walk';
import { anyRule } from '../../support/random-genomes';

const leaf = (level: number): Condition => ({ left: 'rsi(14)', is: 'above', right: level });
const tree = { all: [leaf(10), { not: { any: [leaf(20), leaf(30)] } }, leaf(40)] } satisfies Rule;

test('nodes are numbered in preorder', () => {
  expect(countNodes(tree)).toBe(7);
  expect([0, 1, 2, 3, 4, 5, 6].map((index) => nodeAt(tree, index))).toEqual([
    tree,
    leaf(10),
    { not: { any: [leaf(20), leaf(30)] } },
    { any: [leaf(20), leaf(30)] },
    leaf(20),
    leaf(30),
    leaf(40),
  ]);
  expect(conditionIndices(tree)).toEqual([1, 4, 5, 6]);
});

test('there is no node beyond the last', () => {
  expect(() => nodeAt(tree, 7)).toThrow('a rule of 7 nodes has no node 7');
  expect(() => nodeAt(leaf(10), 1)).toThrow(RangeError);
});

test('one node is replaced and the rest is as it was', () => {
  expect(replaceNode(tree, 3, leaf(50))).toEqual({ all: [leaf(10), { not: leaf(50) }, leaf(40)] });
  expect(replaceNode(tree, 0, leaf(50))).toEqual(leaf(50));
  expect(replaceNode(tree, 6, { not: leaf(50) })).toEqual({
    ...tree,
    all: [...tree.all.slice(0, 2), { not: leaf(50) }],
  });
  fc.assert(
    fc.property(anyRule, anyRule, fc.nat(), (rule, branch, place) => {
      const index = place % countNodes(rule);
      const before = nodeAt(rule, index);
      const replaced = replaceNode(rule, index, branch);
      expect(nodeAt(replaced, index)).toEqual(branch);
      expect(countNodes(replaced)).toBe(countNodes(rule) - countNodes(before) + countNodes(branch));
      expect(replaceNode(replaced, index, before)).toEqual(rule);
      expect(conditionIndices(rule).map((at) => nodeAt(rule, at))).toEqual(conditionsOf(rule));
    }),
  );
});

test('a condition has no children', () => {
  expect(childrenOf(leaf(10))).toEqual([]);
});
