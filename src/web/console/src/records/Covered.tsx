import { type ReactNode, useEffect, useRef, useState } from 'react';
import { secondsLeft } from '../pure/reveal';
import { t } from '../texts';
import { useNow } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { RecordKind } from '../wire/exchange';
import { RevealForm } from './RevealForm';

/** The record that covered fields belong to. */
export interface OfRecord {
  readonly caseId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  /** Names of its fields that are covered for the reader. */
  readonly covered: readonly string[];
}

interface Props {
  name: string;
  field: string;
  of: OfRecord;
  children?: ReactNode;
}

/** A covered value. It is shown for a minute to whoever says why, held by nothing but this place on the screen, and offered to no clipboard. */
export function Covered({ name, field, of, children }: Props) {
  const [shown, setShown] = useState<{ value: string; until: number } | null>(null);
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to where the keys were.
  const [back, setBack] = useState(false);
  useEffect(() => {
    if (back) button.current?.focus();
  }, [back]);
  if (shown) return <Shown {...shown} name={name} hide={() => setShown(null)} />;
  return (
    <>
      {children && (
        <span className="mono" lang="en">
          {children}
        </span>
      )}
      {asking ? (
        <RevealForm
          name={name}
          field={field}
          of={of}
          onShow={(value, until) => {
            setAsking(false);
            setShown({ value, until });
          }}
          onCancel={() => {
            setAsking(false);
            setBack(true);
          }}
        />
      ) : (
        <button
          type="button"
          className="lnk"
          ref={button}
          aria-label={t('reveal.show.what', { name })}
          onClick={() => {
            setBack(false);
            setAsking(true);
          }}
        >
          <Icon name="eye" size={14} />
          {t('reveal.show')}
        </button>
      )}
    </>
  );
}

function Shown({ value, until, name, hide }: { value: string; until: number; name: string; hide: () => void }) {
  const left = secondsLeft(until, useNow());
  const over = left === 0;
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => place.current?.focus(), []);
  useEffect(() => {
    if (over) hide();
  }, [over, hide]);
  if (over) return null;
  return (
    <span className="shown" tabIndex={-1} ref={place}>
      <span className="vh">{name}</span>
      <b className="mono" lang="en" onCopy={(event) => event.preventDefault()}>
        {value}
      </b>
      {/* Not read out with every second. */}
      <span className="m num" aria-hidden="true">
        {t('reveal.left', { n: left })}
      </span>
      <button type="button" className="lnk" onClick={hide}>
        {t('reveal.hide')}
      </button>
    </span>
  );
}
