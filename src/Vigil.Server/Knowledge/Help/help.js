// Search as you type. Without it the form works all the same.
for (const form of document.querySelectorAll('form[data-suggest]')) {
  const input = form.querySelector('input');
  const list = form.querySelector('ul');
  const language = form.dataset.suggest;
  let timer = 0;
  let asked = '';

  const close = () => {
    list.hidden = true;
  };

  const show = (articles) => {
    list.replaceChildren(
      ...articles.map((article) => {
        const link = document.createElement('a');
        link.href = `/help/${language}/articles/${article.slug}`;
        link.lang = article.language;
        link.textContent = article.title;
        const row = document.createElement('li');
        row.append(link);
        return row;
      }),
    );
    list.hidden = articles.length === 0;
  };

  const ask = async () => {
    const query = input.value.trim();
    asked = query;
    if (query.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(`/api/messenger/articles?limit=6&language=${language}&query=${encodeURIComponent(query)}`);
      if (answer.ok && asked === query) {
        show((await answer.json()).articles);
      }
    } catch {
      // Offline: the list stays away, and submitting the form shows the browser's own message.
      close();
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  form.addEventListener('keydown', (event) => {
    const stops = [input, ...list.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement);
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
      input.focus();
    } else if (!list.hidden && at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
    }
  });
  form.addEventListener('focusout', (event) => {
    if (!form.contains(event.relatedTarget)) {
      close();
    }
  });
}
