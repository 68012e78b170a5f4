import { type FormEvent, useState } from 'react';
import { useDesk } from '../desk';
import { act } from '../link/act';
import { isRefusal } from '../link/http';
import { refused, t } from '../texts';
import { Icon } from '../ui/icons';
import type { MatchView } from '../wire/console';

const least = 8;

/** Whether what a customer has named is theirs: nobody has to see an address to compare it. */
export function Match({ caseId }: { caseId: string }) {
  const desk = useDesk();
  const [value, setValue] = useState('');
  const [found, setFound] = useState<MatchView | null>(null);
  const [failed, setFailed] = useState('');
  const [busy, setBusy] = useState(false);
  const go = async (event: FormEvent) => {
    event.preventDefault();
    setFound(null);
    setFailed('');
    if (value.trim().length < least) return setFailed(t('match.short', { n: least }));
    setBusy(true);
    try {
      setFound(await act.match(caseId, value.trim()));
    } catch (error) {
      setFailed(isRefusal(error) ? refused(error.code) : t('case.failed.act'));
    }
    setBusy(false);
  };
  const { kind, recordId } = found ?? {};
  return (
    <form className="match" noValidate onSubmit={(event) => void go(event)}>
      <label>
        {t('match.label')}
        <span className="match-r">
          <input
            className="field num"
            lang="en"
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(event) => {
              setValue(event.currentTarget.value);
              setFound(null);
            }}
          />
          <button type="submit" className="b b-sm" disabled={busy}>
            {t('match.go')}
          </button>
        </span>
      </label>
      <p role="status" className={found?.matches ? 'ok' : 'm'}>
        {failed ||
          (found &&
            (found.matches && kind && recordId ? (
              <>
                <Icon name="done" size={14} />
                {t(`match.yes.${found.field as 'address' | 'memo' | 'txId'}`)}{' '}
                <button type="button" className="lnk num" onClick={() => desk.focus(kind, recordId)}>
                  {recordId}
                </button>
              </>
            ) : (
              t('match.no')
            )))}
      </p>
    </form>
  );
}
