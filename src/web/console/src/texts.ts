import { languageOf, type Translate, translator } from '@vigil/shared/i18n';
import { Store } from '@vigil/shared/store';
import type { Texts } from './text/zh-CN';

export type Language = 'zh-CN' | 'en';

const all: Record<string, string> = {};
const codes: Record<string, string> = {};

/** The language of the console. Everything is drawn again when it changes. */
export const spoken = new Store<Language>('zh-CN');

export const t: Translate<Texts> = translator<Texts>(all as unknown as Texts);

/** Loads one language, the only one that is fetched. */
export async function speak(tag: string | null | undefined): Promise<void> {
  const language = languageOf(tag);
  const [words, table] = await Promise.all(
    language === 'en'
      ? [import('./text/en'), import('./text/codes.en')]
      : [import('./text/zh-CN'), import('./text/codes.zh-CN')],
  );
  Object.assign(all, words.texts);
  Object.assign(codes, table.codes);
  document.documentElement.lang = language;
  spoken.set(language);
}

/** The words for a stable code of a family; the code itself where there are none. */
export const words = (family: string, code: string | null | undefined): string =>
  code ? (codes[`${family}.${code}`] ?? code) : '';

/** The codes of a family that there are words for, in the order of the words. */
export const codesOf = (family: string): string[] =>
  Object.keys(codes)
    .filter((key) => key.startsWith(`${family}.`))
    .map((key) => key.slice(family.length + 1))
    .sort((a, b) => words(family, a).localeCompare(words(family, b), spoken.get()));

/** Why the server said no. Codes without words read as the general sentence. */
export const refused = (code: string | undefined): string => all[`refused.${code}`] ?? t('refused.generic');

/** The comma of a list. */
export const listed = (items: readonly string[]): string => items.join(spoken.get() === 'en' ? ', ' : '、');
