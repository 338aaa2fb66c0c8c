"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isBarPeriod = isBarPeriod;
exports.periodMs = periodMs;
exports.periodMinutes = periodMinutes;
exports.barsPerDay = barsPerDay;
exports.periodsPerYear = periodsPerYear;
const minutesPerUnit = { m: 1, h: 60, d: 1_440, w: 10_080 };
const calendars = {
    exchange: { daysPerYear: 252, minutesPerDay: 390 },
    fx: { daysPerYear: 260, minutesPerDay: 1_440 },
    always: { daysPerYear: 365, minutesPerDay: 1_440 },
};
function isBarPeriod(text) {
    return /^[1-9]\d{0,3}[mhdw]$/.test(text);
}
/** Nominal length of one bar in milliseconds. */
function periodMs(period) {
    return periodMinutes(period) * 60_000;
}
function periodMinutes(period) {
    const unit = period.slice(-1);
    return Number(period.slice(0, -1)) * minutesPerUnit[unit];
}
/** Bars of this period in one trading day; below 1 for bars longer than a day. */
function barsPerDay(period, calendar) {
    const minutes = periodMinutes(period);
    const { daysPerYear, minutesPerDay } = calendars[calendar];
    if (minutes >= minutesPerUnit.w)
        return minutesPerUnit.w / minutes / (daysPerYear / (365 / 7));
    return minutes >= minutesPerUnit.d ? minutesPerUnit.d / minutes : minutesPerDay / minutes;
}
/** Bars of this period in one trading year, the factor of every annualised figure. */
function periodsPerYear({ period, calendar }) {
    return barsPerDay(period, calendar) * calendars[calendar].daysPerYear;
}
//# sourceMappingURL=periods.js.map