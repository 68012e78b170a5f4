import { useState } from 'react';
import { t } from '../texts';
import { RefMark } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { RecordKind, RecordKinds } from '../wire/exchange';
import { Blocks } from './Blocks';
import { Covered, type OfRecord } from './Covered';
import { type ChainNames, type Face, faceOf } from './faces';
import { Rows } from './Rows';

interface Props {
  kind: RecordKind;
  item: RecordKinds[RecordKind];
  chains: ChainNames;
  /** When it was read, by the browser's clock. */
  readAt: number;
  /** The one that the conversation is about: open, with an edge. */
  hit: boolean;
  of: OfRecord;
  n: number | undefined;
}

/** One record: a line that opens, or a card where it is the one in question or still moves. */
export function RecordCard({ kind, item, chains, readAt, hit, of, n }: Props) {
  const face: Face = faceOf(kind, item, chains);
  const [asked, setAsked] = useState(false);
  const open = hit || asked || face.moving === true;
  if (!open)
    return (
      <button type="button" className="r2 num" aria-expanded={false} onClick={() => setAsked(true)}>
        <Icon name={face.icon} size={14} />
        {n !== undefined && <RefMark n={n} />}
        <span className="cut">
          {face.title} <span className="m">{face.note}</span>
        </span>
        <span className="m r2-s">
          {face.date} {face.state}
        </span>
      </button>
    );
  return (
    <article className={hit ? 'rc hit' : 'rc'} data-hit={hit || undefined}>
      <header>
        {n !== undefined && <RefMark n={n} />}
        <b className="num">{face.title}</b>
        <span className="m">{face.note}</span>
        <span className={`s ${face.tone}`}>
          <Icon name={face.icon} size={14} />
          {face.state}
        </span>
      </header>
      {face.blocks && <Blocks {...face.blocks} readAt={readAt} />}
      <Rows rows={face.rows} of={of} />
      {face.say && <p className="say">{face.say}</p>}
      {face.say && face.sayField && of.covered.includes(face.sayField) && (
        <Covered name={t('reveal.chat')} field={face.sayField} of={of} />
      )}
      {asked && !hit && (
        <button type="button" className="rc-x" aria-label={face.state} aria-expanded onClick={() => setAsked(false)}>
          <Icon name="down" size={14} />
        </button>
      )}
    </article>
  );
}
