"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=simulation-options.js.map