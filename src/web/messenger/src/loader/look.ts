/** The few words of the button: too few to fetch a language for. */
export function openLabels(locale: string) {
  if (/^zh-(?:hant|tw|hk|mo)\b/i.test(locale))
    return { title: '客服', open: '開啟客服', close: '關閉客服', unread: (n: number) => `，${n}則未讀` };
  return /^zh/i.test(locale)
    ? { title: '客服', open: '打开客服', close: '关闭客服', unread: (n: number) => `，${n}条未读` }
    : { title: 'Support', open: 'Open support', close: 'Close support', unread: (n: number) => `, ${n} unread` };
}

// Colours are those of tokens.css; the page may set --vigil-accent and --vigil-on-accent.
const css = `
:host { all: initial; }
button { position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(20px + env(safe-area-inset-bottom)); z-index: 2147483000;
  width: 56px; height: 56px; padding: 0; border: 0; border-radius: 50%; cursor: pointer; display: grid; place-items: center;
  background: var(--vigil-accent, #0b6a66); color: var(--vigil-on-accent, #fff); box-shadow: 0 2px 6px rgba(16,30,27,.12), 0 8px 24px rgba(16,30,27,.22); transition: transform 120ms cubic-bezier(.2,0,0,1); }
button:hover { transform: translateY(-1px); }
button:active { transform: scale(.96); }
button:focus-visible { outline: 2px solid var(--vigil-accent, #0b6a66); outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
svg { grid-area: 1/1; width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; transition: opacity 120ms; }
.x, .open .talk { opacity: 0; }
.open .x { opacity: 1; }
span { position: absolute; top: -4px; right: -4px; min-width: 22px; height: 22px; box-sizing: border-box; padding: 0 6px; border-radius: 11px; border: 2px solid #fff;
  background: #c42b32; color: #fff; font: 600 12px/18px -apple-system, BlinkMacSystemFont, "Segoe UI", sans-serif; text-align: center; }
span[hidden], .open span, iframe[hidden] { display: none; }
iframe { position: fixed; right: calc(20px + env(safe-area-inset-right)); bottom: calc(88px + env(safe-area-inset-bottom)); z-index: 2147483001; box-sizing: border-box;
  width: 390px; height: min(700px, calc(100vh - 108px)); border: 0; border-radius: 16px; background: #f4f6f5; color-scheme: normal;
  box-shadow: 0 2px 6px rgba(16,30,27,.08), 0 16px 48px rgba(16,30,27,.24); }
@media (prefers-color-scheme: dark) { iframe { background: #0d1211; } }
@media (max-width: 520px) {
  iframe { inset: 0; width: 100%; height: 100%; height: 100dvh; border-radius: 0; box-shadow: none; }
  button.open { display: none; }
}
@media (prefers-reduced-motion: reduce) { button, svg { transition: none; } }
`;

/** A constructed sheet passes a content security policy without 'unsafe-inline'; older engines get a style element. */
export function styles(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  (root as ShadowRoot).append(style);
}
