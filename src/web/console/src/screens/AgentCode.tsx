import { useState } from 'react';
import { clock } from '../format';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { spoken } from '../pure/channels';
import { refused, t } from '../texts';
import type { AgentCodeView } from '../wire/console';

/** What the agent names to this customer on a call, so that the customer can tell them from a thief. Fetched when it is needed: it lasts a quarter of an hour. */
export function AgentCode({ caseId }: { caseId: string }) {
  const [found, setFound] = useState<AgentCodeView | string | null>(null);
  const show = async () => {
    try {
      setFound(await act.agentCode(caseId));
    } catch (error) {
      setFound(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
  };
  return (
    <p className="m num" role="status">
      {found !== null && typeof found !== 'string' && found.code && (
        <>
          <b>{t('agentCode.code', { code: spoken(found.code) })}</b>{' '}
          {t('agentCode.until', { time: clock(found.until ?? '') })}{' '}
        </>
      )}
      {found !== null && typeof found !== 'string' && !found.code && <>{t('agentCode.none')} </>}
      {typeof found === 'string' && <>{found} </>}
      <button type="button" className="lnk" onClick={() => void show()}>
        {t(found === null ? 'agentCode.show' : 'agentCode.again')}
      </button>
    </p>
  );
}
