"""Columns of TA-Lib: bars and calls as JSON on standard input, one list of numbers (null where undefined) per call on standard output."""

import json
import sys

import numpy as n
import talib as t


def before(column, bars):
    """The column so many bars earlier."""
    shifted = n.full(len(column), n.nan)
    shifted[bars:] = column[:-bars]
    return shifted


def later(column):
    """A column that has no value for the first bar."""
    return n.concatenate(([n.nan], column))


def evaluate(call, names):
    """The column, or nothing where this TA-Lib is too old to know the function."""
    try:
        return [float(x) if n.isfinite(x) else None for x in eval(call, dict(names))]
    except AttributeError:
        return None


request = json.load(sys.stdin)
n.seterr(all="ignore")
columns = {name: n.array(column, dtype=float) for name, column in request["bars"].items()}
names = dict(columns, t=t, n=n, before=before, later=later)
json.dump([evaluate(call, names) for call in request["calls"]], sys.stdout)
