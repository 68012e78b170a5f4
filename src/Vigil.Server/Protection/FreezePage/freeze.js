// Asks again how far the freeze is while it is under way. Without script the button does the same.
(() => {
  const pause = 2000;
  const again = async () => {
    const shown = document.querySelector('#progress[data-under-way]');
    const form = shown?.querySelector('form');
    if (!form) return;
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.getElementById('progress');
      // The place stays, so that a screen reader tells of what is new in it.
      if (answer.ok && now && now.className !== shown.className) {
        shown.className = now.className;
        shown.innerHTML = now.innerHTML;
        if (!now.hasAttribute('data-under-way')) shown.removeAttribute('data-under-way');
      }
    } catch {
      // No connection: asked again after the pause.
    }
    setTimeout(again, pause);
  };
  setTimeout(again, pause);
})();
