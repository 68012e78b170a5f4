import { t } from '../app-texts';
import { Icon } from '../icons';

/** The way out where no page around us has one. */
export default function SignOut({ leave }: { leave: () => void }) {
  return (
    <button type="button" class="mine" onClick={leave}>
      <Icon name="person" />
      <span>
        {t('home.signOut')}
        <small>{t('home.signOut.small')}</small>
      </span>
    </button>
  );
}
