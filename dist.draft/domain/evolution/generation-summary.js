"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=generation-summary.js.map