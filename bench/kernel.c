/*
 * The work of the evaluation kernel in C, for `npm run bench`: the same leaves, rules, trades, costs and figures. Reads what to do from a
 * file that the benchmark writes (src/cli/bench/kernel-work.ts tells its form), writes the figures of each strategy on each path to a second
 * file, then answers each line on its input with the seconds that doing all of it took.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __SSE2__
#include <immintrin.h>
#endif

enum { windows = 5, groups = 4, figures = 38, fill_fields = 8 };

typedef struct {
  double capital, max_position;
  int32_t free_of_cost, impact, has_capacity;
  double fixed, proportional_rate[4], participation_cap, assumed_volume, assumed_volatility, min_liquidity;
  double permanent, temporary, exponent, inverse_turnover, execution_days;
  double free_turnover[4], penalty;
} Policy;

/* What is known of an order at a bar before its price is. */
typedef struct {
  double open, range, annual_volatility, max_quantity, proportional, volume, permanent, temporary;
} Fill;

typedef struct {
  int32_t bars, words;
  double periods_per_year;
  const double *open, *high, *low, *close;
  Fill *fills;
  const uint8_t *regime, *after_change;
  float **columns;
  uint64_t **defined, **leaves;
  double group_bars[groups];
} Path;

typedef struct {
  int32_t left, above, right;
  float level;
} Leaf;

typedef struct {
  int32_t from[4], length[4], features_from[4], features[4];
  double stop, trail, target, max_bars, fraction, volatility, max_fraction, gains[4];
} Genome;

static Policy policy;
static Path *paths;
static Leaf *leaves;
static Genome *genomes;
static int32_t path_count, column_count, leaf_count, genome_count;
static const int32_t *program, *features;
static uint64_t *stack, *rules[4], *entries, *long_only, *long_end, *short_end;
static double *returns, *scratch, *results;
static int32_t *touched;

static const char *cursor;
static int32_t next_int(void) {
  int32_t value;
  memcpy(&value, cursor, 4);
  cursor += 4;
  return value;
}
static double next_double(void) {
  double value;
  memcpy(&value, cursor, 8);
  cursor += 8;
  return value;
}
static const void *next_block(size_t bytes) {
  const void *block = cursor;
  cursor += (bytes + 63) & ~(size_t)63;
  return block;
}
static void *allocate(size_t bytes) {
  void *block = aligned_alloc(64, (bytes + 127) & ~(size_t)63);
  if (!block) exit(3);
  memset(block, 0, (bytes + 127) & ~(size_t)63);
  return block;
}

static double at_least(double a, double b) { return a > b ? a : b; }
static double at_most(double a, double b) { return a < b ? a : b; }

/* Columns against columns and levels, 64 bars a word; a column ends with NaN up to a whole word. */
static void compare(const float *left, const float *right, float level, int32_t words, uint64_t *target) {
  for (int32_t w = 0; w < words; w++) {
    const float *a = left + 64 * w, *b = right ? right + 64 * w : 0;
    uint64_t bits = 0;
#if defined(__AVX512F__)
    for (int i = 0; i < 4; i++)
      bits |= (uint64_t)_mm512_cmp_ps_mask(_mm512_load_ps(a + 16 * i), b ? _mm512_load_ps(b + 16 * i) : _mm512_set1_ps(level),
                                           _CMP_GT_OQ)
              << 16 * i;
#elif defined(__AVX2__)
    for (int i = 0; i < 8; i++)
      bits |= (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(
                  _mm256_load_ps(a + 8 * i), b ? _mm256_load_ps(b + 8 * i) : _mm256_set1_ps(level), _CMP_GT_OQ))
              << 8 * i;
#else
    for (int i = 0; i < 64; i++) bits |= (uint64_t)(a[i] > (b ? b[i] : level)) << i;
#endif
    target[w] = bits;
  }
}
static void compare_below(const float *left, float level, int32_t words, uint64_t *target) {
  for (int32_t w = 0; w < words; w++) {
    const float *a = left + 64 * w;
    uint64_t bits = 0;
#if defined(__AVX512F__)
    for (int i = 0; i < 4; i++)
      bits |= (uint64_t)_mm512_cmp_ps_mask(_mm512_load_ps(a + 16 * i), _mm512_set1_ps(level), _CMP_LT_OQ) << 16 * i;
#elif defined(__AVX2__)
    for (int i = 0; i < 8; i++)
      bits |= (uint64_t)(uint32_t)_mm256_movemask_ps(
                  _mm256_cmp_ps(_mm256_load_ps(a + 8 * i), _mm256_set1_ps(level), _CMP_LT_OQ))
              << 8 * i;
#else
    for (int i = 0; i < 64; i++) bits |= (uint64_t)(a[i] < level) << i;
#endif
    target[w] = bits;
  }
}

