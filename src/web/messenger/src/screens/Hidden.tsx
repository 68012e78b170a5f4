import '../styles/hidden.css';
import { aroundMarks } from '@vigil/shared/hidden';
import { Fragment } from 'preact';
import { listed, t, words } from '../app-texts';

export interface HiddenProps {
  text: string;
  kinds: readonly string[];
}

/** A text out of which secrets were taken before it was stored. */
export function Masked({ text, kinds }: HiddenProps) {
  return (
    <p>
      {aroundMarks(text, kinds).map((part, i) => (
        <Fragment key={i}>
          {i > 0 && (
            <span class="hid">
              <span aria-hidden="true">•••</span>
              <span class="vh">{t('hidden.mark')}</span>
            </span>
          )}
          {part}
        </Fragment>
      ))}
    </p>
  );
}

/** What it was, said once under the message. */
export function Told({ kinds }: Pick<HiddenProps, 'kinds'>) {
  const names = new Set(kinds.map((kind) => words('secret', kind) ?? t('secret.other')));
  return <p class="hidtold">{t('hidden.told', { kinds: listed([...names]) })}</p>;
}
