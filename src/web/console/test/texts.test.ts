import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codes as codesEn } from '../src/text/codes.en';
import { codes as codesZh } from '../src/text/codes.zh-CN';
import { texts as en } from '../src/text/en';
import { texts as zh } from '../src/text/zh-CN';

const holes = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !file.parentPath.endsWith('text'))
    .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
    .join('\n');
}

const server = fileURLToPath(new URL('../../../Vigil.Server', import.meta.url));

describe('the texts', () => {
  it('name every event that the server writes into the trail', () => {
    const written = readdirSync(server, { withFileTypes: true, recursive: true })
      .filter((file) => file.isFile() && file.name.endsWith('.cs'))
      .flatMap((file) => [
        ...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(
          /new AuditEvent\([^;]*?"([a-z_]+\.[a-z_]+)"/g,
        ),
      ])
      .map(([, action]) => action ?? '');
    expect(written.length).toBeGreaterThan(50);
    expect([...new Set(written)].filter((action) => !(`trail.${action}` in codesEn))).toEqual([]);
  });

  it('fill the same holes in both languages', () => {
    for (const key of Object.keys(zh) as (keyof typeof zh)[])
      expect([key, holes(en[key])]).toEqual([key, holes(zh[key])]);
  });

  it('hold nothing empty', () => {
    for (const text of [
      ...Object.values(en),
      ...Object.values(zh),
      ...Object.values(codesEn),
      ...Object.values(codesZh),
    ])
      expect(text.trim()).not.toBe('');
  });

  it('are all used, so that no dead words are translated', () => {
    const code = sources(fileURLToPath(new URL('../src', import.meta.url)));
    const unused = Object.keys(zh).filter((key) => {
      if (code.includes(`'${key}'`) || key.startsWith('refused.')) return false;
      // Keys made from a family and a code: `state.${row.state}`.
      const parts = key.split('.');
      return !parts.some((_, at) => at > 0 && code.includes(`\`${parts.slice(0, at).join('.')}.\${`));
    });
    expect(unused).toEqual([]);
  });
});