static void evaluate_leaves(Path *path) {
  for (int32_t c = 0; c < column_count; c++) compare(path->columns[c], 0, -INFINITY, path->words, path->defined[c]);
  for (int32_t l = 0; l < leaf_count; l++) {
    const Leaf *leaf = leaves + l;
    float *left = path->columns[leaf->left], *right = leaf->right < 0 ? 0 : path->columns[leaf->right];
    if (right && !leaf->above) compare(right, left, 0, path->words, path->leaves[l]);
    else if (right || leaf->above) compare(left, right, leaf->level, path->words, path->leaves[l]);
    else compare_below(left, leaf->level, path->words, path->leaves[l]);
  }
}

/* Postfix: a leaf, or -1 not, -2 and, -3 or. A rule holds nowhere before all of its features are defined. */
static void evaluate_rule(const Path *path, const Genome *genome, int rule, uint64_t *target) {
  int32_t words = path->words, depth = 0, length = genome->length[rule];
  const uint64_t *top[64];
  if (length == 0) {
    memset(target, 0, 8 * (size_t)words);
    return;
  }
  for (int32_t p = 0; p < length; p++) {
    int32_t token = program[genome->from[rule] + p];
    if (token >= 0) {
      top[depth++] = path->leaves[token];
      continue;
    }
    const uint64_t *b = top[depth - 1], *a = token == -1 ? b : top[depth - 2];
    if (token != -1) depth--;
    uint64_t *out = stack + (size_t)(depth - 1) * (size_t)words;
    if (token == -1) for (int32_t w = 0; w < words; w++) out[w] = ~b[w];
    else if (token == -2) for (int32_t w = 0; w < words; w++) out[w] = a[w] & b[w];
    else for (int32_t w = 0; w < words; w++) out[w] = a[w] | b[w];
    top[depth - 1] = out;
  }
  memcpy(target, top[0], 8 * (size_t)words);
  for (int32_t f = 0; f < genome->features[rule]; f++) {
    const uint64_t *defined = path->defined[features[genome->features_from[rule] + f]];
    for (int32_t w = 0; w < words; w++) target[w] &= defined[w];
  }
}

static double order_cost(const Path *path, int32_t bar, double quantity, double price, double equity) {
  double value = quantity * price, cost, rate;
  if (value == 0 || policy.free_of_cost) return 0;
  const Fill *fill = path->fills + bar;
  cost = policy.fixed + value * fill->proportional;
  rate = at_most(1e9, quantity / fill->volume);
  if (policy.impact == 1)
    cost += value * at_most(1, fill->permanent * rate + fill->temporary * pow(rate / policy.execution_days, policy.exponent));
  else if (policy.impact == 2) cost += value * at_most(1, policy.temporary * sqrt(rate) + policy.permanent * rate);
  if (policy.has_capacity) {
    int known = path->regime[bar > 0 ? bar - 1 : 0];
    double excess = equity > 0 ? at_least(0, value / equity - policy.free_turnover[known]) : 0;
    cost += equity > 0 ? at_most(value, policy.penalty * excess * excess * equity) : value;
  }
  return cost;
}

