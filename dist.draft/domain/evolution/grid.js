"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.drawFromGrid = drawFromGrid;
exports.stepOnGrid = stepOnGrid;
const quantise_1 = require("../numerics/quantise");
/** A point of the grid, all equally likely. */
function drawFromGrid({ min, max, step }, random) {
    const points = Math.floor((max - min) / step + 1e-9) + 1;
    return (0, quantise_1.quantise)(min + random.integer(points) * step);
}
/** A nearby point of the grid: a normal step with a deviation of a tenth of the range, at least one grid step, never the same point. */
function stepOnGrid(value, grid, random) {
    const { min, max, step } = grid;
    const last = Math.floor((max - min) / step + 1e-9);
    if (last === 0)
        return min;
    const distance = Math.max(1, Math.round(Math.abs(random.normal()) * 0.1 * ((max - min) / step)));
    const direction = random.uniform() < 0.5 ? -1 : 1;
    const place = Math.round((value - min) / step);
    const moved = Math.min(last, Math.max(0, place + direction * distance));
    const other = moved === place ? (place === 0 ? 1 : place - 1) : moved;
    return (0, quantise_1.quantise)(min + other * step);
}
//# sourceMappingURL=grid.js.map