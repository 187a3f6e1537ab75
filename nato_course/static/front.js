// @ts-check
// The front page: a move to try at once.

/**
 * A move is answered by a neighbour that wants only security; then the reader may meet one that
 * wants gain, who answers the same move, and the first again.
 *
 * @param {Element} game
 */
function connectGame(game) {
  const bar = /** @type {HTMLElement | null} */ (game.querySelector(".nc-front-bar > span"));
  const number = game.querySelector(".nc-front-fear b");
  const told = game.querySelector(".nc-front-told");
  const meet = /** @type {HTMLElement | null} */ (game.querySelector(".nc-front-meet"));
  const moves = /** @type {NodeListOf<HTMLElement>} */ (game.querySelectorAll(".nc-front-move"));
  let aim = "security";
  /** @param {HTMLElement} move */
  function answer(move) {
    for (const each of moves) each.setAttribute("aria-pressed", String(each === move));
    const fear = move.getAttribute(`data-nc-${aim}-fear`) ?? "";
    if (bar) bar.style.width = `${Number(fear) || 0}%`;
    if (number) number.textContent = fear;
    if (told) told.textContent = move.getAttribute(`data-nc-${aim}`);
    game.classList.add("nc-front-answered");
  }
  for (const move of moves) {
    move.setAttribute("aria-pressed", "false");
    move.addEventListener("click", () => answer(move));
  }
  meet?.addEventListener("click", () => {
    const other = aim;
    aim = aim === "security" ? "gain" : "security";
    meet.textContent = meet.getAttribute(`data-nc-${other}`);
    const made = [...moves].find(each => each.getAttribute("aria-pressed") === "true");
    if (made) answer(made);
  });
}

document.querySelectorAll(".nc-front-game").forEach(connectGame);
