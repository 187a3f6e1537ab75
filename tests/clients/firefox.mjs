// @ts-check
// Drives Firefox for the tests: a command a line on standard input, an answer a line on standard
// output.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
});
const page = await browser.newPage();
/** @type {string[]} */
let errors = [];
/** @type {Promise<void>[]} */
let noted = [];

/** Note a message with what its errors say: by themselves they come as handles. */
async function told(message) {
  const parts = message
    .args()
    .map(part =>
      part.evaluate(value => (value instanceof Error ? `${value}\n${value.stack}` : String(value))),
    );
  errors.push((await Promise.all(parts).catch(() => [message.text()])).join(" "));
}

await page.evaluateOnNewDocument(() => {
  addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.effectiveDirective} stopped ${event.blockedURI}`),
  );
});
page.on("console", message => message.type() === "error" && noted.push(told(message)));
page.on("pageerror", error => errors.push(String(error)));

/** @type {Record<string, (given: any) => Promise<any>>} */
const commands = {
  async size({ width, height }) {
    await page.setViewport({ width, height });
  },
  async open({ url }) {
    errors = [];
    noted = [];
    await page.goto(url, { waitUntil: "load" });
    // On a busy machine Firefox tells of the load before the new document stands.
    await page.waitForFunction(
      `location.href === ${JSON.stringify(url)} && document.readyState === "complete"`,
    );
  },
  run: ({ source, given }) => page.evaluate(`(${source})(${JSON.stringify(given)})`),
  errors: async () => (await Promise.all(noted), errors),
  close: () => browser.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...given } = JSON.parse(line);
  try {
    const value = (await commands[command](given)) ?? null;
    console.log(JSON.stringify({ value }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
  if (command === "close") process.exit(0);
}