typedef struct {
  double cash, quantity, entry_price, entry_cost, range, best, costs, traded, gained, lost, before, equity_sum;
  int32_t side, entry_bar, trades, wins, held, moved;
} Account;

static double trade(Account *account, const Path *path, int32_t bar, double price, int direction) {
  double equity = account->cash + account->side * account->quantity * price * (direction != account->side);
  double cost = order_cost(path, bar, account->quantity, price, equity);
  account->cash -= direction * account->quantity * price + cost;
  account->costs += cost;
  account->traded += account->quantity * price;
  return cost;
}

static void leave(Account *account, const Path *path, int32_t bar, double price) {
  if (!account->side) return;
  double costs = account->entry_cost + trade(account, path, bar, price, -account->side);
  double profit = account->side * account->quantity * (price - account->entry_price) - costs;
  account->trades++;
  account->wins += profit > 0;
  account->gained += at_least(profit, 0);
  account->lost += at_least(-profit, 0);
  account->side = 0;
}

static void enter(Account *account, const Genome *genome, const Path *path, int32_t bar, int side) {
  const Fill *fill = path->fills + bar;
  int needs_range = genome->stop == genome->stop || genome->trail == genome->trail || genome->target == genome->target;
  int by_volatility = genome->fraction != genome->fraction;
  if ((needs_range && fill->range != fill->range) || (by_volatility && fill->annual_volatility != fill->annual_volatility)) return;
  double fraction = genome->fraction;
  if (by_volatility)
    fraction = fill->annual_volatility > 0 ? at_most(genome->volatility / fill->annual_volatility, genome->max_fraction)
                                           : genome->max_fraction;
  fraction = at_most(fraction * genome->gains[path->regime[bar - 1]], policy.max_position);
  double quantity = at_most(fraction * account->cash / fill->open, fill->max_quantity);
  if (!(quantity > 0)) return;
  account->quantity = quantity;
  account->entry_bar = bar;
  account->entry_price = account->best = fill->open;
  account->range = fill->range;
  account->side = side;
  account->entry_cost = trade(account, path, bar, fill->open, side);
}

static void protect(Account *account, const Genome *genome, const Path *path, int32_t bar) {
  double side = account->side, open = path->open[bar], range = account->range;
  double adverse = side * (side > 0 ? path->low[bar] : path->high[bar]);
  double favourable = side * (side > 0 ? path->high[bar] : path->low[bar]);
  double stop = side * account->entry_price - genome->stop * range, trail = side * account->best - genome->trail * range;
  double level = trail > stop || stop != stop ? trail : stop;
  if (adverse <= level) {
    leave(account, path, bar, side * open <= level ? open : side * level);
    return;
  }
  double target = side * account->entry_price + genome->target * range;
  if (favourable >= target) leave(account, path, bar, side * open >= target ? open : side * target);
  else if (favourable > side * account->best) account->best = side * favourable;
}

static void note(Account *account, int32_t bar, double equity) {
  double change = account->before > 0 ? at_least(equity / account->before - 1, -1) : 0;
  returns[account->moved] = change;
  touched[account->moved] = bar;
  account->moved += change != 0;
  account->before = equity;
}

static double mark(Account *account, const Path *path, int32_t bar) {
  if (!account->side) return account->cash;
  account->held++;
  double equity = account->cash + account->side * account->quantity * path->close[bar];
  if (equity > 0) return equity;
  leave(account, path, bar, path->close[bar]);
  return account->cash;
}

static int bit(const uint64_t *bits, int32_t bar) { return (int)(bits[bar >> 6] >> (bar & 63)) & 1; }

static int32_t next_bit(const uint64_t *bits, int32_t bar, int32_t end) {
  int32_t w = bar >> 6, words = (end + 63) >> 6;
  if (bar >= end) return end;
  uint64_t word = bits[w] & (~(uint64_t)0 << (bar & 63));
  while (!word) {
    if (++w >= words) return end;
    word = bits[w];
  }
  int32_t found = 64 * w + (int32_t)__builtin_ctzll(word);
  return found < end ? found : end;
}

