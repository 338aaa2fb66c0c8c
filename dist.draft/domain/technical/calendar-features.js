"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.calendarFeatures = void 0;
exports.readLocalDays = readLocalDays;
exports.countTradingDays = countTradingDays;
const zone_clock_1 = require("../market/zone-clock");
const civil_date_1 = require("./civil-date");
/** Markets are said to keep habits of the calendar: weekends, month ends, Januaries. The date is that of the bar's start in the instrument's zone. */
const dayMs = 86_400_000;
// A zone's clock is the same for every caller and slow to read; it remembers what it has looked up.
const clocks = new Map();
/** Days since 1970-01-01 on the wall calendar of the instrument's zone, one a bar. */
function readLocalDays({ time, timezone }) {
    let clock = clocks.get(timezone);
    if (!clock)
        clocks.set(timezone, (clock = (0, zone_clock_1.createZoneClock)(timezone)));
    const { offsetAt } = clock;
    return time.map((instant) => Math.floor((instant + offsetAt(instant)) / dayMs));
}
/**
 * Number of the trading day in its month, 1 for the first: days that had a bar, counted as they come, so holidays are known only by having
 * passed. Weekend bars of a market that rests at the weekend belong to the day before. The month in which the data begins
 * counts from its weekdays before the first bar.
 */
function countTradingDays(bars) {
    const days = readLocalDays(bars);
    const trades = (day) => bars.calendar === 'always' || (0, civil_date_1.readWeekday)(day) <= 5;
    const counts = new Float64Array(days.length);
    let previous = Number.NaN;
    let month = Number.NaN;
    let count = 0;
    for (let t = 0; t < days.length; t++) {
        const day = days[t];
        if (day !== previous) {
            const date = (0, civil_date_1.readCivilDate)(day);
            if (t === 0)
                for (let earlier = day - date.day + 1; earlier < day; earlier++)
                    count += Number(trades(earlier));
            else if (date.year * 12 + date.month !== month)
                count = 0;
            count += Number(trades(day));
            month = date.year * 12 + date.month;
            previous = day;
        }
        counts[t] = Math.max(1, count);
    }
    return counts;
}
const perDay = (read) => (bars) => readLocalDays(bars).map(read);
exports.calendarFeatures = [
    calendarFeature('day-of-week', {
        words: 'the day of the week (Monday = 1)',
        source: 'French 1980',
        last: 7,
        compute: perDay(civil_date_1.readWeekday),
    }),
    calendarFeature('day-of-month', {
        words: 'the day of the month',
        source: 'Ariel 1987',
        last: 31,
        compute: perDay((day) => (0, civil_date_1.readCivilDate)(day).day),
    }),
    calendarFeature('month', {
        words: 'the month (January = 1)',
        source: 'Rozeff and Kinney 1976',
        last: 12,
        compute: perDay((day) => (0, civil_date_1.readCivilDate)(day).month),
    }),
    calendarFeature('trading-day', {
        words: 'the trading day of the month',
        source: 'Lakonishok and Smidt 1988',
        last: 23,
        compute: countTradingDays,
    }),
];
function calendarFeature(name, { words, source, last, compute }) {
    return {
        name,
        family: 'calendar',
        unit: 'ordinal',
        words,
        source,
        parameters: [],
        threshold: { min: 1, max: last, step: 1 },
        needsVolume: false,
        warmupBars: () => 0,
        compute,
    };
}
//# sourceMappingURL=calendar-features.js.map