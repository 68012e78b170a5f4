import { t } from '../texts';
import { Trouble, useLate } from '../ui/bits';

export const Failed = ({ again }: { again: () => void }) => <Trouble again={again}>{t('learning.failed')}</Trouble>;

export const Reading = () => (useLate() ? <p className="page-e">{t('learning.loading')}</p> : null);

export const More = ({ busy, more }: { busy: boolean; more: () => void }) => (
  <button type="button" className="b learning-m" disabled={busy} onClick={more}>
    {t('learning.more')}
  </button>
);