/* Bars without an exit inside them: nothing but account values, which the compiler can vectorise. Ends at a loss of everything. */
static int32_t hold(Account *account, const Path *path, int32_t bar, int32_t end) {
  double cash = account->cash, quantity = account->side * account->quantity, before = account->before, sum = 0, least = 1;
  double *values = scratch;
  for (int32_t b = bar; b < end; b++) {
    double value = cash + quantity * path->close[b];
    values[b - bar] = value;
    sum += value;
    least = value < least ? value : least;
  }
  if (least <= 0 || before <= 0) return bar;
  int32_t moved = account->moved, count = end - bar;
  returns[moved] = values[0] / before - 1;
  for (int32_t i = 1; i < count; i++) returns[moved + i] = values[i] / values[i - 1] - 1;
  int32_t kept = moved;
  for (int32_t i = 0; i < count; i++) {
    returns[kept] = returns[moved + i];
    touched[kept] = bar + i;
    kept += returns[kept] != 0;
  }
  account->moved = kept;
  account->held += count;
  account->equity_sum += sum;
  account->before = values[count - 1];
  return end;
}

static void visit(Account *account, const Genome *genome, const Path *path, int32_t bar) {
  double equity;
  if (genome) protect(account, genome, path, bar);
  if (bar == path->bars - 1 && account->side) {
    account->held++;
    leave(account, path, bar, path->close[bar]);
  }
  equity = mark(account, path, bar);
  account->equity_sum += equity;
  note(account, bar, equity);
}

/* The same trades at the same prices as bar by bar, but only the bars that a position touches are visited. */
static void walk(Account *account, const Genome *genome, const Path *path) {
  int32_t last = path->bars - 1, signal = 0, counted = 0;
  int protects = genome->stop == genome->stop || genome->trail == genome->trail || genome->target == genome->target;
  while ((signal = next_bit(entries, signal, last)) < last) {
    int32_t bar = signal + 1;
    account->equity_sum += (bar - counted) * account->cash;
    counted = bar;
    enter(account, genome, path, bar, bit(long_only, signal) ? 1 : -1);
    signal = bar;
    while (account->side) {
      int32_t decided = next_bit(account->side > 0 ? long_end : short_end, bar, last);
      double overdue = account->entry_bar + genome->max_bars - 1;
      if (overdue < decided) decided = overdue > bar ? (int32_t)overdue : bar;
      int32_t end = decided < last ? decided + 1 : last;
      if (!protects && bar < end) bar = hold(account, path, bar, end);
      for (; account->side && bar <= decided; bar++) visit(account, protects ? genome : 0, path, bar);
      if (account->side) {
        int side = -account->side, reverses = bit(entries, decided) && bit(long_only, decided) == (side > 0);
        leave(account, path, bar, path->open[bar]);
        if (reverses) enter(account, genome, path, bar, side);
        if (account->side) continue;
        visit(account, 0, path, bar++);
      }
      signal = bar - 1;
      counted = bar;
    }
  }
  account->equity_sum += (last + 1 - counted) * account->cash;
}

static void describe(const double *values, int32_t count, double periods, double *target) {
  double sum = 0, squares = 0, zeros = periods - count, largest = 0;
  for (int32_t i = 0; i < count; i++) {
    sum += values[i];
    largest = fabs(values[i]) > largest ? fabs(values[i]) : largest;
  }
  double mean = sum / periods;
  for (int32_t i = 0; i < count; i++) squares += (values[i] - mean) * (values[i] - mean);
  double variance = (squares + zeros * mean * mean) / (periods - 1);
  target[0] = mean;
  target[1] = sqrt(variance) <= 1e-12 * largest ? 0 : variance;
}

