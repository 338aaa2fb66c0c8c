import fc from 'fast-check';
import {
  candidateOfWorkflowId,
  curriculumWorkflowId,
  pauseUpdate,
  progressQuery,
  resumeUpdate,
  stageProgressQuery,
  stageReportSignal,
  stageWorkflowId,
  stopUpdate,
} from '../../src/contracts/curriculum';
import * as evolution from '../../src/contracts/evolution';

test('workflow ids read as the candidate and its stage', () => {
  expect(curriculumWorkflowId('trend-1')).toBe('curriculum/trend-1');
  expect(stageWorkflowId('trend-1', 'mastery')).toBe('curriculum/trend-1/mastery');
  expect(stageWorkflowId('trend-1', 'improvement-2')).toBe('curriculum/trend-1/improvement-2');
});

test('the candidate is what its workflow id was made of', () => {
  fc.assert(fc.property(fc.string(), (name) => expect(candidateOfWorkflowId(curriculumWorkflowId(name))).toBe(name)));
});

test('messages have the names that the Web UI and the documents use, the same as those of a run', () => {
  const updates = [pauseUpdate.name, resumeUpdate.name, stopUpdate.name];
  expect(updates).toEqual(['pauseAndConfirm', 'resumeAndConfirm', 'stopAndConfirm']);
  expect([evolution.pauseUpdate.name, evolution.resumeUpdate.name, evolution.stopUpdate.name]).toEqual(updates);
  expect([progressQuery.name, stageProgressQuery.name, stageReportSignal.name]).toEqual([
    'progress',
    'progress',
    'stageReport',
  ]);
});
