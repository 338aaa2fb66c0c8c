import type { HistoryEvent } from '../../../src/cli/bench/history-figures';
import { readGenerationTimeline } from '../../../src/cli/bench/generation-timeline';
import { scriptHistory } from '../../support/history-script';

test('a generation is split by what its activities did, and the rest is orchestration', () => {
  const events = scriptHistory({
    startedAt: 10,
    endedAt: 20,
    activities: [
      { name: 'breedGeneration', from: 10.5, to: 11 },
      { name: 'evaluateGenomes', from: 12, to: 15 },
      { name: 'evaluateGenomes', from: 11.5, to: 14 },
      { name: 'evaluateGenomes', from: 14.25, to: 17.5 },
      { name: 'selectSurvivors', from: 18, to: 18.25 },
    ],
  });
  expect(readGenerationTimeline(events)).toEqual({
    ...{ total: 10, evaluation: 6, breeding: 0.5, selection: 0.25, orchestration: 3.25 },
  });
});

test('a generation without newcomers spent nothing on evaluation', () => {
  const events = scriptHistory({
    startedAt: 1,
    endedAt: 2,
    activities: [{ name: 'breedGeneration', from: 1.25, to: 1.5 }],
  });
  expect(readGenerationTimeline(events)).toEqual({
    ...{ total: 1, evaluation: 0, breeding: 0.25, selection: 0, orchestration: 0.75 },
  });
});

test('an activity that did not complete has no span', () => {
  const events = scriptHistory({
    startedAt: 0,
    endedAt: 4,
    activities: [{ name: 'evaluateGenomes', from: 1, to: 3 }],
  });
  const withoutEnd = events.filter(({ activityTaskCompletedEventAttributes }) => !activityTaskCompletedEventAttributes);
  const withoutStart: HistoryEvent[] = events.filter(
    ({ activityTaskStartedEventAttributes }) => !activityTaskStartedEventAttributes,
  );
  expect(readGenerationTimeline(withoutEnd)).toMatchObject({ total: 4, evaluation: 0 });
  expect(readGenerationTimeline(withoutStart)).toMatchObject({ total: 4, evaluation: 0 });
});
