"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.windowPeriod = exports.oscillatorPeriod = exports.longPeriod = void 0;
/** Few distinct values that traders use: every value is one more column to keep for each price path. */
/** 5, 20, 35, 50 ... 200 ... 260 bars: a week, a month, a quarter, the 200-day line, a year of days. */
exports.longPeriod = { name: 'period', min: 5, max: 260, step: 15 };
/** 2, 6, 10, 14 ... 30 bars: Wilder's 14 and the short oscillators. */
exports.oscillatorPeriod = { name: 'period', min: 2, max: 30, step: 4 };
/** 5, 10, 15, 20 ... 60 bars: one week to one quarter of days. */
exports.windowPeriod = { name: 'period', min: 5, max: 60, step: 5 };
//# sourceMappingURL=parameter-grids.js.map