import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useDeferredValue, useEffect, useRef } from 'react';
import { type Toast as Notice, narrow, useCommand, useDesk } from '../desk';
import { movedHere } from '../link/act';
import { ring } from '../link/alert';
import { call, isRefusal, reach } from '../link/http';
import { useCases, useMe } from '../link/queries';
import { useStore } from '../link/use';
import { isDown } from '../pure/link';
import { departed, departure, unseen } from '../pure/lists';
import { read } from '../pure/shortcuts';
import { t } from '../texts';
import { nameOf, titleOf } from '../ui/bits';
import { Icon } from '../ui/icons';
import type { CaseRowView } from '../wire/console';
import { AccessNotices } from './AccessNotices';
import { Approvals } from './Approvals';
import { ArticlePicker } from './ArticlePicker';
import { CaseView } from './CaseView';
import { Channels } from './Channels';
import { EmptyCase, Ghost } from './Empty';
import { Learning } from './Learning';
import { Leaving } from './Leaving';
import { List } from './List';
import { Looks } from './Looks';
import { Palette } from './Palette';
import { People } from './People';
import { Rail } from './Rail';
import { Security } from './Security';
import { Sheet } from './Sheet';
import { Side } from './Side';
import { Trail } from './Trail';
import { Transfer } from './Transfer';
import { Watermark } from './Watermark';

export function DeskScreen() {
  const desk = useDesk();
  const screen = useStore(desk.screen);
  const drawer = useMediaQuery(narrow, window.matchMedia(narrow).matches);
  const { open, panel, page } = screen;
  // The conversation and the place for the reply come first, what stands beside them in the next drawing.
  const beside = useDeferredValue(open);
  useKeys();
  useArrivals();
  useDepartures();
  useEffect(() => desk.live.open(open), [desk, open]);
  useEffect(() => {
    const follow = () => desk.follow();
    window.addEventListener('popstate', follow);
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('popstate', follow);
      window.removeEventListener('hashchange', follow);
    };
  }, [desk]);
  useCommand('palette', () => desk.screen.patch({ panel: panel === 'palette' ? null : 'palette' }));
  useCommand('help', () => desk.screen.patch({ panel: 'sheet' }));
  useCommand('goMine', () => desk.show('mine'));
  useCommand('goQueued', () => desk.show('queued'));
  useCommand('goAll', () => desk.show('all'));
  useCommand('goResolved', () => desk.show('resolved'));
  // Where the column stands open, the key goes there. The window itself is asked: a key may come before what is drawn has followed it.
  const side = () =>
    window.matchMedia(narrow).matches
      ? desk.screen.patch({ drawer: !desk.screen.get().drawer })
      : (
          document.querySelector<HTMLElement>('.side .rtabs [tabindex="0"]') ??
          document.querySelector<HTMLElement>('.side button')
        )?.focus();
  useCommand('side', open ? side : null);
  const close = () => desk.screen.patch({ panel: null });
  // Where the column stands open nothing is pulled out, and a window made narrow later finds it closed.
  useEffect(() => {
    if (!drawer) desk.screen.patch({ drawer: false });
  }, [desk, drawer]);
  return (
    <div className="app">
      <Rail />
      {page === 'learning' ? (
        <Learning />
      ) : page === 'looks' ? (
        <Looks />
      ) : page === 'approvals' ? (
        <Approvals />
      ) : page === 'channels' ? (
        <Channels />
      ) : page === 'trail' ? (
        <Trail />
      ) : page === 'people' ? (
        <People />
      ) : page === 'security' ? (
        <Security />
      ) : (
        <>
          <List />
          {open && <Watermark />}
          {open ? <CaseView key={`case-${open}`} caseId={open} /> : <EmptyCase />}
        </>
      )}
      {page ? null : drawer ? (
        <Drawer
          opened={screen.drawer && open !== null}
          onClose={() => desk.screen.patch({ drawer: false })}
          position="right"
          size={360}
          title={t('side.label')}
          closeButtonProps={{ 'aria-label': t('app.close') }}
          transitionProps={{ duration: 120 }}
          classNames={{ body: 'drawer-body', header: 'drawer-head', title: 'drawer-title' }}
        >
          {open && <Side key={`drawer-${open}`} caseId={open} />}
        </Drawer>
      ) : open && beside === open ? (
        <Side key={`side-${open}`} caseId={open} />
      ) : open ? (
        // Never another customer's card, not for a moment.
        <aside className="side" aria-label={t('side.label')} />
      ) : (
        <Ghost />
      )}
      <Toast />
      <AccessNotices open={() => desk.page('security')} decide={() => desk.page('approvals')} />
      <Link />
      {panel === 'palette' && <Palette onClose={close} />}
      {panel === 'sheet' && <Sheet onClose={close} />}
      {panel === 'transfer' && open && <Transfer caseId={open} onClose={close} />}
      {(panel === 'leaving' || panel === 'signingOut') && <Leaving out={panel === 'signingOut'} onClose={close} />}
      {panel === 'articles' && open && <ArticlePicker caseId={open} onClose={close} />}
    </div>
  );
}

