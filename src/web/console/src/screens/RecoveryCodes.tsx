import { t } from '../texts';
import { Copy } from '../ui/bits';

/** The recovery codes, this once. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  return (
    <div className="door-form">
      <p>
        <b>{t('factor.codes.title')}</b>
        <br />
        {t('factor.codes.lead')}
      </p>
      <ul className="factor-codes" aria-label={t('factor.codes.title')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <span className="factor-key">
        {t('factor.codes.copy')}
        <Copy text={codes.join('\n')} label={t('factor.codes.copy')} />
      </span>
      <button type="button" className="b b-main b-tall" data-autofocus onClick={done}>
        {t('factor.codes.kept')}
      </button>
    </div>
  );
}
