// @ts-check
// Small rules for values of any kind.

/** @param {number} number @param {string} one @param {string} [many] @returns {string} */
export function counted(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

/** @param {any} value @returns {Record<string, any>} it, if it has named fields; otherwise none */
export function recordOf(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}
