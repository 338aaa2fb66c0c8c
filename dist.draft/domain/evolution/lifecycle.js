"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.begin = void 0;
exports.next = next;
exports.changes = changes;
exports.isFinal = isFinal;
const transitions = {
    evolving: {
        generationEvolved: 'evolving',
        lastGenerationEvolved: 'concluding',
        pauseRequested: 'paused',
        stopRequested: 'stopping',
    },
    paused: { resumeRequested: 'evolving', stopRequested: 'stopping' },
    concluding: { concluded: 'completed' },
    stopping: { concluded: 'stopped' },
    completed: {},
    stopped: {},
};
exports.begin = 'evolving';
function next(stage, event) {
    return transitions[stage][event.type] ?? stage;
}
function changes(stage, event) {
    return transitions[stage][event.type] !== undefined;
}
function isFinal(stage) {
    return Object.keys(transitions[stage]).length === 0;
}
//# sourceMappingURL=lifecycle.js.map