"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=evaluation.js.map