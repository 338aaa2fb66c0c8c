import {
  begin,
  changes,
  isAdversaryDue,
  isFinal,
  next,
  type EvolutionEvent,
  type EvolutionStage,
} from '../../../src/domain/evolution/lifecycle';

const events: EvolutionEvent[] = [
  { type: 'generationEvolved' },
  { type: 'lastGenerationEvolved' },
  { type: 'pauseRequested' },
  { type: 'resumeRequested' },
  { type: 'stopRequested' },
  { type: 'concluded' },
];

function reachable(from: EvolutionStage, without: readonly EvolutionEvent['type'][] = []): Set<EvolutionStage> {
  const found = new Set<EvolutionStage>([from]);
  for (const stage of found)
    for (const event of events) if (!without.includes(event.type)) found.add(next(stage, event));
  return found;
}

const stages = [...reachable(begin)];

/** Stages from which the event leads to `to`. */
const before = (to: EvolutionStage, type: EvolutionEvent['type']): EvolutionStage[] =>
  stages.filter((stage) => stage !== to && next(stage, { type }) === to);

test('every stage is reached', () => {
  expect(stages.sort()).toEqual(['completed', 'concluding', 'evolving', 'paused', 'stopped', 'stopping']);
});

test('only a run that evolves can be paused, and only a paused one resumed', () => {
  expect(before('paused', 'pauseRequested')).toEqual(['evolving']);
  expect(before('evolving', 'resumeRequested')).toEqual(['paused']);
  expect([...reachable(begin, ['pauseRequested'])]).not.toContain('paused');
});

test('a run is stopped while it evolves or is paused; one that concludes is let finish', () => {
  expect(before('stopping', 'stopRequested').sort()).toEqual(['evolving', 'paused']);
  expect(next('concluding', { type: 'stopRequested' })).toBe('concluding');
});

test('nothing completes without its last generation and a conclusion', () => {
  expect([...reachable(begin, ['lastGenerationEvolved'])]).not.toContain('completed');
  expect([...reachable(begin, ['concluded'])].some(isFinal)).toBe(false);
  expect([...reachable('stopping')].sort()).toEqual(['stopped', 'stopping']);
});

test('while paused no generation counts', () => {
  expect(next('paused', { type: 'generationEvolved' })).toBe('paused');
  expect(next('paused', { type: 'lastGenerationEvolved' })).toBe('paused');
});

test('final stages have no exit, and from every stage some path ends', () => {
  expect(stages.filter(isFinal).sort()).toEqual(['completed', 'stopped']);
  for (const stage of stages.filter(isFinal)) expect([...reachable(stage)]).toEqual([stage]);
  for (const stage of stages) expect([...reachable(stage)].some(isFinal)).toBe(true);
});

test('an event changes a stage exactly where the table names the pair, and a second request is none', () => {
  for (const stage of stages)
    for (const event of events) if (next(stage, event) !== stage) expect(changes(stage, event)).toBe(true);
  const pairs = stages.flatMap((stage) =>
    events.filter((event) => changes(stage, event)).map(({ type }) => `${stage} ${type}`),
  );
  expect(pairs).toHaveLength(8);
  expect(changes('evolving', { type: 'generationEvolved' })).toBe(true);
  expect(changes('paused', { type: 'pauseRequested' })).toBe(false);
  expect(changes('stopping', { type: 'stopRequested' })).toBe(false);
});

test('the adversary moves before every so many generations, never before the first, and not at all at 0', () => {
  const due = (every: number) => [0, 1, 2, 3, 4, 5, 6].filter((generation) => isAdversaryDue(generation, every));
  expect(due(0)).toEqual([]);
  expect(due(1)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(due(3)).toEqual([3, 6]);
});
