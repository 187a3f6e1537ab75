// @ts-check
// Competing hypotheses, the same rule as `models/hypotheses.py`: both replay
// tests/goldens/weighing.json.

/**
 * @typedef {Record<string, number>} MatrixRow explanation to rating, -2 to 2
 * @typedef {Record<string, MatrixRow>} Matrix evidence to its row
 */

/**
 * @param {Matrix} matrix
 * @param {string[]} families
 * @returns {Matrix} the rows rated for every explanation
 */
export function ratedRows(matrix, families) {
  return Object.fromEntries(
    Object.entries(matrix).filter(([, row]) => families.every(family => family in row)),
  );
}

/**
 * @param {Matrix} matrix
 * @param {string[]} families
 * @returns {MatrixRow} the points against each explanation
 */
export function inconsistency(matrix, families) {
  const rows = Object.values(ratedRows(matrix, families));
  return Object.fromEntries(
    families.map(family => [family, rows.reduce((sum, row) => sum + Math.max(0, -row[family]), 0)]),
  );
}

/** @param {MatrixRow} row @returns {number} how far a piece tells explanations apart, 0 to 4 */
export function diagnosticity(row) {
  const ratings = Object.values(row);
  return Math.max(...ratings) - Math.min(...ratings);
}

/**
 * @param {MatrixRow} scores
 * @returns {string[]} the explanations with the fewest points against them
 */
export function bestExplained(scores) {
  const least = Math.min(...Object.values(scores));
  return Object.keys(scores).filter(family => scores[family] === least);
}

/**
 * What changes when each piece is left out, one at a time.
 *
 * @param {Matrix} matrix
 * @param {string[]} families
 * @returns {Record<string, {scores: MatrixRow, best: string[], changes: boolean}>}
 */
export function dropping(matrix, families) {
  const rows = ratedRows(matrix, families);
  const whole = bestExplained(inconsistency(rows, families)).join();
  return Object.fromEntries(
    Object.keys(rows).map(item => {
      const { [item]: _left, ...rest } = rows;
      const scores = inconsistency(rest, families);
      const best = bestExplained(scores);
      return [item, { scores, best, changes: best.join() !== whole }];
    }),
  );
}
