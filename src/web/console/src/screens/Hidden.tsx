import { aroundMarks } from '@vigil/shared/hidden';
import { Fragment } from 'react';
import { listed, t, words } from '../texts';

type Kinds = readonly string[] | null | undefined;

/** A text out of which secrets may have been taken before it was stored. */
export const Masked = ({ text, kinds }: { text: string; kinds: Kinds }) =>
  aroundMarks(text, kinds).map((part, i) => (
    <Fragment key={i}>
      {i > 0 && (
        <span className="hid">
          <span aria-hidden="true">•••</span>
          <span className="vh">{t('entry.hidden')}</span>
        </span>
      )}
      {part}
    </Fragment>
  ));

/** What it was, said once under the message. */
export const HiddenLine = ({ kinds }: { kinds: Kinds }) =>
  kinds?.length ? (
    <p className="hidtold">
      {t('entry.hidden.told', { kinds: listed([...new Set(kinds.map((kind) => words('secret', kind)))]) })}
    </p>
  ) : null;
