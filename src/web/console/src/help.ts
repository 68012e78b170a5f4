/** The help centre and the article search speak zh and en. */
export const articleLanguage = (tag: string | null | undefined): 'zh' | 'en' =>
  tag?.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** The public page of an article, at the passage that fits where a search has found one. */
export const helpOf = (article: {
  slug: string;
  language: string;
  passage?: { anchor: string } | null | undefined;
}): string => {
  const page = `/help/${articleLanguage(article.language)}/articles/${encodeURIComponent(article.slug)}`;
  return article.passage ? `${page}#${article.passage.anchor}` : page;
};
