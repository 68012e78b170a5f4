import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t, words } from '../app-texts';
import { clock } from '../format';
import { Icon } from '../icons';
import { Gauge } from './parts';

export function Head({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="rec-h">
      <span>{title}</span>
      {children}
    </div>
  );
}

/** One row of facts; nothing where there is no fact. */
export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <dl class="kv num">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </dl>
  );
}

export function Confirmations({
  done,
  required,
  at,
}: {
  done: number;
  required: number;
  at: string | null | undefined;
}) {
  const due = at && Date.parse(at) > Date.now() ? at : null;
  return (
    <div class="prog">
      <Gauge done={done} required={required} />
      <div class="counts num">
        <span>
          <b>
            {done}/{required}
          </b>{' '}
          {t('record.confirmations')}
        </span>
        {done >= required ? (
          <span>{t('record.all')}</span>
        ) : (
          due && <span>{t('record.around', { time: clock(due) })}</span>
        )}
      </div>
    </div>
  );
}

interface TxProps {
  id: string | null | undefined;
  short: string | null | undefined;
  url: string | null | undefined;
}

export function Transaction({ id, short, url }: TxProps) {
  const [copied, setCopied] = useState(false);
  if (!id) return null;
  const copy = () =>
    navigator.clipboard?.writeText(id).then(
      () => {
        setCopied(true);
        setTimeout(setCopied, 2000, false);
      },
      // Refused by the browser: the tick does not appear, and the explorer shows the id in full.
      () => undefined,
    );
  return (
    <dl class="kv taps">
      <dt>{t('record.tx')}</dt>
      <dd>
        <span class="mono" lang="en" title={id}>
          {short ?? id}
        </span>
        {'clipboard' in navigator && (
          <button type="button" class="tap" aria-label={t('record.copy')} onClick={copy}>
            <Icon name={copied ? 'check' : 'copy'} size={16} />
          </button>
        )}
        {url?.startsWith('http') && (
          <a class="tap" href={url} target="_blank" rel="noopener noreferrer" aria-label={t('record.explorer')}>
            <Icon name="outside" size={16} />
          </a>
        )}
        <span class="vh" role="status">
          {copied ? t('record.copied') : ''}
        </span>
      </dd>
    </dl>
  );
}

/** The words for a code where we have some; a code alone is not for customers. */
export function Cause({ family, code }: { family: 'failure' | 'reason'; code: string | null | undefined }) {
  const text = words(family, code);
  return text ? <p class="plain">{text}</p> : null;
}
