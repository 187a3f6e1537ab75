// @ts-check
// Belief as odds, the same rule as `models/belief.py`: both replay tests/goldens/weighing.json.

const BELIEF_BOUNDS = [0.01, 0.99];

/**
 * The belief at the start and after each piece of evidence.
 *
 * @param {number} prior from 0 to 1, kept away from certainty
 * @param {number[]} ratios how many times as likely each piece is if the claim is true
 * @returns {number[]}
 */
export function beliefPath(prior, ratios) {
  const start = Math.min(Math.max(prior, BELIEF_BOUNDS[0]), BELIEF_BOUNDS[1]);
  const steps = [start / (1 - start)];
  for (const ratio of ratios) steps.push(steps[steps.length - 1] * ratio);
  return steps.map(odds => odds / (1 + odds));
}

/**
 * @param {number} prior
 * @param {number[]} ratios
 * @returns {number[]} where the belief would end without each piece
 */
export function beliefWithout(prior, ratios) {
  return ratios.map(
    (_, i) =>
      beliefPath(
        prior,
        ratios.filter((_, j) => j !== i),
      ).at(-1) ?? prior,
  );
}
