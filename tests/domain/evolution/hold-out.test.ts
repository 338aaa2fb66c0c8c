import fc from 'fast-check';
import { EvolutionFault } from '../../../src/domain/evolution/evolution-fault';
import { requireHoldOut } from '../../../src/domain/evolution/hold-out';

test('the last quarter is held out after a purge of a month', () => {
  expect(requireHoldOut(5_105)).toEqual({ inSample: { from: 0, to: 3_808 }, outOfSample: { from: 3_829, to: 5_105 } });
  expect(requireHoldOut(400)).toEqual({ inSample: { from: 0, to: 279 }, outOfSample: { from: 300, to: 400 } });
});

test('the two never meet, whatever the length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 362, max: 1_000_000 }), (bars) => {
      const { inSample, outOfSample } = requireHoldOut(bars);
      expect(outOfSample.from - inSample.to).toBe(21);
      expect(outOfSample.to).toBe(bars);
      expect(inSample.to - inSample.from).toBeGreaterThanOrEqual(250);
      expect(outOfSample.to - outOfSample.from).toBe(Math.floor(bars / 4));
    }),
  );
});

test.each([0, 1, 28, 100, 360])('%d bars are refused: too few to learn from', (bars) => {
  expect(() => requireHoldOut(bars)).toThrow(EvolutionFault);
  expect(() => requireHoldOut(bars)).toThrow(expect.objectContaining({ code: 'evolution.data-too-short' }));
});

test('the refusal says how many there are and how many are needed', () => {
  expect(() => requireHoldOut(300)).toThrow(
    '300 bars leave 204 to learn from after a quarter is held out; 250 are needed',
  );
  expect(() => requireHoldOut(5)).toThrow('5 bars leave 0 to learn from');
  expect(requireHoldOut(361).inSample.to).toBe(250);
});
