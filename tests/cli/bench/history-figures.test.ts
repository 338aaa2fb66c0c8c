import fc from 'fast-check';
import { findLargestPayload, measureHistories, type HistoryEvent } from '../../../src/cli/bench/history-figures';

const bytes = (length: number) => ({ metadata: { encoding: new Uint8Array(9_999) }, data: new Uint8Array(length) });

function eventWithInput(length: number): HistoryEvent {
  return { workflowExecutionStartedEventAttributes: { input: { payloads: [bytes(1), bytes(length)] } } };
}

test('the largest payload is found at any depth, and its metadata is none', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 500 }), { minLength: 1, maxLength: 10 }), fc.nat({ max: 6 }), (sizes, depth) => {
      let nested: unknown = { payloads: sizes.map(bytes) };
      for (let level = 0; level < depth; level++) nested = level % 2 === 0 ? [null, nested] : { inner: nested, n: 1 };
      expect(findLargestPayload(nested)).toBe(Math.max(...sizes));
    }),
  );
});

test('what holds no payload has none', () => {
  for (const value of [undefined, null, 3, 'data', [], {}, { data: 'text' }, new Uint8Array(7)])
    expect(findLargestPayload(value)).toBe(0);
});

test('each workflow type is known by its longest history and largest payload', () => {
  const generation = (events: HistoryEvent[]) => ({ workflowType: 'evolveGeneration', events });
  expect(
    measureHistories([
      { workflowType: 'evolveStrategies', events: [eventWithInput(200), {}] },
      generation([eventWithInput(50)]),
      generation([{}, {}, {}]),
    ]),
  ).toEqual([
    { workflowType: 'evolveStrategies', executions: 1, mostEvents: 2, largestPayloadBytes: 200 },
    { workflowType: 'evolveGeneration', executions: 2, mostEvents: 3, largestPayloadBytes: 50 },
  ]);
});
