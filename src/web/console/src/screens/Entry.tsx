import type { RecordCard } from '@vigil/shared/api';
import type { Pending } from '@vigil/shared/outbox';
import { useDesk } from '../desk';
import { amount, clock, dayName, moment } from '../format';
import { helpOf } from '../help';
import type { Talk } from '../link/talk';
import { numberOf, type Refs, refOf, tabOf } from '../pure/refs';
import { lookedName } from '../records/looked';
import { stateFamily } from '../records/names';
import { listed, refused, t, words } from '../texts';
import { RefMark } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { StaffEntryView, UnderstoodView } from '../wire/console';
import { CheckStep } from './Checks';
import { FileName } from './FileName';
import { Files } from './Files';
import { Frozen } from './Frozen';
import { HiddenLine, Masked } from './Hidden';

interface Props {
  caseId: string;
  entry: StaffEntryView;
  understood: UnderstoodView | null;
  first: boolean;
  refs: Refs;
  customer: string | null;
  language: string | undefined;
}

export const DayLine = ({ at }: { at: string }) => (
  <p className="ln">
    <b>{dayName(at)}</b>
  </p>
);

export function EntryLine(props: Props) {
  const { entry } = props;
  if (entry.kind === 'message') return <Bubble {...props} />;
  if (entry.kind === 'note') return <Note entry={entry} />;
  if (entry.kind === 'rated') return <Rated entry={entry} />;
  return (
    <p className="ln num">
      <span>
        {clock(entry.at)} <Change entry={entry} refs={props.refs} />
      </span>
    </p>
  );
}

function Bubble({ caseId, entry, understood, first, refs, customer, language }: Props) {
  const { author, parts } = entry;
  const theirs = author.kind === 'customer';
  const name = theirs
    ? (customer ?? author.name ?? t('list.visitor'))
    : author.kind === 'assistant'
      ? t('entry.assistant')
      : (author.name ?? '');
  return (
    <div className={`bub ${theirs ? 'them' : 'us'} ${author.kind}`}>
      {first ? (
        <p className="by num">
          {author.kind === 'assistant' && <Icon name="bot" size={14} />}
          {name} <time dateTime={entry.at}>{clock(entry.at)}</time>
        </p>
      ) : (
        <span className="vh">{name}</span>
      )}
      <div className="body">
        {entry.text && (
          <div className="tx" lang={language}>
            <Masked text={entry.text} kinds={parts?.hidden} />
          </div>
        )}
        <HiddenLine kinds={parts?.hidden} />
        {entry.files && <Files caseId={caseId} files={entry.files} author={author.kind} />}
        {parts?.cards?.map((card) => (
          <CardLine key={`${card.kind}/${card.id}`} card={card} refs={refs} />
        ))}
        {parts?.articles?.map((article) => (
          <a
            key={article.slug}
            className="att"
            lang={article.language}
            href={helpOf(article)}
            target="_blank"
            rel="noopener noreferrer"
          >
            <Icon name="doc" size={14} />
            {article.title}
          </a>
        ))}
        {understood && <Looked understood={understood} refs={refs} />}
        {entry.wordedBy && (
          <div className="look">
            <span title={entry.wordedBy}>
              <Icon name="bot" size={14} />
              {t('entry.worded')}
            </span>
          </div>
        )}
      </div>
    </div>
  );
}

/** A record that an answer showed, as it was then. */
function CardLine({ card, refs }: { card: RecordCard; refs: Refs }) {
  const desk = useDesk();
  const kind = tabOf(card.kind);
  const n = numberOf(refs, kind, card.id);
  const it = card.withdrawal ?? card.deposit ?? card.c2c;
  const what = it
    ? `${amount(it.amount)} ${it.coin}${'chainName' in it ? ` ${it.chainName}` : ''}`
    : card.freeze
      ? words('freeze', card.freeze.kind)
      : (card.liquidation?.symbol ?? card.id);
  const counts = card.withdrawal ?? card.deposit;
  const confirming = counts?.state === 'confirming' ? ` ${counts.confirmations}/${counts.requiredConfirmations}` : '';
  return (
    <button type="button" className="att" disabled={!kind} onClick={() => kind && desk.focus(kind, card.id)}>
      {n !== undefined && <RefMark n={n} />}
      <b className="num">{what}</b>
      {it && (
        <span className="m num">
          {words(stateFamily(card.kind), it.state)}
          {confirming}
        </span>
      )}
      <span className="m num">{moment(card.asOf)}</span>
    </button>
  );
}

const alsoAsked = (topics: string[]) =>
  t('entry.alsoAsked', { topics: listed(topics.map((topic) => words('topic', topic))) });

/** What the assistant looked up for its answer. */
function Looked({ understood, refs }: { understood: UnderstoodView; refs: Refs }) {
  const desk = useDesk();
  const records = understood.records ?? [];
  return (
    <div className="look num">
      <span>
        <Icon name="search" size={14} />
        {understood.topic ? words('topic', understood.topic) : t('entry.understood.none')}
      </span>
      {understood.topic && <span>{t('entry.sure', { percent: Math.round(understood.probability * 100) })}</span>}
      {understood.others && understood.others.length > 0 && <span>{alsoAsked(understood.others)}</span>}
      {records.length > 0 && <span>{t('entry.looked')}</span>}
      {records.map((looked) => {
        const ref = refOf(looked);
        const n = ref ? numberOf(refs, ref.kind, ref.id) : undefined;
        return ref ? (
          <button type="button" key={looked} title={ref.id} onClick={() => desk.focus(ref.kind, ref.id)}>
            {t(`records.${ref.kind}`)}
            {n !== undefined && <RefMark n={n} />}
          </button>
        ) : (
          <span key={looked}>{lookedName(looked)}</span>
        );
      })}
    </div>
  );
}

