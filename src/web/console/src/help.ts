/** The help centre and the article search speak zh and en. */
export const articleLanguage = (tag: string | null | undefined): 'zh' | 'en' =>
  tag?.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The public page of an article. */
export const helpOf = (article: { slug: string; language: string }): string =>
  `/help/${articleLanguage(article.language)}/articles/${encodeURIComponent(article.slug)}`;
