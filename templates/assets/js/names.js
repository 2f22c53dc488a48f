/**
 * Finds products, pairs and texts by what readers type: two names at once, old names, slips of the finger.
 *
 * Knows no page; results are texts and addresses from the site's root. Start with `Names`.
 */
import { fill } from "./reader.js";

const LETTERS = { ß: "ss", æ: "ae", ø: "o", ł: "l" };
const MOST_WORDS = 12;
const NEAREST = 4;

/** @typedef {{kind: string, text: string, url: string}} Result */
/** @typedef {Result & {id: string, category: object, place: number, names: string[][], maker: string[]}} Product */

/** What a text is made of, without case and accents, words and numbers apart. @param {string} text */
export function fold(text) {
  const plain = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßæøł]/g, (l) => LETTERS[l]);
  return plain.match(/\p{N}+|\p{L}+/gu) ?? [];
}

export class Names {
  constructor({ words, index }) {
    this.words = words;
    const { categories, makers, routes, titles } = index;
    this.between = new Set(fold(words.between));
    this.pairRoute = routes.pair;
    this.known = Object.create(null);
    this.categories = categories.map(({ all, ...more }) => ({ ...more, all: new Set(all) }));
    /** @type {Product[]} */
    this.products = this.categories.flatMap((category) =>
      category.products.map(([id, text, maker, ...former], place) => {
        const url = fill(routes.product, { category: category.id, id });
        return { kind: "product", id, text, url, category, place, ...named([text, id, ...former], makers[maker]) };
      }),
    );
    const others = [...categories.map(({ name, url }) => ["category", name, url]), ...titles];
    this.titles = others.map(([kind, text, url]) => ({ kind, text, url, ...named([text]) }));
  }

  /** Best first, in groups of a kind, the group with the best first. @returns {[string, Result[]][]} */
  find(query, most = 8) {
    const tokens = fold(query).slice(0, MOST_WORDS);
    const told = tokens.filter((token, n) => !n || !this.between.has(token));
    const products = this.rank(told);
    const found = [...this.pairs(tokens, products), ...products, ...this.rank(told, this.titles)];
    const groups = new Map();
    for (const [, result] of found.sort(byScore)) {
      const group = groups.get(result.kind) ?? [];
      groups.set(result.kind, group);
      if (group.length < most && !group.some(({ url }) => url === result.url)) group.push(result);
    }
    return [...groups];
  }

  /** Pairs of two names, with a word between them or without; of one name and "vs" all it has; else of what is alike. */
  pairs(tokens, products) {
    const made = [];
    const cross = (left, right, share = 1) => {
      for (const [high, a] of left) {
        for (const [low, b] of right) {
          const pair = this.pair(a, b);
          if (pair) made.push([share * Math.min(high, low) + high / 100, pair]);
        }
      }
    };
    const nearest = (part) => this.rank(part).slice(0, NEAREST);
    const cut = tokens.findIndex((token, n) => n && this.between.has(token));
    const right = tokens.slice(cut + 1);
    if (cut > 0) cross(nearest(tokens.slice(0, cut)), right[0] ? nearest(right) : this.products.map((p) => [1, p]));
    else {
      for (let n = 1; n < tokens.length; n++) {
        const [first, second] = [nearest(tokens.slice(0, n)), nearest(tokens.slice(n))];
        if (Math.min(first[0]?.[0], second[0]?.[0]) > (products[0]?.[0] ?? 0)) cross(first, second);
      }
    }
    if (!made.length) cross(products.slice(0, NEAREST), products.slice(0, NEAREST), 0.5);
    return made;
  }

  /** The page of two products, if they have one. @param {Product} first @param {Product} second */
  pair(first, second) {
    const [a, b] = first.place < second.place ? [first, second] : [second, first];
    const { id, all, some } = a.category;
    if (a === b || a.category !== b.category) return null;
    if (!(all.has(a.place) && all.has(b.place)) && !some[a.place]?.includes(b.place)) return null;
    const url = fill(this.pairRoute, { category: id, a: a.id, b: b.id });
    return { kind: "pair", text: fill(this.words.heading, { a: a.text, b: b.text }), url };
  }

  /** Things that have every word in one of their names, or nearly. @returns {[number, object][]} */
  rank(tokens, things = this.products) {
    const likes = tokens.map((token) => this.liking(token));
    const found = [];
    for (const thing of things) {
      const best = Math.max(...thing.names.map((name) => nearness(likes, name, thing.maker)));
      if (best) found.push([best, thing]);
    }
    return found.sort(byScore);
  }

  /** How alike a word and others are, each looked at once. @param {string} token @returns {(word: string) => number} */
  liking(token) {
    const known = (this.known[token] ??= new Map());
    return (word) => known.get(word) ?? known.set(word, likeness(token, word)).get(word);
  }
}

/** From 0 to 1; words of a maker count less than those of a name. */
function nearness(likes, name, maker) {
  let [sum, own] = [0, 0];
  for (const like of likes) {
    let [inName, any] = [0, 0];
    for (const word of name) inName = Math.max(inName, like(word));
    for (const word of maker) any = Math.max(any, 0.8 * like(word));
    if (!inName && !any) return 0;
    sum += Math.max(inName, any);
    own += inName;
  }
  return (sum / likes.length) * (0.7 + 0.3 * Math.min(1, own / Math.max(1, name.length - 1))) || 0;
}

const byScore = ([a], [b]) => b - a;

/** The words of each name, and the name in one, so that "chat gpt" is found by "chatgpt"; the words of the maker. */
const named = (names, maker = "") => ({
  names: [...new Map(names.map(fold).map((words) => [words.join(""), [...words, words.join("")]])).values()],
  maker: fold(maker),
});

/** From 0, not at all, to 1, the same. Numbers are never nearly alike. */
function likeness(typed, word) {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return 0.85;
  if (typed.length > 2 && word.includes(typed)) return 0.6;
  const most = /\d/.test(typed) || typed.length < 3 ? 0 : typed.length < 8 ? 1 : 2;
  if (!most) return 0;
  const [whole, start] = [word, word.slice(0, typed.length)].map((other) => distance(typed, other, most));
  return whole <= most ? 0.75 - 0.15 * whole : start <= most ? 0.6 - 0.15 * start : 0;
}

/** Letters left out, put in, changed or swapped; more than `most` is not told apart. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], [...b, ""].map((_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
