/** What lets style elements through the page's content policy. Browsers give it to the page's own scripts alone, by this property. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// react-remove-scroll, which Mantine's dialogs use, looks for it here (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
