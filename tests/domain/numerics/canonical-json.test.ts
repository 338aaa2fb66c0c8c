import fc from 'fast-check';
import { canonicalJson, type Json } from '../../../src/domain/numerics/canonical-json';

test('the order in which keys were written does not matter', () => {
  expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: true })).toBe('{"a":true,"b":[1,{"c":null,"d":"x"}]}');
});

test('an undefined key is an absent key', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test('a number that JSON cannot hold is refused', () => {
  expect(() => canonicalJson([1, Number.NaN])).toThrow('finite numbers only, got NaN');
  expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow('finite');
});

test('reading the canonical text gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
