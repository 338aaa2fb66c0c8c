import fc from 'fast-check';
import {
  evolutionDurations,
  evolutionWorkflowId,
  generationWorkflowId,
  islandWorkflowId,
  pauseUpdate,
  progressQuery,
  resumeUpdate,
  runOfWorkflowId,
  stopUpdate,
} from '../../src/contracts/evolution';
import { pauseSignal, resumeSignal, stopSignal } from '../../src/contracts/orders';

test('workflow ids read as the run, its generation and its island', () => {
  expect(evolutionWorkflowId('nightly-7')).toBe('evolution/nightly-7');
  expect(generationWorkflowId('nightly-7', 12)).toBe('evolution/nightly-7/generation-12');
  expect(islandWorkflowId('nightly-7', 3, 1)).toBe('evolution/nightly-7/generation-3/island-1');
});

test('the run is what its workflow id was made of', () => {
  fc.assert(fc.property(fc.string(), (run) => expect(runOfWorkflowId(evolutionWorkflowId(run))).toBe(run)));
});

test('each generation of each run has an id of its own, as long as names hold no slash', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
  const place = fc.tuple(name, fc.nat());
  fc.assert(
    fc.property(place, place, ([run, generation], [other, later]) => {
      const [one, two] = [generationWorkflowId(run, generation), generationWorkflowId(other, later)];
      expect(one === two).toBe(run === other && generation === later);
      expect(one).not.toBe(evolutionWorkflowId(other));
    }),
  );
});

test('each island of each generation has an id of its own, which is that of no generation', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !text.includes('/'));
  const place = fc.tuple(name, fc.nat({ max: 99 }), fc.nat({ max: 15 }));
  fc.assert(
    fc.property(place, place, ([run, generation, island], [other, later, next]) => {
      const [one, two] = [islandWorkflowId(run, generation, island), islandWorkflowId(other, later, next)];
      expect(one === two).toBe(run === other && generation === later && island === next);
      expect(one).not.toBe(generationWorkflowId(other, later));
    }),
  );
});

test('every message has a name of its own: a signal for the Web UI and an update that answers', () => {
  const messages = [pauseSignal, resumeSignal, stopSignal, pauseUpdate, resumeUpdate, stopUpdate, progressQuery];
  const names = messages.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(expect.arrayContaining(['pause', 'resume', 'stop', 'progress']));
});

test('a silent evaluation is noticed long before its limit', () => {
  const { heartbeatMs, evaluationMs, lightActivityMs } = evolutionDurations;
  expect(heartbeatMs).toBeGreaterThanOrEqual(10_000);
  expect(heartbeatMs).toBeLessThanOrEqual(30_000);
  expect(evaluationMs).toBeGreaterThan(10 * heartbeatMs);
  expect(lightActivityMs).toBeGreaterThan(0);
});
