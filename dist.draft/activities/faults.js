"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.translateFault = translateFault;
exports.translatingFaults = translatingFaults;
const common_1 = require("@temporalio/common");
const evolution_fault_1 = require("../domain/evolution/evolution-fault");
const data_fault_1 = require("../domain/market/data-fault");
/** What is worth another try: a record that another worker may be about to complete. Everything else fails the same way each time. */
const retryable = {
    'data.invalid-bars': false,
    'data.corrupt-snapshot': false,
    'data.not-found': false,
    'data.ambiguous': false,
    'data.default-refused': false,
    'evolution.settings-invalid': false,
    'evolution.data-too-short': false,
    'evolution.run-unknown': false,
    'evolution.run-differs': false,
    'evolution.not-evaluated': true,
    'evolution.generation-missing': true,
    'trials.not-recorded': false,
};
/** A fault of ours as Temporal's failure, its type the code; any other error as it is, which Temporal retries. */
function translateFault(error) {
    if (!(error instanceof data_fault_1.DataFault || error instanceof evolution_fault_1.EvolutionFault))
        return error;
    const { code, message } = error;
    return common_1.ApplicationFailure.create({ type: code, message, nonRetryable: !retryable[code], cause: error });
}
/** The same activities, with their faults translated. */
function translatingFaults(activities) {
    const translated = Object.entries(activities).map(([name, activity]) => [
        name,
        async (input) => {
            try {
                return await activity(input);
            }
            catch (error) {
                throw translateFault(error);
            }
        },
    ]);
    return Object.fromEntries(translated);
}
//# sourceMappingURL=faults.js.map