static void measure_wealth(const Account *account, int32_t bars, double *target) {
  double wealth = 1, peak = 1, least = 1, depth = 0;
  int32_t left = 0, length = 0;
  for (int32_t i = 0; i < account->moved; i++) {
    wealth *= 1 + returns[i];
    if (wealth >= peak) {
      if (1 - least / peak > depth) {
        depth = 1 - least / peak;
        length = touched[i] + 1 - left;
      }
      peak = least = wealth;
    } else {
      if (least == peak) left = touched[i];
      least = wealth < least ? wealth : least;
    }
  }
  if (1 - least / peak > depth) {
    depth = 1 - least / peak;
    length = bars - left;
  }
  target[0] = wealth;
  target[1] = depth;
  target[2] = length;
}

/* Puts the value of this rank in its place, smaller ones before it (Hoare's selection with a median of three). */
static double select_rank(double *values, int32_t count, int32_t rank) {
  int32_t from = 0, to = count - 1;
  while (from < to) {
    double a = values[from], b = values[from + (to - from) / 2], c = values[to];
    double pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
    int32_t i = from, j = to;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        double kept = values[i];
        values[i++] = values[j];
        values[j--] = kept;
      }
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else break;
  }
  return values[rank];
}

static void measure_tail(int32_t count, int32_t bars, double confidence, double *target) {
  double position = (bars - 1) * (1 - confidence), tail = bars * (1 - confidence);
  int32_t rank = (int32_t)floor(position), boundary = (int32_t)floor(tail), losses = 0, size;
  for (int32_t i = 0; i < count; i++) {
    scratch[losses] = returns[i];
    losses += returns[i] < 0;
  }
  size = losses;
  if (rank + 1 >= losses || boundary >= losses) {
    size = bars;
    memcpy(scratch, returns, 8 * (size_t)count);
    memset(scratch + count, 0, 8 * (size_t)(bars - count));
  }
  double below = select_rank(scratch, size, rank), above = INFINITY, sum = 0, share = position - rank;
  for (int32_t i = rank + 1; i < size; i++) above = scratch[i] < above ? scratch[i] : above;
  double edge = boundary == rank ? below : above;
  for (int32_t i = 0; i < rank; i++) sum += scratch[i];
  if (boundary > rank) sum += below;
  target[0] = -(share == 0 ? below : (1 - share) * below + share * above);
  target[2] = -(sum + (tail - boundary) * edge) / tail;
}

static void measure_shape(int32_t count, int32_t bars, const double *moments, double *target) {
  double mean = moments[0], deviation = sqrt(moments[1] * (bars - 1) / bars), scale = 1 / deviation;
  double cubes = 0, fourths = 0, squares = 0, zeros = bars - count, still = -mean * scale;
  if (moments[1] > 0) {
    for (int32_t i = 0; i < count; i++) {
      double z = (returns[i] - mean) * scale, loss = returns[i] < 0 ? returns[i] : 0;
      squares += loss * loss;
      cubes += z * z * z;
      fourths += z * z * z * z;
    }
    cubes += zeros * still * still * still;
    fourths += zeros * still * still * still * still;
  }
  target[0] = squares;
  target[1] = cubes / bars;
  target[2] = fourths / bars;
}

static void measure_parts(const Path *path, int32_t count, double *target) {
  for (int group = 0; group < groups; group++) {
    const uint8_t *codes = group < 3 ? path->regime : path->after_change;
    int32_t chosen = 0;
    for (int32_t i = 0; i < count; i++) {
      scratch[chosen] = returns[i];
      chosen += codes[touched[i]] == (group < 3 ? group + 1 : 1);
    }
    if (path->group_bars[group] > 1) describe(scratch, chosen, path->group_bars[group], target + 2 * group);
  }
  int32_t first = 0;
  for (int window = 0; window < windows; window++) {
    int64_t begin = (int64_t)window * path->bars / windows, end = (int64_t)(window + 1) * path->bars / windows;
    int32_t next = first;
    while (next < count && touched[next] < end) next++;
    describe(returns + first, next - first, (double)(end - begin), target + 2 * groups + 2 * window);
    first = next;
  }
}

