import { languageOf, type Translate, translator } from '@vigil/shared/i18n';
import type { Texts } from './text/zh-CN';
import type { More } from './text/zh-CN.more';

type All = Texts & More;

const all: Record<string, string> = {};

/** The text of a key in the language of this page, which is set before anything is drawn. */
export const t: Translate<All> = translator<All>(all as unknown as All);
export let language: 'zh-CN' | 'en' = 'zh-CN';

/** Loads one language, the only one that is fetched. */
export async function speak(locale: string | null | undefined): Promise<void> {
  language = languageOf(locale);
  const { texts } = await (language === 'en' ? import('./text/en') : import('./text/zh-CN'));
  Object.assign(all, texts);
  document.documentElement.lang = language;
}

/** The words of the rarer screens, in the same language. */
export async function speakMore(): Promise<void> {
  const { more } = await (language === 'en' ? import('./text/en.more') : import('./text/zh-CN.more'));
  Object.assign(all, more);
}

/** The words for a stable code, or null for a code that has none, which is then not shown: codes are not for customers. */
export function words(family: string, code: string | null | undefined): string | null {
  return code ? (all[`${family}.${code}`] ?? null) : null;
}
