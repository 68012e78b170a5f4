import { useEffect } from 'react';

const dialogs = '[role="dialog"], dialog';
// Where the keys go when what had them is gone: to the conversation, else to the list, else to the page.
const homes = ['.case .tl', '.case', 'main'];

const isHere = (element: HTMLElement | null): element is HTMLElement =>
  element?.isConnected === true && !element.matches(':disabled') && element.getClientRects().length > 0;

const isNobody = () => document.activeElement === null || document.activeElement === document.body;

/** Puts the keys on the first of these places that there is. */
export function focusHome(): void {
  for (const home of homes) {
    const element = document.querySelector<HTMLElement>(home);
    if (!isHere(element)) continue;
    element.focus({ preventScroll: true });
    if (document.activeElement === element) return;
  }
}

/**
 * What had the keys may go away or be switched off: a button that did its work, a dialog that closed, a draft that was
 * sent. The keys then go back to where they were before a dialog, or home, so that nobody has to begin at the top of the
 * page. A click on nothing is left alone.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: HTMLElement | null = null;
    let outside: HTMLElement | null = null;
    let looking = false;
    const came = ({ target }: FocusEvent) => {
      held = target as HTMLElement;
      if (!held.closest(dialogs)) outside = held;
    };
    const look = () => {
      looking = false;
      if (!held || !isNobody() || isHere(held)) return;
      // Another dialog is about to take them.
      if (document.querySelector(dialogs)) return;
      held = null;
      if (isHere(outside)) outside.focus({ preventScroll: true });
      if (isNobody()) focusHome();
    };
    // After the frame: what replaces the lost place may ask for the keys itself.
    const later = () => {
      if (looking) return;
      looking = true;
      requestAnimationFrame(() => requestAnimationFrame(look));
    };
    const watch = new MutationObserver(() => {
      if (held && isNobody()) later();
    });
    watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', came);
    return () => {
      watch.disconnect();
      document.removeEventListener('focusin', came);
    };
  }, []);
}

/** The arrows go through the tabs of a list of tabs, and choose. */
export function arrows(event: React.KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter(isHere);
  const at = tabs.indexOf(event.target as HTMLElement);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
  if (!next.hasAttribute('aria-haspopup')) next.click();
}
