/**
 * Two products under a reader's weights: their overalls, who is ahead and how firmly, and what to choose for what.
 *
 * The formulas are those of `generator/judging`: `ranking.py`, `firmness.py`, `verdict.py` and `advice.py`; a test
 * holds them against each other. Under a reader's own weights only the gap makes a result close. Points and weights
 * are whole numbers, shares exact fractions. Knows no word and no page. Start with `weigh`.
 */
import { Fraction, ZERO, most } from "./fractions.js";

const HALF = new Fraction(1n, 2n);

/** @typedef {import("./words.js").Claim} Claim */
/** @typedef {{id?: string, name: string}} Ref */
/** @typedef {{dimension: Ref, a: number, b: number, weight: number}} Row  Points in tenths; the weight is above 0. */

/**
 * @typedef {object} Weighed
 * @property {{a: number, b: number}} overall  in tenths
 * @property {Claim} opening
 * @property {Claim | null} crown
 * @property {Claim | null} firmness
 * @property {{a: Claim[], b: Claim[]}} advice
 */

/**
 * Judge two products by rows that both have points in, those with the largest gap first; one row at least.
 *
 * @param {Ref} a
 * @param {Ref} b
 * @param {Row[]} rows
 * @param {{tie: number, narrow: number}} limits  in tenths
 * @returns {Weighed}
 */
export function weigh(a, b, rows, { tie, narrow }) {
  const weights = rows.map(({ weight }) => weight);
  const overalls = ["a", "b"].map((side) => overall(rows.map((row) => row[side]), weights));
  const gaps = rows.map((row) => row.a - row.b);
  const isAhead = dot(gaps, weights) >= 0;
  const gap = Math.abs(overalls[0] - overalls[1]);
  const [winner, loser] = isAhead || !gap ? [a, b] : [b, a];
  const [high, low] = [Math.max(...overalls), Math.min(...overalls)];
  const isWon = gap > tie;
  const share = winShare(isAhead ? gaps : against(gaps));
  return {
    overall: { a: overalls[0], b: overalls[1] },
    opening: isWon
      ? { kind: "overall", winner, loser, high, low }
      : { kind: "close", first: winner, second: loser, high, low, gap },
    crown: isWon ? { kind: "crown", winner, loser } : null,
    firmness: isWon ? { kind: "firmness", winner, loser, share, narrow: gap <= narrow } : null,
    advice: { a: advice(a, b, rows, gaps, weights, tie), b: advice(b, a, rows, against(gaps), weights, tie) },
  };
}

/** The weighted mean in tenths, half up. @param {number[]} points @param {number[]} weights  above 0 in all */
export function overall(points, weights) {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Math.floor((2 * dot(points, weights) + total) / (2 * total));
}

/** Of all weightings, those under which the weighted gap is positive. @param {number[]} gaps @returns {Fraction} */
function winShare(gaps) {
  const [ahead, behind] = [gaps, against(gaps)].map((side) => side.filter((gap) => gap > 0).map(BigInt));
  if (!ahead.length) return ZERO;
  const shares = [new Fraction(1n), ...ahead.map(() => ZERO)];
  for (const x of behind) {
    ahead.forEach((y, k) => {
      shares[k + 1] = shares[k + 1].times(y).plus(shares[k].times(x)).over(x + y);
    });
  }
  return new Fraction(1n).minus(shares.at(-1));
}

/**
 * Why one might choose a product, strongest first; then where leading is not enough, or that there is no such reason.
 *
 * @param {Ref} product @param {Ref} other @param {Row[]} rows
 * @param {number[]} gaps  from the product's side @param {number[]} weights @param {number} tie
 * @returns {Claim[]}
 */
function advice(product, other, rows, gaps, weights, tie) {
  if (rows.length < 2 || gaps.every((gap) => Math.abs(gap) <= tie)) return [];
  const [reasons, turns] = [[], []];
  let [level, half] = [false, true];
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  rows.forEach(({ dimension }, n) => {
    if (gaps[n] <= tie) return;
    const rest = Fraction.of(dot(gaps, weights) - gaps[n] * weights[n]);
    const others = total - weights[n];
    const raised = most(HALF, Fraction.of(weights[n]).over(total));
    const strength = raised.times(gaps[n]).plus(new Fraction(1n).minus(raised).times(rest).over(others));
    if (strength.top > 0n) reasons.push([strength, { kind: "choose", product, other, dimension, weight: raised }]);
    else if (rest.top < 0n) {
      turns.push({ dimension, at: { value: rest.over(rest.minus(gaps[n] * others)), above: true } });
      level ||= !strength.top;
      half &&= !raised.compare(HALF);
    }
  });
  const said = reasons.sort(([one], [two]) => two.compare(one)).map(([, claim]) => claim);
  if (!turns.length) return said.length ? said : [{ kind: "no-advice", product, other }];
  const dimensions = turns.map(({ dimension }) => dimension);
  return [...said, { kind: "not-choose", product, other, dimensions, turns, level, half }];
}

/** @param {number[]} gaps */
const against = (gaps) => gaps.map((gap) => -gap);

/** @param {number[]} a @param {number[]} b */
const dot = (a, b) => a.reduce((sum, value, n) => sum + value * b[n], 0);
