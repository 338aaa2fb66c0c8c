import type { Client } from '@temporalio/client';
import { fetchRunHistories } from '../../../src/cli/bench/run-histories';
import { scriptHistory } from '../../support/history-script';

test('a run that continued as new is followed back to its beginning, its generations one by one', async () => {
  const span = { startedAt: 0, endedAt: 1 };
  const histories: Readonly<Record<string, ReturnType<typeof scriptHistory>>> = {
    'evolution/night': scriptHistory({ ...span, workflowType: 'evolveStrategies', continues: 'second' }),
    'evolution/night second': scriptHistory({ ...span, workflowType: 'evolveStrategies', continues: 'first' }),
    'evolution/night first': scriptHistory({ ...span, workflowType: 'evolveStrategies' }),
    'evolution/night/generation-0': scriptHistory(span),
    'evolution/night/generation-1': scriptHistory(span),
  };
  const asked: string[] = [];
  const getHandle = (...ids: (string | undefined)[]) => ({
    fetchHistory: async () => {
      const key = ids.filter((id) => id !== undefined).join(' ');
      asked.push(key);
      return { events: histories[key] };
    },
  });
  const client = { workflow: { getHandle } } as unknown as Client;
  const { evolution, generations } = await fetchRunHistories(client, { run: 'night', generations: 2 });
  expect(evolution.map(({ workflowType }) => workflowType)).toEqual(Array(3).fill('evolveStrategies'));
  expect(evolution.map(({ events }) => events)).toEqual([
    histories['evolution/night first'],
    histories['evolution/night second'],
    histories['evolution/night'],
  ]);
  expect(generations.map(({ workflowType }) => workflowType)).toEqual(['evolveGeneration', 'evolveGeneration']);
  expect(asked.sort()).toEqual(Object.keys(histories).sort());
});
