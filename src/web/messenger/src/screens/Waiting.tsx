import '../styles/waiting.css';
import type { CaseStateView, EntryView, RecordCard } from '@vigil/shared/api';
import { advance } from '@vigil/shared/blocks';
import { useState } from 'preact/hooks';
import { t } from '../app-texts';
import { blocksOf } from '../cards/progress';
import { learn } from '../cards/records';
import { amount, join } from '../format';
import { Icon } from '../icons';
import { useStore } from '../store';
import type { Conversation } from '../talk/conversation';

interface Props {
  talk: Conversation;
  live: CaseStateView;
  entries: readonly EntryView[];
}

/** The place in line and, once it has been measured, the time; and what need not be said again. */
export default function Waiting({ talk, live, entries }: Props) {
  const [failed, setFailed] = useState(false);
  return (
    <>
      <section class="queue" role="status" aria-label={t('who.waiting')}>
        <p class="big num">{sentence(live)}</p>
        <p class="sub">
          {t(live.staffed === false ? 'wait.away.sub' : live.expectedSeconds == null ? 'wait.live' : 'wait.measured')}
        </p>
        {live.ahead != null && live.staffed !== false && <Line ahead={live.ahead} />}
        <p class="hint">{t('wait.leave')}</p>
      </section>
      {!live.urgent && (
        <button
          type="button"
          class="btn btn-plain"
          onClick={() =>
            talk.resolve().then(
              () => setFailed(false),
              () => setFailed(true),
            )
          }
        >
          {t('wait.done')}
        </button>
      )}
      <div role="alert">{failed && <p class="hint">{t('talk.failed')}</p>}</div>
      <Passed entries={entries} />
      <p class="hint">{t('wait.meanwhile')}</p>
    </>
  );
}

function sentence({ ahead, expectedSeconds, staffed }: CaseStateView): string {
  if (staffed === false) return t('wait.away');
  const place = ahead == null ? t('wait.place') : ahead === 0 ? t('wait.next') : t('wait.ahead', { n: ahead });
  if (expectedSeconds == null) return place;
  if (expectedSeconds < 60) return t('wait.soon', { place });
  return t('wait.expected', { place, n: Math.ceil(expectedSeconds / 60) });
}

// As many as fit a narrow phone; more are told as a number.
const drawn = 5;

function Line({ ahead }: { ahead: number }) {
  return (
    <div class="place num" aria-hidden="true">
      <span class="desk">{t('wait.desk')}</span>
      {Array.from({ length: Math.min(ahead, ahead > drawn ? drawn - 1 : drawn) }, (_, i) => (
        <i key={i}>
          <Icon name="person" size={14} />
        </i>
      ))}
      {ahead > drawn && <i>+{ahead - drawn + 1}</i>}
      <span class="to" />
      <i class="me">{t('wait.me')}</i>
    </div>
  );
}

const told = (entry?: EntryView) =>
  entry?.author.kind === 'assistant' && !!(entry.parts?.articles.length || entry.parts?.cards?.length);

/** What the agent will find: the question, the records, the answers. */
function Passed({ entries }: { entries: readonly EntryView[] }) {
  const said = entries.filter((entry) => entry.kind === 'message');
  const own = said.filter((entry) => entry.author.kind === 'customer' && entry.text !== t('talk.human'));
  // What was answered last says more than a greeting that came first.
  const question = own.findLast((entry) => told(said[said.indexOf(entry) + 1])) ?? own[0];
  const answered = said.some((entry) => entry.author.kind === 'assistant' && entry.parts?.articles.length);
  const card = said.findLast((entry) => entry.parts?.cards?.length)?.parts?.cards?.[0];
  return (
    <section class="pass">
      <h2>{t('wait.pass')}</h2>
      <ul>
        {question?.text && (
          <li>
            <Icon name="done" size={16} />
            <span>{t('wait.pass.question', { text: question.text })}</span>
          </li>
        )}
        {card && <PassedRecord given={card} />}
        <li>
          <Icon name="done" size={16} />
          <span>{t(card ? 'wait.pass.answers' : answered ? 'wait.pass.given' : 'wait.pass.talk')}</span>
        </li>
      </ul>
    </section>
  );
}

function PassedRecord({ given }: { given: RecordCard }) {
  const { card, readAt } = useStore(learn(given));
  const it = card.withdrawal ?? card.deposit ?? card.c2c;
  const blocks = blocksOf(card);
  const kind = t(`record.${card.kind}`);
  return (
    <li class="live num">
      <Icon name="half" size={16} />
      <span>
        {join(
          kind,
          it && `${amount(it.amount)} ${it.coin}`,
          blocks && `${advance(blocks, Date.now() - readAt, 0)}/${blocks.required}`,
        )}
      </span>
    </li>
  );
}
