export { evolveGeneration } from './generation.workflow';
export { evolveIsland } from './island.workflow';
export { evolveStrategies } from './evolution.workflow';
