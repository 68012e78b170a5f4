import { languageOf, type Translate, translator } from '@vigil/shared/i18n';
import type { Texts } from './text/zh-CN';

type T = Translate<Texts>;

let all: Record<string, string> = {};

/** The text of a key in the language of this page. Set before anything is drawn. */
export let t: T;
export let language: 'zh-CN' | 'en' = 'zh-CN';

/** Loads one language, the only one that is fetched. */
export async function speak(locale: string | null | undefined): Promise<void> {
  language = languageOf(locale);
  const { texts } = await (language === 'en' ? import('./text/en') : import('./text/zh-CN'));
  all = texts;
  t = translator<Texts>(texts);
  document.documentElement.lang = language;
}

/** The words for a stable code, or null for a code that has none, which is then not shown: codes are not for customers. */
export function words(family: string, code: string | null | undefined): string | null {
  return code ? (all[`${family}.${code}`] ?? null) : null;
}
