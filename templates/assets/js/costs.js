/**
 * What products cost for a workload, who is cheaper, and when owning pays for itself.
 *
 * The formulas are those of `generator/judging/bills.py` and `costs.py`, function by function; a test holds the two
 * against each other. Knows no word and no page. Start with `price`.
 */
import { written } from "./formats.js";
import { Fraction, ZERO, least, most } from "./fractions.js";
import { byName } from "./order.js";

const [MONTH, YEAR] = [30n, 365n];
const PAYMENTS = 12n;
const DAYS = { day: 1n, month: MONTH, year: YEAR };
const SHOWN = 12;
const RATIOS = { 2: "half", 3: "third", 4: "quarter", 5: "fifth", 10: "tenth" };
const SOON = Fraction.of("0.1");

/** @typedef {import("./words.js").Claim} Claim */
/** @typedef {{id: string, name: string}} Ref */

/**
 * @typedef {object} Workload  Usage of a month by unit, in the order of the file.
 * @property {string} id
 * @property {string} name
 * @property {[string, Fraction][]} usage
 * @property {[string, [string, string][]][]} variants  by unit: how much of it may be billed as what
 */

/**
 * @typedef {object} Category  A category's costs.json: numbers are decimals as text.
 * @property {string} currency
 * @property {Record<string, number>} digits  decimals of each currency's smallest unit
 * @property {Record<string, {name: string, size: string, short: string}>} units
 * @property {Record<string, {name: string, usage: [string, string][], variants: Workload["variants"]}>} workloads
 * @property {string | null} electricity
 * @property {string} hours
 * @property {number} months
 * @property {Record<string, {rate: string, date: string}>} rates  into the category's currency
 * @property {Record<string, {name: string, currency?: string, plans: Plan[]}>} products
 */

/** @typedef {{kind: string, name: string} & Record<string, any>} Plan */

/**
 * @typedef {object} Bill  Paid `once`, then `running` a month; `month` and `year` contain the share of the former.
 * @property {string} plan
 * @property {Fraction} once
 * @property {Fraction} running
 * @property {Fraction} month
 * @property {Fraction} year
 * @property {number | null} lasts
 * @property {object[]} parts
 */

/**
 * @typedef {object} Priced  One product under one workload; without a bill `cost` says why.
 * @property {Ref} product
 * @property {Workload} workload
 * @property {Category} category
 * @property {Bill} [bill]
 * @property {Claim} cost
 * @property {Claim} [working]
 * @property {Claim} [converted]
 */

/**
 * Price a workload with the cheapest plan that carries it; of equals the first by name.
 *
 * @param {string} id  of the product
 * @param {Workload} workload
 * @param {Category} category
 * @returns {Priced}
 */
export function price(id, workload, category) {
  const { name, currency, plans } = category.products[id];
  const product = { id, name };
  const refused = (reason, what = "") => ({
    product, workload, category,
    cost: { kind: "no-cost", product, workload, reason, what: category.units[what]?.name ?? what },
  });
  if (!plans.length) return refused("no-prices");
  const rate = currency === category.currency ? null : category.rates[currency];
  if (rate === undefined) return refused("currency", currency);
  const found = plans.map((plan) => billOf(plan, workload, category, currency));
  const bills = found.filter((bill) => !bill.reason);
  if (!bills.length) {
    const refusals = found.map((refusal, n) => ({ ...refusal, plan: plans[n].name, last: refusal.reason === "quote" }));
    const [telling] = refusals.sort((a, b) => a.last - b.last || byName(a.plan, b.plan));
    return refused(telling.reason, telling.what);
  }
  const bill = bills.reduce((a, b) => ((b.month.compare(a.month) || byName(b.plan, a.plan)) < 0 ? b : a));
  return priced(product, workload, category, bill, currency, rate);
}

/**
 * Say who costs less by the month as shown; null unless both are priced.
 *
 * @param {Priced} a
 * @param {Priced} b
 * @returns {Claim | null}
 */
export function cheaper(a, b) {
  if (!a.bill || !b.bill) return null;
  const gap = a.cost.month.amount.compare(b.cost.month.amount);
  const [low, high] = (gap || byName(a.product.id, b.product.id)) < 0 ? [a, b] : [b, a];
  const [own, theirs, workload] = [low.cost.month, high.cost.month, a.workload];
  if (!gap) return { kind: "same-cost", first: low.product, second: high.product, workload, month: own };
  const digits = Math.max(own.digits, theirs.digits);
  const less = { amount: theirs.amount.minus(own.amount), digits, currency: own.currency };
  const times = own.amount.top ? theirs.amount.over(own.amount) : ZERO;
  return {
    kind: "cheaper", product: low.product, other: high.product, workload, own, theirs, less,
    ratio: ratio(times), times: times.rounded(1),
  };
}

