// What a browser fetches, as gzip -9, against the limits. The messenger on a customer's phone: everything needed to send a first
// message in one language counts: the page, its style, the text of that language and the hub; what only rarer screens
// need does not. The console on an agent's desk: all of it, in one language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const limits = { loader: 5 * KB, app: 45 * KB, console: 400 * KB };
const dist = fileURLToPath(new URL('../messenger/dist/', import.meta.url));
const assets = join(dist, 'assets');
const gzip = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** The files that a chunk imports statically, with its own style, and theirs. */
function closure(start) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    if (!name.endsWith('.js')) return;
    const code = readFileSync(join(assets, name), 'utf8');
    for (const [, next] of code.matchAll(/(?:import|from)\s*["']\.\/([^"']+)["']/g)) visit(next);
  };
  for (const name of start) visit(name);
  return [...found];
}

const names = readdirSync(assets);
const named = (prefix) => names.filter((name) => new RegExp(`^${prefix}-[\\w-]{8}\\.js$`).test(name));
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const page = [...html.matchAll(/\/messenger\/assets\/([^"']+)["']/g)].map(([, name]) => name);
const failures = [];

function report(what, bytes, limit) {
  const over = bytes > limit;
  if (over) failures.push(what);
  console.log(
    `${what.padEnd(24)} ${(bytes / KB).toFixed(2).padStart(7)} KB of ${limit / KB} KB${over ? '  TOO LARGE' : ''}`,
  );
}

report('loader.js', gzip(join(dist, 'loader.js')), limits.loader);
for (const language of ['zh-CN', 'zh-TW', 'en']) {
  const files = closure([...page, ...named(language), ...named('hub')]);
  if (named(language).length !== 1 || named('hub').length !== 1)
    throw new Error(`chunks of ${language} or hub not found`);
  const sizes = [
    ['../index.html', gzip(join(dist, 'index.html'))],
    ...files.map((name) => [name, gzip(join(assets, name))]),
  ].sort((a, b) => b[1] - a[1]);
  report(
    `messenger, ${language}`,
    sizes.reduce((sum, [, size]) => sum + size, 0),
    limits.app,
  );
  if (process.argv.includes('--files')) for (const [name, size] of sizes) console.log(`    ${name.padEnd(32)} ${size}`);
}

const desk = fileURLToPath(new URL('../console/dist/', import.meta.url));
const deskAssets = readdirSync(join(desk, 'assets'));
for (const language of ['zh-CN', 'en']) {
  const other = language === 'en' ? 'zh-CN' : 'en';
  const files = deskAssets.filter((name) => !new RegExp(`^(codes\\.)?${other}-`).test(name));
  const sizes = [join(desk, 'index.html'), ...files.map((name) => join(desk, 'assets', name))].map(gzip);
  report(
    `console, ${language}`,
    sizes.reduce((sum, size) => sum + size, 0),
    limits.console,
  );
}
if (failures.length > 0) process.exit(1);
