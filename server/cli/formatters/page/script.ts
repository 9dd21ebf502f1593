// The script of the page of findings: filters and groups them. It runs in a browser, from the text of the page.
{
  const find = <Kind extends Element>(root: ParentNode, selector: string, kind: new () => Kind): Kind => {
    const found = root.querySelector(selector);
    if (found instanceof kind) return found;
    throw new Error(`The page has no ${selector}.`);
  };
  const list = find(document, '#findings', HTMLElement);
  const form = find(document, 'form', HTMLFormElement);
  const shown = find(form, '#shown', HTMLOutputElement);
  const search = find(form, '#words', HTMLInputElement);
  const grouping = find(form, '#group', HTMLSelectElement);
  const filters = [...form.querySelectorAll<HTMLSelectElement>('select[data-of]')];
  const findings = [...list.querySelectorAll('li')];

  /** What a finding says of itself: its draft, rule, level or term. */
  const valueOf = ({ dataset }: HTMLElement, what = '') => dataset[what] ?? '';

  const show = () => {
    const wanted = filters.filter(({ value }) => value !== '');
    const words = search.value.trim().toLowerCase();
    let count = 0;
    for (const item of findings) {
      const isShown =
        wanted.every(({ value, dataset }) => valueOf(item, dataset.of) === value) &&
        (item.textContent ?? '').toLowerCase().includes(words);
      item.hidden = !isShown;
      if (isShown) count++;
    }
    for (const section of list.querySelectorAll('section')) {
      const left = section.querySelectorAll('li:not([hidden])').length;
      section.hidden = left === 0;
      find(section, 'small', HTMLElement).textContent = `${left}`;
    }
    shown.textContent = `${count} of ${findings.length} shown`;
  };

  const group = () => {
    const sections = new Map<string, { readonly section: HTMLElement; readonly items: HTMLElement }>();
    for (const item of findings) {
      const name = valueOf(item, grouping.value);
      let known = sections.get(name);
      if (known === undefined) {
        known = { section: document.createElement('section'), items: document.createElement('ul') };
        const heading = document.createElement('h2');
        heading.append(name, ' ', document.createElement('small'));
        known.section.append(heading, known.items);
        sections.set(name, known);
      }
      known.items.append(item);
    }
    list.replaceChildren(...[...sections.values()].map(({ section }) => section));
    show();
  };

  for (const filter of filters) {
    const counts = new Map<string, number>();
    for (const item of findings) {
      const value = valueOf(item, filter.dataset.of);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    for (const [value, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
      filter.add(new Option(`${value} (${count})`, value));
  }
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => (target === grouping ? group() : show()));
  form.hidden = false;
  show();
}