/**
 * Say when the side that is bought has paid for itself against the other, if one costs more at first.
 *
 * @param {Priced} a
 * @param {Priced} b
 * @returns {Claim | null}
 */
export function crossing(a, b) {
  if (!a.bill || !b.bill || !a.bill.once.compare(b.bill.once)) return null;
  const [owner, renter] = a.bill.once.compare(b.bill.once) > 0 ? [a, b] : [b, a];
  const { category, workload } = a;
  const limit = Math.min(category.months, owner.bill.lasts ?? category.months);
  if (renter.bill.once.top && (renter.bill.lasts ?? category.months) < limit) return null;
  const once = owner.bill.once.minus(renter.bill.once);
  const saved = renter.bill.running.minus(owner.bill.running);
  const said = {
    product: owner.product, other: renter.product, workload, once: shown(once, category.currency, category),
    running: shown(owner.bill.running, category.currency, category),
    theirs: shown(renter.bill.running, category.currency, category), horizon: category.months,
  };
  if (saved.compare(ZERO) <= 0) return { ...said, kind: "no-crossing", ever: false };
  const months = once.over(saved);
  if (months.compare(limit) > 0) return { ...said, kind: "no-crossing", ever: true };
  return { ...said, kind: "crossing", months: months.compare(SOON) < 0 ? SOON : months.rounded(1) };
}

/** @param {Ref} product @returns {Priced} */
function priced(product, workload, category, bill, currency, rate) {
  const month = shown(bill.month, currency, category);
  const [only, ...others] = bill.parts;
  const plain = !others.length && only?.type === "fee" && !only.count.compare(1n) && only.period === "month";
  const working = { kind: "cost-working", product, workload, parts: bill.parts, month, plain };
  if (rate) for (const part of ["once", "running", "month", "year"]) bill[part] = bill[part].times(rate.rate);
  const cost = {
    kind: "cost", product, workload, plan: bill.plan, month: shown(bill.month, category.currency, category),
    year: shown(bill.year, category.currency, category), bought: bill.once.compare(ZERO) > 0,
  };
  const converted = rate && {
    kind: "converted", product, source: currency, target: category.currency, rate: rate.rate, date: rate.date,
  };
  return { product, workload, category, bill, cost, working, converted };
}

/** A plan's bill, or why there is none. @returns {Bill & {reason?: string, what?: string}} */
function billOf(plan, workload, category, currency) {
  if (plan.kind === "quote") return /** @type {any} */ ({ reason: "quote" });
  if (plan.kind === "owned") return owned(plan, workload, category, currency);
  return plan.kind === "subscription"
    ? subscription(plan, workload, category, currency)
    : metered(plan, workload, category, currency);
}

function subscription(plan, workload, category, currency) {
  const used = new Map(workload.usage).get(plan.per);
  const count = plan.per ? most(used ?? Fraction.of(1n), Fraction.of(plan.minimum)) : Fraction.of(1n);
  const rest = metered(plan, workload, category, currency, plan.per);
  if (rest.reason) return rest;
  const fee = count.times(plan.price);
  const month = { day: fee.times(MONTH), month: fee, year: fee.over(PAYMENTS) }[plan.period];
  const year = { day: fee.times(YEAR), month: fee.times(PAYMENTS), year: fee }[plan.period];
  const part = { type: "fee", count, price: written(plan.price, currency), period: plan.period };
  const running = month.plus(rest.month);
  return { ...rest, running, month: running, year: year.plus(rest.year), parts: [part, ...rest.parts] };
}

