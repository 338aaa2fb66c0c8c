import fc from 'fast-check';
import type { Bars } from '../../../../src/domain/market/bars';
import { openStructureBreaks } from '../../../../src/domain/sensory/how/structure-breaks';
import { openSwingPoints } from '../../../../src/domain/sensory/how/swing-points';
import { anyBars, barsOf } from '../../../support/random-bars';

interface Break {
  readonly bar: number;
  readonly direction: number;
  readonly changesCharacter: boolean;
  readonly level: number;
}

function findBreaks(bars: Bars, side: number): Break[] {
  const swings = openSwingPoints(side);
  const structure = openStructureBreaks(swings);
  const found: Break[] = [];
  for (let bar = 0; bar < bars.close.length; bar++) {
    swings.push(bars, bar);
    structure.push(bars, bar);
    const { broken, changedCharacter, level } = structure;
    if (broken !== 0) found.push({ bar, direction: broken, changesCharacter: changedCharacter, level });
  }
  return found;
}

/** Bars of a point about their close. */
function barsAround(closes: readonly number[]): Bars {
  return barsOf(closes.map((close) => ({ open: close, high: close + 0.5, low: close - 0.5, close })));
}

test('the second break upwards continues the structure, the first downwards changes its character', () => {
  const closes = [10, 12, 10, 9, 11, 13, 12, 11, 14, 12, 13, 10];
  expect(findBreaks(barsAround(closes), 1)).toEqual([
    { bar: 5, direction: 1, changesCharacter: false, level: 12.5 },
    { bar: 8, direction: 1, changesCharacter: false, level: 13.5 },
    { bar: 11, direction: -1, changesCharacter: true, level: 11.5 },
  ]);
});

test('trading beyond a swing without closing beyond it breaks nothing', () => {
  const closes = [10, 12, 10, 9, 11, 12.4, 10, 12.5];
  expect(findBreaks(barsAround(closes), 1)).toEqual([]);
});

test('breaks that follow each other in one direction have different levels, and a close beyond each', () => {
  fc.assert(
    fc.property(anyBars({ maxLength: 120 }), fc.integer({ min: 1, max: 3 }), (bars, side) => {
      const breaks = findBreaks(bars, side);
      breaks.forEach(({ bar, direction, changesCharacter, level }, i) => {
        expect(direction * bars.close[bar]!).toBeGreaterThan(direction * level);
        expect(changesCharacter).toBe(i > 0 && breaks[i - 1]!.direction === -direction);
        const last = breaks.slice(0, i).findLast((one) => one.direction === direction);
        if (last) expect(bar - last.bar).toBeGreaterThan(side);
      });
    }),
  );
});
