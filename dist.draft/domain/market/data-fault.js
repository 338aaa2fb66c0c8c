"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataFault = void 0;
/** Market data that cannot be what it claims to be, or is not there. The code is stable. */
class DataFault extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
        this.name = 'DataFault';
    }
}
exports.DataFault = DataFault;
//# sourceMappingURL=data-fault.js.map