/** Every unit is covered by the allowance or has a rate; what is paid per `seat` is paid for elsewhere. */
function metered(plan, workload, category, currency, seat = "") {
  const { rates = [], allowance = [] } = plan;
  const [parts, variants] = [[], new Map(workload.variants)];
  let month = ZERO;
  for (const [unit, amount] of workload.usage) {
    if (unit === seat) continue;
    const included = allowance.filter((item) => item[0] === unit);
    const monthly = included.map(([, size, period]) => Fraction.of(size).times(MONTH).over(DAYS[period]));
    const free = monthly.reduce((sum, size) => sum.plus(size), ZERO);
    const over = included.length ? most(amount.minus(free), ZERO) : amount;
    const rate = rates.find((item) => item.unit === unit);
    if (!rate && over.top) return { reason: "no-rate", what: unit };
    for (const [quantity, each] of rate ? portions(rate, over, variants.get(unit) ?? []) : []) {
      month = month.plus(quantity.times(each).over(rate.per));
      parts.push(meteredPart(quantity, each, rate, category.units[unit], currency));
    }
  }
  const year = month.times(YEAR).over(MONTH);
  return { plan: plan.name, once: ZERO, running: month, month, year, lasts: null, parts };
}

/** Amounts and the price of each: variants first, then tier by tier; at least one, if only of nothing. */
function* portions(rate, amount, wanted) {
  if (!wanted.length && !rate.tiers.length) return yield [amount, rate.price];
  const prices = new Map(rate.variants);
  let left = amount;
  for (const [variant, share] of wanted) {
    if (!prices.has(variant) || !left.top) continue;
    const part = least(Fraction.of(share), left);
    left = left.minus(part);
    yield [part, prices.get(variant)];
  }
  const steps = [["0", rate.price], ...rate.tiers].map(([above, each]) => [Fraction.of(above), each]);
  if (rate.whole) {
    const last = steps.findLast(([above]) => left.compare(above) > 0 || !above.top);
    return yield [left, last[1]];
  }
  for (const [n, [above, each]] of steps.entries()) {
    const part = least(left, steps[n + 1]?.[0] ?? left).minus(above);
    if (part.compare(ZERO) > 0 || n === 0) yield [most(part, ZERO), each];
  }
}

function meteredPart(amount, each, rate, unit, currency) {
  const size = unit.short ? unit.size : 1n;
  const exact = Fraction.of(each).times(size).over(rate.per).significant(SHOWN);
  const price = { amount: exact, digits: 0, currency };
  return { type: "metered", amount: amount.over(size).significant(SHOWN), short: unit.short, price };
}

/** As many machines as the tightest unit needs; a unit without a capacity does not bind. */
function owned(plan, workload, category, currency) {
  const capacity = new Map(plan.capacity);
  const bound = workload.usage.filter(([unit]) => Fraction.of(capacity.get(unit) ?? 0n).top);
  const needs = bound.map(([unit, amount]) => amount.over(capacity.get(unit)));
  const machines = needs.reduce(most, Fraction.of(1n)).ceil();
  const lasts = plan.months ?? category.months;
  const once = Fraction.of(plan.once).times(machines);
  const parts = [];
  if (once.top) parts.push({ type: "bought", price: { ...written(plan.once, currency), amount: once }, months: lasts });
  const watts = Fraction.of(plan.watts).times(machines);
  let power = ZERO;
  if (watts.top) {
    if (category.electricity === null) return { reason: "no-rate", what: "electricity" };
    power = watts.times(category.hours).times(category.electricity).over(1000n);
    parts.push({ type: "power", watts, hours: category.hours, price: written(category.electricity, currency) });
  }
  const upkeep = Fraction.of(plan.monthly).times(machines);
  const each = written(plan.monthly, currency);
  if (upkeep.top) parts.push({ type: "fee", count: Fraction.of(machines), price: each, period: "month" });
  const running = power.plus(upkeep);
  const year = power.times(YEAR).over(MONTH).plus(upkeep.times(PAYMENTS)).plus(once.times(PAYMENTS).over(lasts));
  return { plan: plan.name, once, running, month: running.plus(once.over(lasts)), year, lasts, parts };
}

/** Rounded half up to the currency's smallest unit; what is less than that, to two significant digits. */
function shown(value, currency, { digits: known }) {
  let digits = known[currency];
  if (value.top && value.times(10n ** BigInt(digits)).compare(1n) < 0) {
    while (value.times(10n ** BigInt(digits)).compare(10n) < 0) digits++;
  }
  return { amount: value.rounded(digits), digits, currency };
}

/** How many times as much the other costs, as a word where one fits within 1 %. @param {Fraction} times */
function ratio(times) {
  if (!times.top) return "free";
  for (const [number, word] of Object.entries(RATIOS)) {
    const off = times.minus(number).over(number);
    if (off.compare("0.01") <= 0 && off.compare("-0.01") >= 0) return word;
  }
  return times.compare("1.1") < 0 ? "little" : "times";
}
