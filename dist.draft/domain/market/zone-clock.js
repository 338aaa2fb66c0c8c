"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isTimezone = isTimezone;
exports.createZoneClock = createZoneClock;
const dayMs = 86_400_000;
// Short enough that no zone changes its clock twice inside: the shortest known pair is Morocco's four weeks of Ramadan.
const weekMs = 7 * dayMs;
function isTimezone(timezone) {
    try {
        return new Intl.DateTimeFormat('en-US', { timeZone: timezone }) instanceof Intl.DateTimeFormat;
    }
    catch (error) {
        if (error instanceof RangeError)
            return false;
        throw error;
    }
}
/** Throws RangeError on an unknown zone. Offsets are looked up once a week of history and remembered. */
function createZoneClock(timezone) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: timezone, timeZoneName: 'longOffset' });
    const weeks = new Map();
    const lookUp = (instant) => readOffset(format.format(instant));
    function findWeek(index) {
        const start = index * weekMs;
        const before = lookUp(start);
        const after = lookUp(start + weekMs);
        if (before === after)
            return { before, changesAt: Number.POSITIVE_INFINITY, after };
        let low = start;
        let high = start + weekMs;
        while (high - low > 1_000) {
            const middle = Math.floor((low + high) / 2_000) * 1_000;
            if (lookUp(middle) === before)
                low = middle;
            else
                high = middle;
        }
        return { before, changesAt: high, after };
    }
    function offsetAt(instant) {
        const index = Math.floor(instant / weekMs);
        let week = weeks.get(index);
        if (week === undefined)
            weeks.set(index, (week = findWeek(index)));
        return instant < week.changesAt ? week.before : week.after;
    }
    return {
        offsetAt,
        instantsOf(local) {
            const before = offsetAt(local - dayMs);
            const after = offsetAt(local + dayMs);
            if (before === after)
                return [local - before];
            const holds = (offset) => offsetAt(local - offset) === offset;
            return [Math.max(before, after), Math.min(before, after)].filter(holds).map((offset) => local - offset);
        },
    };
}
/** `1/3/2000, GMT-05:00` -> -18,000,000; before standard time the offset has seconds. */
function readOffset(text) {
    const match = /GMT(?:([+-])(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?)?$/.exec(text);
    if (match?.[1] === undefined)
        return 0;
    const seconds = Number(match[2]) * 3_600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
    return (match[1] === '-' ? -1_000 : 1_000) * seconds;
}
//# sourceMappingURL=zone-clock.js.map