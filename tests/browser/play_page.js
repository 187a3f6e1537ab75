async ({ skip }) => {
  const DEADLINE = 30_000;

  const frame = () => new Promise(resolve => requestAnimationFrame(() => resolve(undefined)));

  /** Wait until something holds; give up after the deadline. */
  async function until(holds) {
    const start = performance.now();
    while (performance.now() - start < DEADLINE) {
      if (holds()) return true;
      await frame();
    }
    return false;
  }

  const shown = node => node.getClientRects().length > 0 && !node.disabled;

  async function settle(place) {
    place.scrollIntoView({ block: "center" });
    await until(() => ["ready", "failed"].includes(place.dataset.ncState));
    return place.dataset.ncState ?? "waiting";
  }

  /** Change a control as a reader would, and tell the page so. */
  function use(control) {
    if (control.matches("select")) {
      control.selectedIndex = (control.selectedIndex + 1) % control.options.length;
    } else if (control.matches("input[type=range]")) {
      const { min, max, value } = control;
      control.value = value === max ? min : max;
    } else if (
      control.matches("input[type=text], input[type=search], textarea, input:not([type])")
    ) {
      control.value = "Baker";
    } else {
      control.click();
      return;
    }
    for (const name of ["input", "change"])
      control.dispatchEvent(new Event(name, { bubbles: true }));
  }

  /** Press controls of a widget, one after another, until what it shows is another than before. */
  async function play(mount) {
    const controls = [
      ...mount.querySelectorAll("input, select, textarea, button, summary, [role=button]"),
    ];
    for (const control of controls.filter(shown).slice(0, 12)) {
      const before = mount.innerHTML;
      use(control);
      for (let frames = 0; frames < 20; frames++) {
        await frame();
        if (mount.innerHTML !== before) return true;
      }
    }
    return controls.filter(shown).length ? false : "nothing to press";
  }

  // In a closed part a widget sleeps until the part is opened.
  for (const part of document.querySelectorAll("details.nc-labs")) part.open = true;
  const found = [];
  const kinds = new Set(skip);
  for (const place of document.querySelectorAll(".nc-widget")) {
    if (!shown(place)) continue;
    const name = place.dataset.ncName;
    const state = await settle(place);
    const played = kinds.has(name) ? null : await play(place.querySelector(":scope > .nc-mount"));
    kinds.add(name);
    found.push({ name, state, played });
  }
  return found;
};