static void evaluate(const Genome *genome, const Path *path, int full, double *target) {
  int32_t words = path->words;
  for (int rule = 0; rule < 4; rule++) evaluate_rule(path, genome, rule, rules[rule]);
  for (int32_t w = 0; w < words; w++) {
    uint64_t in_long = rules[0][w] & ~rules[2][w], in_short = rules[2][w] & ~rules[0][w];
    entries[w] = in_long | in_short;
    long_only[w] = in_long;
    long_end[w] = rules[1][w] | in_short;
    short_end[w] = rules[3][w] | in_long;
  }
  Account account = {.cash = policy.capital, .before = policy.capital};
  walk(&account, genome, path);
  double totals[8] = {account.trades, account.wins,   account.gained, account.lost,
                      account.costs,  account.traded, account.held,   account.equity_sum / path->bars};
  memcpy(target, totals, sizeof totals);
  describe(returns, account.moved, path->bars, target + 8);
  measure_wealth(&account, path->bars, target + 10);
  if (!full) return;
  measure_shape(account.moved, path->bars, target + 8, target + 13);
  measure_tail(account.moved, path->bars, 0.95, target + 16);
  measure_tail(account.moved, path->bars, 0.99, target + 17);
  measure_parts(path, account.moved, target + 20);
}

static double work(int with_leaves) {
  struct timespec from, to;
  clock_gettime(CLOCK_MONOTONIC, &from);
  for (int32_t p = 0; p < path_count; p++) {
    if (with_leaves) evaluate_leaves(paths + p);
    for (int32_t g = 0; g < genome_count; g++)
      evaluate(genomes + g, paths + p, p == 0, results + ((size_t)g * (size_t)path_count + (size_t)p) * figures);
  }
  clock_gettime(CLOCK_MONOTONIC, &to);
  return (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
}

static void read_policy(void) {
  policy.capital = next_double();
  policy.max_position = next_double();
  policy.free_of_cost = next_int();
  policy.impact = next_int();
  policy.has_capacity = next_int();
  next_int();
  policy.fixed = next_double();
  for (int i = 0; i < 4; i++) policy.proportional_rate[i] = next_double();
  double *rest[] = {&policy.participation_cap, &policy.assumed_volume, &policy.assumed_volatility, &policy.min_liquidity,
                    &policy.permanent,         &policy.temporary,      &policy.exponent,           &policy.inverse_turnover,
                    &policy.execution_days};
  for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) *rest[i] = next_double();
  for (int i = 0; i < 4; i++) policy.free_turnover[i] = next_double();
  policy.penalty = next_double();
}

static void read_path(Path *path) {
  path->bars = next_int();
  path->words = (path->bars + 63) / 64;
  int32_t has_liquidity = next_int();
  double bars_per_day = next_double();
  path->periods_per_year = next_double();
  cursor += 40; /* to a multiple of 64 */
  size_t size = 8 * (size_t)path->bars;
  path->open = next_block(size);
  path->high = next_block(size);
  path->low = next_block(size);
  path->close = next_block(size);
  const double *range = next_block(size), *volatility = next_block(size), *volume = next_block(size);
  const double *liquidity = has_liquidity ? next_block(size) : 0;
  path->regime = next_block((size_t)path->bars);
  path->after_change = next_block((size_t)path->bars);
  path->columns = allocate(sizeof(float *) * (size_t)column_count);
  path->defined = allocate(sizeof(uint64_t *) * (size_t)column_count);
  path->leaves = allocate(sizeof(uint64_t *) * (size_t)leaf_count);
  for (int32_t c = 0; c < column_count; c++) {
    path->columns[c] = allocate(256 * (size_t)path->words);
    for (int32_t b = 0; b < 64 * path->words; b++) path->columns[c][b] = NAN;
    memcpy(path->columns[c], next_block(4 * (size_t)path->bars), 4 * (size_t)path->bars);
    path->defined[c] = allocate(8 * (size_t)path->words);
  }
  for (int32_t l = 0; l < leaf_count; l++) path->leaves[l] = allocate(8 * (size_t)path->words);
  path->fills = allocate(sizeof(Fill) * (size_t)path->bars);
  for (int32_t bar = 0; bar < path->bars; bar++) {
    int32_t known = bar > 0 ? bar - 1 : 0;
    double depth = at_least(policy.min_liquidity, liquidity ? liquidity[bar] : 1);
    double daily = volatility[known] > 0 ? volatility[known] * sqrt(bars_per_day) : policy.assumed_volatility;
    Fill fill = {path->open[bar], range[known], volatility[known] * sqrt(path->periods_per_year), INFINITY,
                 policy.proportional_rate[path->regime[known]] / depth,
                 (volume[known] > 0 ? volume[known] : policy.assumed_volume) * depth,
                 0.5 * policy.permanent * daily * policy.inverse_turnover, policy.temporary * daily};
    if (volume[known] > 0 && policy.participation_cap > 0) fill.max_quantity = policy.participation_cap * volume[known] * depth;
    path->fills[bar] = fill;
    if (path->regime[bar]) path->group_bars[path->regime[bar] - 1]++;
    path->group_bars[3] += path->after_change[bar];
  }
}

