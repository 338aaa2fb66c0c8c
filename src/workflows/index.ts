export { evolveGeneration } from './generation.workflow';
export { evolveIsland } from './island.workflow';
export { evolveStrategies } from './evolution.workflow';
export { runCurriculum } from './curriculum.workflow';
export { runCurriculumStage } from './curriculum-stage.workflow';
