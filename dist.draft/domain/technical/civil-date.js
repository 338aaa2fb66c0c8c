"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.readCivilDate = readCivilDate;
exports.readWeekday = readWeekday;
const daysPerEra = 146_097;
/** The date so many days after 1970-01-01, negative before it (Hinnant 2013, `civil_from_days`). */
function readCivilDate(epochDay) {
    const shifted = epochDay + 719_468;
    const era = Math.floor(shifted / daysPerEra);
    const dayOfEra = shifted - era * daysPerEra;
    const leaps = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
    const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
    const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
    const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
    const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
    const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    return { year: yearOfEra + era * 400 + Number(month <= 2), month, day };
}
/** 1 = Monday to 7 = Sunday (ISO 8601). */
function readWeekday(epochDay) {
    return ((((epochDay + 3) % 7) + 7) % 7) + 1;
}
//# sourceMappingURL=civil-date.js.map