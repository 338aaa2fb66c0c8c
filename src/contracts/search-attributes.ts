import { defineSearchAttributeKey } from '@temporalio/common';

/** What operators filter by in the Web UI; registered when the development server starts, by the operator service elsewhere. */
export const searchAttributeTypes = {
  EmpDataset: 'Keyword',
  EmpStage: 'Keyword',
  EmpGeneration: 'Int',
  EmpBestFitness: 'Double',
} as const;

export const datasetAttribute = defineSearchAttributeKey('EmpDataset', 'KEYWORD');
export const stageAttribute = defineSearchAttributeKey('EmpStage', 'KEYWORD');
export const generationAttribute = defineSearchAttributeKey('EmpGeneration', 'INT');
export const bestFitnessAttribute = defineSearchAttributeKey('EmpBestFitness', 'DOUBLE');