function Note({ entry }: { entry: StaffEntryView }) {
  return (
    <div className="note">
      <p className="by num">
        <Icon name="pen" size={14} />
        <b>{t('entry.note')}</b>
        {entry.author.name} <time dateTime={entry.at}>{clock(entry.at)}</time>
      </p>
      <div className="note-t">{entry.text}</div>
    </div>
  );
}

export function Stars({ n }: { n: number }) {
  return (
    <span className="stars" role="img" aria-label={t('entry.stars', { stars: n })}>
      {[1, 2, 3, 4, 5].map((at) => (
        <svg key={at} className={at <= n ? 'on' : ''} viewBox="0 0 20 20" aria-hidden="true">
          <path d="M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9-4.3-2.4-4.3 2.4.9-4.9L3 8.1l4.9-.6z" />
        </svg>
      ))}
    </span>
  );
}

function Rated({ entry }: { entry: StaffEntryView }) {
  const stars = entry.rating?.stars ?? 0;
  return (
    <div className="ln num">
      <span className="rated">
        {clock(entry.at)} {t('entry.rated', { stars })} <Stars n={stars} />
        {entry.rating?.comment && <q>{entry.rating.comment}</q>}
      </span>
    </div>
  );
}

/** What changed, as one grey line. */
function Change({ entry, refs }: { entry: StaffEntryView; refs: Refs }) {
  const desk = useDesk();
  const { author, text, queued } = entry;
  const who = author.name ?? '';
  switch (entry.kind) {
    case 'opened':
      return t('entry.opened');
    case 'queued': {
      if (!queued) {
        // Of an erased conversation only that it happened is left.
        return t('entry.queued.bare');
      }
      const queue = words('queue', queued.queue);
      const line =
        queued.reason === 'customer_asked' ||
        queued.reason === 'topic' ||
        queued.reason === 'transferred' ||
        queued.reason === 'agent_absent' ||
        queued.reason === 'freeze'
          ? t(`entry.queued.${queued.reason}`, { queue })
          : t('entry.queued', { queue });
      return queued.priority !== 'normal'
        ? t('app.pair', { a: line, b: t('entry.queued.priority', { priority: t(`priority.${queued.priority}`) }) })
        : line;
    }
    case 'assigned':
      if (author.id === desk.me.id) return t('entry.assigned.you');
      return who ? t('entry.assigned', { name: who }) : t('entry.assigned.plain');
    case 'transferred':
      return text ? t('entry.transferred.to', { name: who, text }) : t('entry.transferred', { name: who });
    case 'resolved':
      if (entry.author.kind === 'customer') return t('entry.resolved.customer');
      if (entry.author.kind === 'assistant') return t('entry.resolved.assistant');
      return who ? t('entry.resolved', { name: who }) : t('entry.resolved.plain');
    case 'reopened':
      return t('entry.reopened');
    case 'signedIn':
      return t('entry.signedIn', { account: entry.signedIn?.account ?? '' });
    case 'freeze':
      return <Frozen entry={entry} />;
    case 'check':
      return <CheckStep entry={entry} />;
    case 'erased':
      return t(`entry.erased.${entry.erased ?? 'request'}`);
    case 'understood': {
      const line = entry.understood?.topic
        ? t('entry.understood', { topic: words('topic', entry.understood.topic) })
        : t('entry.understood.none');
      const others = entry.understood?.others ?? [];
      return (
        <>
          {others.length > 0 ? t('app.pair', { a: line, b: alsoAsked(others) }) : line}
          {(entry.understood?.records ?? []).map((looked) => {
            const ref = refOf(looked);
            const n = ref ? numberOf(refs, ref.kind, ref.id) : undefined;
            return n === undefined ? null : <RefMark key={looked} n={n} />;
          })}
        </>
      );
    }
    default:
      return text ?? '';
  }
}

/** Words of one's own that are not on the timeline yet. */
export function PendingLine({ item, talk }: { item: Pending; talk: Talk }) {
  const stuck = item.state === 'failed' || item.state === 'refused';
  const says =
    item.state === 'refused'
      ? t('entry.refused', { why: refused(item.code) })
      : t(item.state === 'failed' ? 'entry.queuedToSend' : 'entry.sending');
  const foot = (
    <p className={stuck ? 'by num stuck' : 'by num'}>
      {stuck && <Icon name="alert" size={14} />}
      {says}
      {stuck && (
        <>
          <button type="button" className="b b-sm" onClick={() => talk.retry(item.clientMessageId)}>
            {t('entry.retry')}
          </button>
          <button type="button" className="b b-sm" onClick={() => talk.discard(item.clientMessageId)}>
            {t('entry.discard')}
          </button>
        </>
      )}
    </p>
  );
  if (item.note)
    return (
      <div className="note going">
        <div className="note-t">{item.text}</div>
        {foot}
      </div>
    );
  return (
    <div className="bub us agent going">
      <div className="body">
        {item.text && <div className="tx">{item.text}</div>}
        {item.files?.map((file) => (
          <span key={file.fileId} className="att">
            <FileName file={file} />
          </span>
        ))}
      </div>
      {foot}
    </div>
  );
}
