// What an exchange writes to embed the messenger. It runs before loader.js.
(() => {
  const page = document.documentElement.dataset;

  window.vigilSettings = {
    locale: document.documentElement.lang,
    signInUrl: '/#people',
    // null says: this is a visitor.
    getIdentityToken: async () => {
      if (!page.persona) return null;
      const answer = await fetch('/identity-token', { method: 'POST' });
      if (answer.status === 401) {
        // Signed out elsewhere: the page comes anew as a stranger's, and its messenger with it.
        location.reload();
        return new Promise(() => {});
      }
      if (!answer.ok) throw new Error(`Meridian answered ${answer.status}`);
      return (await answer.json()).identityToken;
    },
  };

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('[data-sign-out]') || !window.Vigil) return;
    // The messenger lives in a frame: it gets a moment to end its session before this page goes away.
    event.preventDefault();
    window.Vigil.signOut();
    setTimeout(() => event.target.submit(), 150);
  });

  // Another customer than on the last page: the messenger asks for a new token.
  const seen = sessionStorage.getItem('meridian.persona') ?? '';
  const now = page.persona ?? '';
  sessionStorage.setItem('meridian.persona', now);
  if (seen !== now) window.addEventListener('load', () => window.Vigil?.identityChanged());

  // Records in motion go on by themselves.
  const live = () => document.getElementById('live');
  if (live()) {
    setInterval(async () => {
      if (document.hidden) return;
      const answer = await fetch('/overview', { headers: { Accept: 'text/html' } }).catch(() => null);
      if (answer?.ok) live().innerHTML = await answer.text();
    }, 4000);
  }
})();