/** Listens to the keyboard for the whole page. */
function useKeys() {
  const desk = useDesk();
  const pending = useRef(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = !!target?.closest('input, textarea, select, [contenteditable="true"]');
      const { shortcut, pending: next } = read(
        {
          key: event.key,
          ctrl: event.ctrlKey,
          meta: event.metaKey,
          alt: event.altKey,
          composing: event.isComposing || event.keyCode === 229,
          typing,
        },
        pending.current,
      );
      pending.current = next;
      const { panel } = desk.screen.get();
      // Over an open panel only the palette's own key works; the panel answers the rest itself.
      if (!shortcut || (panel && shortcut !== 'palette')) return;
      if (shortcut !== 'palette' && target?.closest('[role="menu"], [role="dialog"]')) return;
      if (desk.run(shortcut)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk]);
}

/** A case newly given to me: a sound, a line, and the count in the tab's title. */
function useArrivals() {
  const desk = useDesk();
  const me = useMe().data ?? desk.me;
  const mine = useCases('mine');
  const seen = useStore(desk.live.seen);
  const rows = mine.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = unseen(rows, seen);
  useEffect(() => {
    desk.live.onAssigned = (row) => {
      if (row.id === desk.screen.get().open || row.agentId !== me.id) return;
      const urgent = row.priority === 'urgent';
      ring(urgent);
      const text = t(urgent ? 'alert.urgent' : 'alert.assigned', { name: nameOf(row), title: titleOf(row) });
      desk.toast(text, urgent ? 'urgent' : 'plain', { open: row.id });
    };
  }, [desk, me.id]);
  useEffect(() => {
    document.title = waiting > 0 ? `(${waiting}) ${t('app.title')}` : t('app.title');
  }, [waiting]);
}

/** A case that is no longer mine without my doing: whoever was writing on it must see it, and keep what they wrote. */
function useDepartures() {
  const desk = useDesk();
  const { data } = useCases('mine');
  const before = useRef<readonly CaseRowView[]>([]);
  useEffect(() => {
    if (!data) return;
    const rows = data.pages.flatMap((page) => page.items);
    for (const row of departed(before.current, rows)) {
      // Also of a case that is not on the screen, whoever moved it.
      if (!desk.looks.get()[row.id]) desk.shut(row.id);
      if (!movedHere(row.id)) void tell(row);
    }
    before.current = rows;
    desk.returned(rows.map((row) => row.id));
    async function tell(row: CaseRowView) {
      try {
        const now = await call<CaseRowView>('GET', `/api/console/cases/${row.id}`).catch((error) => {
          if (isRefusal(error)) return null;
          throw error;
        });
        const to = departure(now, desk.me.id);
        if (to) desk.left(row, to, now?.agentName ?? null);
      } catch {
        // Not to be asked just now: what left is seen in the list.
      }
    }
  }, [desk, data]);
}

const toastMs = 8_000;

function Toast() {
  const desk = useDesk();
  const { toast, staying } = useStore(desk.screen);
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(() => desk.screen.patch({ toast: null }), toastMs);
    return () => clearTimeout(timer);
  }, [desk, toast]);
  return (
    <div className="toasts">
      {/* Both stand there before they have anything to say, or it would not be heard. */}
      <div role="status">{toast && toast.tone !== 'bad' && <Told toast={toast} />}</div>
      <div role="alert">
        {toast?.tone === 'bad' && <Told toast={toast} />}
        {staying.map((it, at) => (
          <Told key={at} toast={it} />
        ))}
      </div>
    </div>
  );
}

function Told({ toast }: { toast: Notice }) {
  const desk = useDesk();
  return (
    <div className={`toast ${toast.tone}`}>
      {toast.tone !== 'plain' && <Icon name="alert" size={16} />}
      <span>{toast.text}</span>
      {toast.open && (
        <button
          type="button"
          className="b b-sm"
          onClick={() => {
            desk.dismiss(toast);
            desk.screen.patch({ view: 'mine', queue: null });
            desk.open(toast.open ?? null);
          }}
        >
          {t('alert.open')}
        </button>
      )}
      {toast.act && (
        <button
          type="button"
          className="b b-sm"
          onClick={() => {
            toast.act?.run();
            // What was copied can be copied again; what was taken back cannot.
            if (desk.screen.get().toast === toast) desk.dismiss(toast);
          }}
        >
          {toast.act.label}
        </button>
      )}
      <button
        type="button"
        className="b b-quiet b-icon"
        aria-label={t('app.close')}
        onClick={() => desk.dismiss(toast)}
      >
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}

/** Says that the line is down, quietly, once it has been for a moment. */
function Link() {
  const desk = useDesk();
  const link = useStore(desk.live.link);
  const { online } = useStore(reach);
  const down = isDown(link, online);
  return (
    <div role="status" className="linkbar-place">
      {down && (
        <div className="linkbar">
          <Icon name="offline" size={16} />
          {t('link.down')}
        </div>
      )}
    </div>
  );
}
