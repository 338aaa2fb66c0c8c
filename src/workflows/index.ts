export { evolveGeneration } from './generation.workflow';
export { evolveStrategies } from './evolution.workflow';
