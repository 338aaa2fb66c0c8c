import { countSenseUse } from '../../../src/domain/evolution/sense-use';
import type { Genome, Rule } from '../../../src/domain/strategy/genome';

const genome = (enter: Rule): Genome => ({
  schema: 1,
  long: { enter },
  exits: {},
  sizing: { kind: 'fixed', fraction: 1 },
});

test('senses are counted by strategies and by features, the most used first', () => {
  const plain = genome({ left: 'close', is: 'above', right: 'sma(50)' });
  const timing = genome({
    all: [
      { left: 'days-to-holiday', is: 'below', right: 2 },
      { left: 'days-to-expiry', is: 'below', right: 2 },
      { left: 'rsi(14)', is: 'below', right: 30 },
    ],
  });
  expect(countSenseUse([plain, timing])).toEqual([
    { sense: 'plain', strategies: 2, features: 3 },
    { sense: 'when', strategies: 1, features: 2 },
  ]);
});

test('where nobody is, nothing is used', () => expect(countSenseUse([])).toEqual([]));
