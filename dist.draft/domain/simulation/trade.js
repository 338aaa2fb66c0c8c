"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=trade.js.map