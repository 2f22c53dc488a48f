/** Names in order of their code points, as the build sorts. @param {string} a @param {string} b */
export function byName(a, b) {
  const [left, right] = [a, b].map((text) => Array.from(text, (sign) => sign.codePointAt(0)));
  const n = left.findIndex((code, at) => code !== right[at]);
  return n < 0 ? left.length - right.length : right[n] === undefined ? 1 : left[n] - right[n];
}
