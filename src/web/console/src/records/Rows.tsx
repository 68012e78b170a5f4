import type { ReactNode } from 'react';
import { t } from '../texts';
import { Copy } from '../ui/bits';
import { Covered, type OfRecord } from './Covered';

export interface Row {
  readonly name: string;
  readonly value: ReactNode;
  /** Set apart, quieter. */
  readonly note?: string | null | undefined;
  /** A hash or an address: shortened, with the whole of it to copy. */
  readonly code?: string | null | undefined;
  readonly pill?: string | null | undefined;
  /** The field's name on the wire, where it may be covered. */
  readonly field?: string;
}

/** @param of The record, for fields of it that are covered and can be shown for a minute. */
export function Rows({ rows, of }: { rows: readonly Row[]; of?: OfRecord }) {
  return (
    <dl className="dl num">
      {rows.map(({ name, value, note, code, pill, field }) => (
        <div className="dl-r" key={name}>
          <dt>{name}</dt>
          <dd>
            {field && of?.covered.includes(field) ? (
              <Covered name={name} field={field} of={of}>
                {value}
              </Covered>
            ) : code ? (
              <span className="mono" lang="en" title={code}>
                {value}
              </span>
            ) : (
              value
            )}
            {pill && <span className="pill">{pill}</span>}
            {note && <span className="m">{note}</span>}
            {code && !(field && of?.covered.includes(field)) && <Copy text={code} label={`${t('app.copy')} ${name}`} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