static void read_genome(Genome *genome) {
  for (int rule = 0; rule < 4; rule++) {
    genome->from[rule] = next_int();
    genome->length[rule] = next_int();
    genome->features_from[rule] = next_int();
    genome->features[rule] = next_int();
  }
  double *numbers[] = {&genome->stop,     &genome->trail,      &genome->target,      &genome->max_bars,
                       &genome->fraction, &genome->volatility, &genome->max_fraction};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = next_double();
  for (int i = 0; i < 4; i++) genome->gains[i] = next_double();
}

static void read_work(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file) exit(2);
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *bytes = allocate((size_t)size);
  if (fread(bytes, 1, (size_t)size, file) != (size_t)size) exit(2);
  fclose(file);
  cursor = bytes;
  path_count = next_int();
  column_count = next_int();
  leaf_count = next_int();
  genome_count = next_int();
  int32_t program_length = next_int(), feature_length = next_int();
  cursor = bytes + 64;
  read_policy();
  cursor = bytes + 512;
  leaves = (Leaf *)next_block(sizeof(Leaf) * (size_t)leaf_count);
  program = next_block(4 * (size_t)program_length);
  features = next_block(4 * (size_t)feature_length);
  genomes = allocate(sizeof(Genome) * (size_t)genome_count);
  for (int32_t g = 0; g < genome_count; g++) read_genome(genomes + g);
  cursor += (64 - (cursor - bytes) % 64) % 64;
  paths = allocate(sizeof(Path) * (size_t)path_count);
  for (int32_t p = 0; p < path_count; p++) read_path(paths + p);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  read_work(arguments[1]);
  int32_t bars = 0;
  for (int32_t p = 0; p < path_count; p++) bars = paths[p].bars > bars ? paths[p].bars : bars;
  size_t words = (size_t)(bars + 63) / 64 + 1;
  stack = allocate(64 * 8 * words);
  uint64_t **sets[] = {rules, rules + 1, rules + 2, rules + 3, &entries, &long_only, &long_end, &short_end};
  for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) *sets[i] = allocate(8 * words);
  returns = allocate(8 * (size_t)(bars + 8));
  scratch = allocate(8 * (size_t)(bars + 8));
  touched = allocate(4 * (size_t)(bars + 8));
  size_t result_count = (size_t)genome_count * (size_t)path_count * figures;
  results = allocate(8 * result_count);
  work(1);
  FILE *file = fopen(arguments[2], "wb");
  if (!file || fwrite(results, 8, result_count, file) != result_count) return 2;
  fclose(file);
  char line[16];
  puts("ready");
  fflush(stdout);
  while (fgets(line, sizeof line, stdin)) {
    printf("%.9f\n", work(line[0] == 'a'));
    fflush(stdout);
  }
  return 0;
}
