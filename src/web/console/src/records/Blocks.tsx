import { advance } from '@vigil/shared/blocks';
import { type CSSProperties, useRef } from 'react';
import { t } from '../texts';
import { useNow } from '../ui/bits';

export interface BlocksProps {
  done: number;
  required: number;
  /** The exchange's estimate of the end, from which the pace follows. */
  dueAt: string | null | undefined;
}

// Above this the cells would be too fine to see: a plain bar of the same height.
const cells = 64;

/** One cell is one confirmation. Goes on by itself between two readings, never past what is required. */
export function Blocks({ done, required, dueAt, readAt }: BlocksProps & { readAt: number }) {
  const now = useNow();
  const shown = useRef(0);
  const left = dueAt ? Math.max(0, Date.parse(dueAt) - readAt) / 1000 : 0;
  const pace = required > done ? left / (required - done) : 0;
  const count = advance({ confirmations: done, required, blockSeconds: pace }, now - readAt, shown.current);
  shown.current = count;
  const minutes = dueAt ? Math.max(1, Math.ceil((Date.parse(dueAt) - now) / 60_000)) : null;
  const cell = required <= 40 ? 4 : 3;
  const plain = required > cells || required < 4;
  const style = plain
    ? ({ '--share': `${(count / required) * 100}%` } as CSSProperties)
    : ({ '--n': required, '--done': count, '--cell': `${cell}px` } as CSSProperties);
  return (
    <div className="bl">
      <span
        className={plain ? 'bar' : 'blocks'}
        style={style}
        role="img"
        aria-label={t('field.progress', { done: count, required })}
      />
      <span className="num nb">
        <b>
          {count}/{required}
        </b>{' '}
        {minutes !== null && count < required && t('field.about', { n: minutes })}
      </span>
    </div>
  );
}
