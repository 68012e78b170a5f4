import { emptyTray } from '@vigil/shared/tray';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useCommand, useDesk } from '../desk';
import { act } from '../link/act';
import type { Talk } from '../link/talk';
import { useTone } from '../link/tone';
import { usePart, useStore } from '../link/use';
import { changed, corrected, isAnswered, standing, textOf } from '../pure/draft';
import { may } from '../pure/may';
import { type Refs, tabOf } from '../pure/refs';
import type { Remark } from '../pure/tone';
import { listed, t } from '../texts';
import { KeyMark, modKey } from '../ui/bits';
import { arrows, focusHome } from '../ui/focus';
import { Icon } from '../ui/icons';
import type { AssistView, CaseRowView } from '../wire/console';
import { AttachButton, pasted, TrayList, useDrop } from './Attach';
import { useAct } from './CaseView';
import { DraftText, FactWatches, StaleBar } from './Draft';

const longest = 10_000;
const tallest = 220;

interface Props {
  row: CaseRowView;
  talk: Talk;
  refs: Refs;
  latest: AssistView | null;
}

/** Where replies and notes are written. Nothing that arrives touches what stands in it. */
export function Composer({ row, talk, refs, latest }: Props) {
  const desk = useDesk();
  const run = useAct();
  const writing = useStore(desk.writing(row.id));
  const { note, reply, began, noteText, article, shown, dealt } = writing;
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const mine = row.agentId === desk.me.id && row.state !== 'resolved';
  const write = (part: Parameters<typeof desk.write>[1]) => desk.write(row.id, part);

  const draft = shown?.draft ?? null;
  const { timeline, box } = useStore(talk.state);
  const fresh = draft !== null && shown !== null && shown.forSeq > dealt && !isAnswered(timeline.entries, box);
  const preview = !note && mine && fresh && reply === null ? draft : null;
  const own = note ? noteText : (reply ?? '');
  const changes = draft && !note ? changed(draft, latest?.forSeq === shown?.forSeq ? latest?.draft : null) : [];
  const stale = preview ? changes : standing(own, changes);
  const over = own.length - longest;
  const text = preview ? textOf(preview) : own.trim() || (note ? '' : (article?.title ?? ''));
  const tone = useTone(row.id, !note && mine ? reply : null);
  const tray = desk.tray(row.id);
  const attached = useStore(tray.view);
  const files = note ? [] : attached.items.flatMap((item) => item.file ?? []);
  // What is still on its way, or did not get through, must not be left behind unseen.
  const whole = note || files.length === attached.items.length;
  const ready = (text.length > 0 || files.length > 0) && whole && over <= 0 && (note || mine) && !busy;
  useDrop(mine && !note ? tray : null);

  // At once, before the next key: a letter that came first would be taken for a command.
  const focusField = () => field.current?.focus();
  const into = usePart(desk.screen, (screen) => screen.into);
  useEffect(() => {
    if (into !== row.id) return;
    desk.screen.patch({ into: null });
    const place = field.current ?? frame.current?.querySelector<HTMLElement>('.draft, .closed button');
    // A colleague's case has no field and no button here.
    if (place) place.focus();
    else focusHome();
  }, [desk, into, row.id]);
  const put = (value: string) => write(note ? { noteText: value } : { reply: value });
  const send = (): boolean => {
    if (!ready) return false;
    const from = preview ? preview.mark : began;
    const more = {
      ...(article ? { articleSlug: article.slug } : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(from ? { draft: from } : {}),
    };
    talk.write(text, note ? { note: true } : more);
    if (!note) tray.view.set(emptyTray);
    flushSync(() =>
      write(
        note
          ? { noteText: '', note: false }
          : { reply: null, began: null, article: null, dealt: shown?.forSeq ?? dealt },
      ),
    );
    // Sent from the field, the next words are likely to follow there; a draft sent by key leaves the keys to the list.
    if (!preview) focusField();
    return true;
  };
  const sendAndResolve = async () => {
    if (!send()) return;
    setBusy(true);
    // Resolving overtakes nothing: the words go first.
    if (await talk.delivered())
      await run(
        () => act.resolve(row.id),
        (now) => t('case.resolved.done', { number: now.number }),
      );
    setBusy(false);
  };
  const update = () => {
    if (preview) {
      if (latest) desk.writing(row.id).patch({ shown: latest });
    } else if (latest && reply !== null) {
      write({ reply: corrected(reply, stale), began: began && (latest.draft?.mark ?? null) });
      desk.writing(row.id).patch({ shown: latest });
    }
  };
  const edit = () => {
    if (!preview || !shown) return;
    flushSync(() => write({ reply: textOf(preview), began: preview.mark ?? null }));
    focusField();
    // Words are written on after the draft, not before its greeting.
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  };
  const clear = () =>
    write(note ? { noteText: '' } : { reply: null, began: null, article: null, dealt: shown?.forSeq ?? dealt });
  const toReply = () => {
    flushSync(() => write({ note: false }));
    focusField();
  };
  // The key that goes to the reply takes a draft that stands there over, to be written on.
  const takeUp = () => (preview ? edit() : toReply());
  const toNote = () => {
    flushSync(() => write({ note: true }));
    focusField();
  };
  useCommand('note', toNote);
  useCommand('reply', mine ? takeUp : null);
  useCommand('update', stale.length > 0 ? update : null);
  useCommand('send', ready ? send : null);
  useCommand('articles', mine ? () => desk.screen.patch({ panel: 'articles' }) : null);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(tallest, element.scrollHeight)}px`;
  }, [own, note, preview]);
  const keys = (event: KeyboardEvent) => {
    // Out of the field, where the letters are keys again.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) focusHome();
  };
  // How to address the customer is from the account, which is no record of the panel.
  const facts = new Set(
    (draft?.segments ?? []).flatMap(({ fact }) => (fact && tabOf(fact.kind) ? [`${fact.kind}/${fact.recordId}`] : [])),
  );
  return (
    <div className={note ? 'cmp is-note' : 'cmp'} ref={frame}>
      <div className="cmp-h">
        <div className="tabs" role="tablist" aria-label={t('compose.write')} onKeyDown={arrows}>
          <button
            type="button"
            role="tab"
            aria-selected={!note}
            tabIndex={note ? -1 : 0}
            className={note ? 'tab' : 'tab on'}
            onClick={toReply}
          >
            {t('compose.reply')}
          </button>
          <button
            type="button"
            role="tab"
            aria-selected={note}
            tabIndex={note ? 0 : -1}
            className={note ? 'tab on' : 'tab'}
            onClick={toNote}
          >
            {t('compose.note')}
            <KeyMark>n</KeyMark>
          </button>
        </div>
        <span className="sp" />
        {preview && (
          <>
            <span className="m">
              {facts.size > 0 ? t('compose.draft', { n: facts.size }) : t('compose.draft.plain')}
            </span>
            <button type="button" className="b b-quiet b-sm" onClick={edit}>
              {t('compose.edit')}
            </button>
          </>
        )}
        {!note && mine && !preview && fresh && (
          <button
            type="button"
            className="b b-sm offer"
            onClick={() => write({ reply: null, began: null, dealt: (shown?.forSeq ?? 1) - 1 })}
          >
            <Icon name="pen" size={14} />
            {t('compose.draft.use')}
          </button>
        )}
        {(preview || own) && (
          <button type="button" className="b b-quiet b-sm" onClick={clear}>
            {t('compose.clear')}
          </button>
        )}
      </div>
      {!note && !mine ? (
        <Closed row={row} kept={reply} />
      ) : preview ? (
        <DraftText draft={preview} refs={refs} changes={changes} onEdit={edit} />
      ) : (
        <textarea
          ref={field}
          className="cmp-t"
          rows={note ? 2 : 3}
          value={own}
          lang={note ? undefined : row.language}
          aria-label={t(note ? 'compose.note' : 'compose.reply')}
          placeholder={t(note ? 'compose.note.hint' : 'compose.reply.hint')}
          onChange={(event) => {
            put(event.currentTarget.value);
            if (!note && event.currentTarget.value) talk.typing();
          }}
          onKeyDown={keys}
          onPaste={(event) => {
            const from = note ? [] : pasted(event.clipboardData);
            if (from.length === 0) return;
            event.preventDefault();
            tray.add(from);
          }}
        />
      )}
      {!note && mine && <ToneLine said={tone} />}
      {stale.length > 0 && <StaleBar changes={stale} onUpdate={update} />}
      {!note && mine && <TrayList tray={tray} />}
      {!note && article && (
        <p className="with-article">
          <Icon name="doc" size={14} />
          <span>{t('compose.attached', { title: article.title })}</span>
          <button
            type="button"
            className="b b-quiet b-icon"
            aria-label={t('compose.attached.drop')}
            onClick={() => write({ article: null })}
          >
            <Icon name="close" size={14} />
          </button>
        </p>
      )}
      {over > 0 && (
        <p className="cmp-no" role="alert">
          {t('compose.long', { n: over })}
        </p>
      )}
      {(note || mine) && (
        <div className="cmp-f">
          {!note && (
            <button type="button" className="b b-quiet" onClick={() => desk.screen.patch({ panel: 'articles' })}>
              <Icon name="doc" size={16} />
              {t('compose.articles')}
              <KeyMark>/</KeyMark>
            </button>
          )}
          {!note && <AttachButton tray={tray} />}
          <span className="sp" />
          {!note && (
            <button type="button" className="b" disabled={!ready} onClick={() => void sendAndResolve()}>
              {t('compose.sendResolve')}
            </button>
          )}
          <button type="button" className="b b-main" disabled={!ready} onClick={send}>
            {t(note ? 'compose.note.send' : 'compose.send')}
            <KeyMark>{modKey}↵</KeyMark>
          </button>
        </div>
      )}
      {draft && mine && <FactWatches caseId={row.id} draft={latest?.draft ?? draft} />}
    </div>
  );
}

/** How a reply sounds, as quiet as a margin note. It stands there empty before, so that a screen reader hears what comes. */
function ToneLine({ said }: { said: readonly Remark[] }) {
  return (
    <div className="cmp-tone" role="status" aria-live="polite">
      {said.map(({ kind, words }) => (
        <p key={kind}>{t('tone.line', { what: t(`tone.${kind}`), words: listed(words) })}</p>
      ))}
    </div>
  );
}

/** Why no reply can be written here now, and what would change that. */
function Closed({ row, kept }: { row: CaseRowView; kept: string | null }) {
  const desk = useDesk();
  const run = useAct();
  const can = may(row, desk.me);
  const name = row.state === 'withAgent' ? (row.agentName ?? '') : null;
  const why = () => {
    if (row.state === 'resolved') return t(can.reopen ? 'compose.resolved' : 'compose.over');
    if (name === null) return t(row.state === 'open' ? 'compose.assistant' : 'compose.queued');
    if (row.agentAbsent) return t('compose.absent', { name });
    return can.take ? t('compose.other', { name }) : t('compose.colleague', { name });
  };
  return (
    <div className="closed">
      <div>
        <p>{why()}</p>
        {kept?.trim() && (
          <p className="kept">
            <span className="m">{t('compose.kept')}</span>
            <span lang={row.language}>{kept}</span>
          </p>
        )}
      </div>
      {(can.take || can.reopen) && (
        <button
          type="button"
          className="b b-main"
          onClick={() => void run(() => (can.reopen ? act.reopen(row.id) : act.take(row.id)))}
        >
          {t(can.reopen ? 'case.reopen' : name === null ? 'case.take' : 'compose.takeOver')}
        </button>
      )}
    </div>
  );
}
