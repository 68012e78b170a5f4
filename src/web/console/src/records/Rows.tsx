import type { ReactNode } from 'react';
import { t } from '../texts';
import { Copy } from '../ui/bits';

export interface Row {
  readonly name: string;
  readonly value: ReactNode;
  /** Set apart, quieter. */
  readonly note?: string | null | undefined;
  /** A hash or an address: shortened, with the whole of it to copy. */
  readonly code?: string | null | undefined;
  readonly pill?: string | null | undefined;
}

export function Rows({ rows }: { rows: readonly Row[] }) {
  return (
    <dl className="dl num">
      {rows.map(({ name, value, note, code, pill }) => (
        <div className="dl-r" key={name}>
          <dt>{name}</dt>
          <dd>
            {code ? (
              <span className="mono" lang="en" title={code}>
                {value}
              </span>
            ) : (
              value
            )}
            {pill && <span className="pill">{pill}</span>}
            {note && <span className="m">{note}</span>}
            {code && <Copy text={code} label={`${t('app.copy')} ${name}`} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
