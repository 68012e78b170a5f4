import { MantineProvider } from '@mantine/core';
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { load, save } from '@vigil/shared/keep';
import { Component, type ReactNode, useEffect, useState } from 'react';
import { Desk, DeskContext, forgetWords } from './desk';
import { isRefusal, reach } from './link/http';
import { Live } from './link/live';
import { keys, newClient, useMe } from './link/queries';
import { useStore } from './link/use';
import { holds } from './pure/permits';
import { isSignOnBack } from './pure/signOn';
import { Auditor } from './screens/Auditor';
import { DeskScreen } from './screens/DeskScreen';
import { Join } from './screens/Join';
import { ProofDialog } from './screens/ProofDialog';
import { SetUpFactor } from './screens/SetUpFactor';
import { Setup } from './screens/Setup';
import { SignIn } from './screens/SignIn';
import { SignOnBack } from './screens/SignOnBack';
import { type Language, speak, spoken, t } from './texts';
import { Trouble, useLate } from './ui/bits';
import { useKeptFocus } from './ui/focus';
import { styleNonce } from './ui/nonce';
import { scheme, theme, variables } from './ui/theme';
import type { StaffView } from './wire/console';

const client = newClient();

export function App() {
  // Drawn again from the top when the language changes.
  const language = useStore(spoken);
  const colours = useStore(scheme);
  useKeptFocus();
  useEffect(() => {
    document.title = t('app.title');
  }, [language]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme={colours}
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={client}>
        <Guard>{pageOf(location.pathname)}</Guard>
        <ProofDialog />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const pageOf = (path: string) =>
  /\/setup\/?$/.test(path) ? (
    <Setup />
  ) : /\/join\/?$/.test(path) ? (
    <Join />
  ) : isSignOnBack(path) ? (
    <SignOnBack />
  ) : (
    <Entrance />
  );

/** Who is at the desk; the sign-in page where nobody is. */
function Entrance() {
  const me = useMe();
  const { signedOut } = useStore(reach);
  const late = useLate();
  const [settingUp, setSettingUp] = useState(false);
  const out = signedOut || (isRefusal(me.error) && me.error.status === 401);
  // Until its own end: the codes that come with the first factor are on the screen once, and a reading in between would take them away.
  if (!out && me.data?.needsFactor && !settingUp) setSettingUp(true);
  if (out && settingUp) setSettingUp(false);
  if (out) return <SignIn again={me.data !== undefined} />;
  if (me.data && settingUp) {
    const { data } = me;
    const done = () => {
      signedIn({ ...data, needsFactor: false });
      setSettingUp(false);
    };
    return <SetUpFactor key={data.id} me={data} done={done} />;
  }
  if (me.data)
    return holds(me.data, 'workCases') ? (
      <AtDesk key={me.data.id} me={me.data} />
    ) : (
      <Auditor key={me.data.id} me={me.data} />
    );
  if (me.isError)
    return (
      <main className="page">
        <Trouble again={() => void me.refetch()}>
          <b>{t('app.unreachable')}</b>
          <br />
          {t('app.unreachable.next')}
        </Trouble>
      </main>
    );
  return late ? <main className="page muted">{t('app.loading')}</main> : null;
}

function AtDesk({ me }: { me: StaffView }) {
  const queryClient = useQueryClient();
  const [desk, setDesk] = useState<Desk | null>(null);
  const language = useOwnLanguage(me);
  useEffect(() => {
    leaveOthersWords(me.id);
    const live = new Live(me, queryClient);
    setDesk(new Desk(me, live, queryClient));
    return () => live.stop();
    // One desk for one member of staff; the presence that `me` also carries is read where it is shown.
  }, [me.id, queryClient]);
  return (
    desk && (
      <DeskContext.Provider value={desk}>
        <DeskScreen key={language} />
      </DeskContext.Provider>
    )
  );
}

/** The language of the account, unless this browser was told another. */
export function useOwnLanguage(me: StaffView): Language {
  useEffect(() => {
    if (load('local', 'vigil.console.language') === null) void speak(me.language);
  }, [me.language]);
  return useStore(spoken);
}

/** Words that somebody else left unsent in this tab are not for the one who signs in now. */
function leaveOthersWords(staffId: string): void {
  if (load('session', 'vigil.console.staff') !== staffId) {
    forgetWords();
  }
  save('session', 'vigil.console.staff', staffId);
}

export async function chooseLanguage(tag: 'zh-CN' | 'en'): Promise<void> {
  save('local', 'vigil.console.language', tag);
  await speak(tag);
}

export function signedIn(staff: StaffView): void {
  client.setQueryData(keys.me, staff);
  reach.patch({ signedOut: false });
}

/** Signed out on purpose: nothing of what was being written stays behind. A session that ran out keeps it. */
export function signedOut(): void {
  forgetWords();
  client.clear();
  reach.patch({ signedOut: true });
}

/** A fault of ours takes one page down, not the words written on it. */
class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page">
        <div className="trouble" role="alert">
          <p>
            <b>{t('app.broken')}</b>
            <br />
            {t('app.broken.next')}
          </p>
          <button type="button" className="b b-main" onClick={() => location.reload()}>
            {t('app.reload')}
          </button>
        </div>
      </main>
    );
  }
}
