"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.progressQuery = exports.stopUpdate = exports.resumeUpdate = exports.pauseUpdate = exports.stopSignal = exports.resumeSignal = exports.pauseSignal = exports.evolutionDurations = exports.runOfWorkflowId = exports.generationWorkflowId = exports.evolutionWorkflowId = void 0;
const workflow_1 = require("@temporalio/workflow");
const prefix = 'evolution/';
const evolutionWorkflowId = (run) => `${prefix}${run}`;
exports.evolutionWorkflowId = evolutionWorkflowId;
const generationWorkflowId = (run, generation) => `${prefix}${run}/generation-${generation}`;
exports.generationWorkflowId = generationWorkflowId;
/** The run of a workflow id: whoever starts the workflow, a person or a schedule, names the run by it. */
const runOfWorkflowId = (workflowId) => workflowId.slice(prefix.length);
exports.runOfWorkflowId = runOfWorkflowId;
exports.evolutionDurations = {
    lightActivityMs: 60_000,
    evaluationMs: 3_600_000,
    heartbeatMs: 15_000,
    workflowTaskMs: 10_000,
};
// Operators and the Web UI send signals; the update twins answer at once, and say why not.
exports.pauseSignal = (0, workflow_1.defineSignal)('pause');
exports.resumeSignal = (0, workflow_1.defineSignal)('resume');
exports.stopSignal = (0, workflow_1.defineSignal)('stop');
exports.pauseUpdate = (0, workflow_1.defineUpdate)('pauseAndConfirm');
exports.resumeUpdate = (0, workflow_1.defineUpdate)('resumeAndConfirm');
exports.stopUpdate = (0, workflow_1.defineUpdate)('stopAndConfirm');
exports.progressQuery = (0, workflow_1.defineQuery)('progress');
//# sourceMappingURL=evolution.js.map