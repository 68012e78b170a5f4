import { type Translate, translator } from '@vigil/shared/i18n';
import type { Texts } from './text/zh-CN';
import type { More } from './text/zh-CN.more';

type All = Texts & More;

const all: Record<string, string> = {};

/** The text of a key in the language of this page, which is set before anything is drawn. */
export const t: Translate<All> = translator<All>(all as unknown as All);
export let language: Language = 'zh-CN';

type Language = keyof typeof languages;

// Each with the words of the rarer screens; only the one that is spoken is fetched.
const languages = {
  'zh-CN': [() => import('./text/zh-CN'), () => import('./text/zh-CN.more')],
  'zh-TW': [() => import('./text/zh-TW'), () => import('./text/zh-TW.more')],
  en: [() => import('./text/en'), () => import('./text/en.more')],
} as const;

/** Which of our languages fits a BCP 47 tag. Chinese is written in traditional characters in Taiwan, Hong Kong and Macau, or where the tag says so. */
export function languageOf(tag: string | null | undefined): Language {
  if (!/^zh\b/i.test(tag ?? '')) return 'en';
  return /^zh-(?:hant|tw|hk|mo)\b/i.test(tag ?? '') ? 'zh-TW' : 'zh-CN';
}

/** Loads one language, the only one that is fetched. */
export async function speak(locale: string | null | undefined): Promise<void> {
  language = languageOf(locale);
  const { texts } = await languages[language][0]();
  Object.assign(all, texts);
  document.documentElement.lang = language;
}

/** The words of the rarer screens, in the same language. */
export async function speakMore(): Promise<void> {
  const { more } = await languages[language][1]();
  Object.assign(all, more);
}

/** The comma of a list. */
export const listed = (items: readonly string[]): string => items.join(language === 'en' ? ', ' : '、');

/** The words for a stable code, or null for a code that has none, which is then not shown: codes are not for customers. */
export function words(family: string, code: string | null | undefined): string | null {
  return code ? (all[`${family}.${code}`] ?? null) : null;
}
