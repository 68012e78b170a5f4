import { t } from '../texts';

// Not translated: it is typed on the server as it stands here.
const addUser = './vigil user add --email lin@example.com --name "Lin" --role agent --queues general';

/** What the first administrator of a new installation does next, where the conversation would be. */
export function FirstSteps() {
  return (
    <main className="case" tabIndex={-1}>
      <div className="void">
        <h1>{t('first.title')}</h1>
        <p>{t('first.lead')}</p>
        <ol className="steps">
          <li>
            <b>{t('first.people')}</b>
            <p>{t('first.people.how')}</p>
            <code lang="en">{addUser}</code>
          </li>
          <li>
            <b>{t('first.exchange')}</b>
            <p>{t('first.exchange.how')}</p>
            <a href="/docs/connect/exchange-connector.md" target="_blank" rel="noopener noreferrer">
              {t('first.exchange.link')}
            </a>
          </li>
          <li>
            <b>{t('first.embed')}</b>
            <p>{t('first.embed.how')}</p>
            <a href="/docs/connect/embed.md" target="_blank" rel="noopener noreferrer">
              {t('first.embed.link')}
            </a>
          </li>
        </ol>
      </div>
    </main>
  );
}
