import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import { load, save } from '@vigil/shared/keep';
import { Store } from '@vigil/shared/store';

export type ThemeChoice = 'auto' | 'light' | 'dark';
export type Scheme = 'light' | 'dark';

const key = 'vigil.console.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const kept = load('local', key);

export const choice = new Store<ThemeChoice>(kept === 'light' || kept === 'dark' ? kept : 'auto');
export const scheme = new Store<Scheme>('light');

/** Puts the theme on the page, where the tokens read it, and follows the system where that is wished. */
export function applyTheme(): void {
  const { get } = choice;
  const now = get();
  const next = now === 'auto' ? (dark.matches ? 'dark' : 'light') : now;
  document.documentElement.dataset.theme = next;
  scheme.set(next);
}

dark.addEventListener('change', applyTheme);

export function chooseTheme(next: ThemeChoice): void {
  choice.set(next);
  save('local', key, next);
  applyTheme();
}

// Mantine asks for ten shades; every part that we use takes its colour from the tokens instead.
const accent = Array.from({ length: 10 }, () => 'var(--accent)') as unknown as MantineColorsTuple;

export const theme = createTheme({
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  colors: { accent },
  primaryColor: 'accent',
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  respectReducedMotion: true,
});

/** Mantine's variables as ours. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-3)',
    '--mantine-color-placeholder': 'var(--ink-3)',
    '--mantine-color-error': 'var(--danger-text)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  },
  light: {},
  dark: {},
});
