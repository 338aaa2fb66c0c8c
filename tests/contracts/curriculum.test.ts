import fc from 'fast-check';
import {
  candidateOfWorkflowId,
  curriculumWorkflowId,
  pauseSignal,
  pauseUpdate,
  progressQuery,
  resumeSignal,
  resumeUpdate,
  stageProgressQuery,
  stageReportSignal,
  stageWorkflowId,
  stopSignal,
  stopUpdate,
} from '../../src/contracts/curriculum';
import { pauseSignal as pauseRun, stopSignal as stopRun } from '../../src/contracts/evolution';

test('workflow ids read as the candidate and its stage', () => {
  expect(curriculumWorkflowId('trend-1')).toBe('curriculum/trend-1');
  expect(stageWorkflowId('trend-1', 'mastery')).toBe('curriculum/trend-1/mastery');
  expect(stageWorkflowId('trend-1', 'improvement-2')).toBe('curriculum/trend-1/improvement-2');
});

test('the candidate is what its workflow id was made of', () => {
  fc.assert(fc.property(fc.string(), (name) => expect(candidateOfWorkflowId(curriculumWorkflowId(name))).toBe(name)));
});

test('messages have the names that the Web UI and the documents use, the same as those of a run', () => {
  expect([pauseSignal.name, resumeSignal.name, stopSignal.name]).toEqual(['pause', 'resume', 'stop']);
  expect([pauseRun.name, stopRun.name]).toEqual([pauseSignal.name, stopSignal.name]);
  expect([pauseUpdate.name, resumeUpdate.name, stopUpdate.name]).toEqual([
    'pauseAndConfirm',
    'resumeAndConfirm',
    'stopAndConfirm',
  ]);
  expect([progressQuery.name, stageProgressQuery.name, stageReportSignal.name]).toEqual([
    'progress',
    'progress',
    'stageReport',
  ]);
});
