"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.partitionAtRank = partitionAtRank;
/**
 * Reorders `values` in place so that `values[rank]` is what sorting would put there, with nothing larger before and nothing smaller after it.
 * Linear on average: quickselect (Hoare 1961) with the median of three as pivot, so that it is the same on every run.
 * All values must be finite; rank in [0, length).
 */
function partitionAtRank(values, rank) {
    let left = 0;
    let right = values.length - 1;
    while (left < right) {
        const pivot = medianOfThree(values[left], values[(left + right) >> 1], values[right]);
        let i = left;
        let j = right;
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (values[j] > pivot)
                j--;
            if (i > j)
                break;
            const swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
            i++;
            j--;
        }
        if (rank <= j)
            right = j;
        else if (rank >= i)
            left = i;
        else
            return;
    }
}
function medianOfThree(a, b, c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
//# sourceMappingURL=quantile-partition.js.map