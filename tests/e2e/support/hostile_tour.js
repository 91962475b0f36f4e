// Goes through the app from one hostile record to the next, looks at everything and takes everything away.

/**
 * Installs `window.tour`: `see` opens a record and gives what is wrong with its page and what was taken away of it; the
 * others the same for other pages. To be run in the page before the app.
 */
export const tour = () => {
  /** What the views are made of: nothing else may stand in them. */
  const ELEMENTS = new Set(
    'div article section nav header h1 h2 p ul ol li dl dt dd a button span bdi strong time code details summary form label input datalist option wbr'.split(' '),
  );
  const ATTRIBUTES = new Set(
    'class id data-text href rel role tabindex hidden open dir datetime aria-label aria-hidden aria-live aria-current aria-keyshortcuts aria-labelledby aria-describedby aria-invalid title type name value list for autocomplete spellcheck inputmode enterkeyhint placeholder required novalidate checked method start'.split(' '),
  );
  /** Labels whose value is the text as it is. */
  const LABELS = [
    'Customer', 'Company', 'Email', 'Mobile phone', 'Landline', 'Team', 'Description', 'Website', 'Responsible', 'Referrer', 'Agent', 'Stage', 'Board', 'Location', 'Type', 'Updated by',
    'UTM source', 'UTM medium', 'UTM campaign', 'UTM content', 'UTM term', 'Unique Id', 'System Id',
  ];
  const DASHBOARD = 'https://dashboard.nexudus.com/operations/coworkers/';
  const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
  const trimmed = (text) => text.replace(new RegExp(`^${SPACE}+|${SPACE}+$`, 'g'), '');
  const squeezed = (text) => trimmed(text).replace(new RegExp(`${SPACE}+`, 'g'), ' ');

  const view = () => document.querySelector('#view');
  const all = (selector) => [...view().querySelectorAll(selector)];
  const textOf = (element) => element?.textContent;

  const PATIENCE_MS = 30_000;

  /** Resolves as soon as it holds: looked at whenever the view changes. Says what is there if that never comes. */
  const until = (holds) =>
    new Promise((resolve, reject) => {
      const end = (settle) => {
        clearTimeout(timer);
        observer.disconnect();
        settle();
      };
      const look = () => holds() && end(resolve);
      const giveUp = () => end(() => reject(new Error(`waited in vain at ${location.pathname}: ${view().innerText.slice(0, 300)}`)));
      const observer = new MutationObserver(look);
      const timer = setTimeout(giveUp, PATIENCE_MS);
      observer.observe(view(), { subtree: true, childList: true, characterData: true });
      look();
    });

  const outside = () => document.querySelectorAll('*').length - view().querySelectorAll('*').length - document.querySelectorAll('#dialogs *, #live *').length;
  let outsideAtFirst;

  /** Elements and attributes that are not ours, more of what is ours, links that lead where they should not, a page too wide. */
  const built = (wrong, text) => {
    outsideAtFirst ??= outside();
    for (const element of [...all('*'), ...document.querySelectorAll('#dialogs *, #live *')]) {
      const inDialog = !view().contains(element) && ['dialog', 'kbd', 'table', 'tr', 'th', 'td'].includes(element.localName);
      if (!inDialog && !ELEMENTS.has(element.localName)) wrong.push(`a <${element.localName}>`);
      for (const { name } of element.attributes) if (!ATTRIBUTES.has(name)) wrong.push(`an attribute ${name}`);
    }
    if (outside() !== outsideAtFirst) wrong.push('something stands outside the view');
    if (document.querySelectorAll('main').length !== 1 || document.querySelectorAll('h1').length !== 1) wrong.push('not one main and one h1');
    for (const link of document.querySelectorAll('body a[href]')) led(wrong, link);
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5);
      wrong.push(`${scrollWidth} px wide in a window of ${clientWidth}: ${[...new Set(wide.map((element) => `${element.localName}.${element.className}`))].join(' ').slice(0, 400)}`);
    }
    if (/[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text)) turned(wrong, text);
    if (window.ran.length > 0) wrong.push(`ran: ${window.ran.splice(0).join('; ')}`);
  };

  const led = (wrong, link) => {
    const href = link.getAttribute('href');
    const words = textOf(link);
    if (link.relList.contains('external')) {
      const digits = words.replaceAll('(0)', '').replace(/[^+\d]/g, '');
      const says = [words, `mailto:${words}`, `tel:${digits}`].includes(href) || href.startsWith(DASHBOARD);
      if (!says) wrong.push(`“${words}” leads to ${href}`);
      if (!/^(https?:\/\/|mailto:|tel:\+?\d+(;ext=\d+)?$)/i.test(href)) wrong.push(`leads to ${href}`);
      if (/^mailto:/.test(href) && /[?&%,;\s]/.test(href)) wrong.push(`mail with more than an address: ${href}`);
      for (const rel of ['noopener', 'noreferrer', 'nofollow']) if (!link.relList.contains(rel)) wrong.push(`${href} without ${rel}`);
    } else if (!/^\/(opportunities(\/\d+)?)?$|^#main$/.test(href)) wrong.push(`one of our links leads to ${href}`);
  };

  /** Text that turns its direction is isolated from what stands beside it. */
  const turned = (wrong, text) => {
    // As a text, or as the JSON it arrived as where no text was expected.
    const json = JSON.stringify(text);
    const forms = [text, trimmed(text), squeezed(text), json, `Unreadable: ${json}`, `?Unreadable: ${json}`];
    // A block, within a line too, is one character to what stands beside it (CSS Writing Modes 4, 2.4.5).
    const isolates = ({ unicodeBidi, display }) => /isolate|plaintext/.test(unicodeBidi) || !/^(inline|contents)$/.test(display);
    const walker = document.createTreeWalker(view(), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let element = node.parentElement;
      if (!/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(node.data) || element.closest('#notes')) continue;
      while (!isolates(getComputedStyle(element))) element = element.parentElement;
      if (!forms.includes(element.textContent)) wrong.push(`not isolated in <${element.parentElement.localName} class="${element.parentElement.className}">: ${JSON.stringify(element.textContent)}`);
    }
  };

  /** What is there to be read is there to be read, letter by letter. */
  const readable = (wrong, raw, id) => {
    const text = raw.toWellFormed();
    const title = trimmed(text);
    // What shows nothing is no name for anything.
    const shows = (text) => !/^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]*$/u.test(text);
    const named = (title, id) => (shows(title) ? title : `Opportunity ${id}`);
    const expect = (where, found, expected) => {
      if (found !== expected) wrong.push(`${where}: ${JSON.stringify(found?.slice(0, 200))} instead of ${JSON.stringify(expected.slice(0, 200))}`);
    };
    const terms = new Map(all('dt').map((term) => [textOf(term), term.nextElementSibling]));
    for (const label of LABELS) {
      const [value, own] = [terms.get(label), terms.get(label)?.querySelector('bdi')];
      if (own || shows(text)) expect(label, textOf(own), text);
      else expect(label, textOf(value), 'Invisible characters');
    }
    expect('heading', textOf(view().querySelector('h1')), named(title, id));
    // Browsers show a control as a space there, and many as one.
    const inTitle = (text) => text.replace(/[\0-\x20\x7f]+/g, ' ').trim();
    expect('document title', inTitle(document.title), inTitle(`${named(title, id)} · ${text} · Opportune`));
    expect('stage badge', textOf(view().querySelector('.badge.stage bdi')), text);
    for (const [at, step] of all('.step-name').entries()) expect(`stage ${at}`, textOf(step), title);
    for (const [at, name] of all('.moves bdi').entries()) expect(`history ${at}`, textOf(name), title);
    for (const [at, link] of all('.others a').entries()) expect(`other opportunity ${at}`, textOf(link), named(title, /\d+$/.exec(link.href)));
    for (const [at, stage] of all('.others bdi.quiet').entries()) expect(`stage of another ${at}`, textOf(stage), text);
    for (const [at, value] of all('.attribution bdi').entries()) expect(`attribution ${at}`, textOf(value), title);
    const custom = all('.card').find((card) => card.getAttribute('aria-label') === 'Custom fields');
    const customTexts = [...custom.querySelectorAll('bdi')].map(textOf);
    for (const [at, found] of customTexts.entries()) expect(`custom field ${at}`, found, text);
    const notes = view().querySelector('#notes').cloneNode(true);
    for (const extra of notes.querySelectorAll('h2, summary')) extra.remove();
    // HTML in notes is read as the text it would be.
    if (!text.includes('<')) expect('notes', textOf(notes), text);
    const counts = { '.step-name': 2, '.moves bdi': 5, '.others a': 2, '.attribution bdi': shows(text) ? 5 : 0 };
    for (const [selector, count] of Object.entries(counts)) if (all(selector).length !== count) wrong.push(`${all(selector).length} of ${selector}`);
    if (customTexts.length !== 6) wrong.push(`${customTexts.length} texts in custom fields`);
  };

  // What is taken away ends here instead of on the clipboard or the disk.
  let taken;
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob) => {
    blob.text().then((text) => taken(text));
    return createObjectURL.call(URL, blob);
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.hasAttribute('download')) click.call(this);
  };
  if (navigator.clipboard) {
    navigator.clipboard.writeText = async (text) => {
      taken(text);
    };
  }
  const TAKE_AWAYS = { markdown: 'Copy as Markdown', text: 'Copy as plain text', json: 'Copy as JSON, as it arrived', ics: 'Follow-up for the calendar (.ics)', vcf: 'Customer for the address book (.vcf)' };
  const take = (label) =>
    new Promise((resolve) => {
      taken = resolve;
      all('button').find((button) => textOf(button) === label).click();
    });

  const arrived = (id) => until(() => location.pathname === `/opportunities/${id}` && view().querySelector('a[rel=next]')?.getAttribute('href') === `/opportunities/${id + 1}`);

  const go = (path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  };

  window.tour = {
    async see(id, raw, isFirst, takes) {
      const wrong = [];
      window.api.ahead += 61_000; // no limit of the pace is ever reached
      if (!isFirst) click.call(view().querySelector('a[rel=next]'));
      await arrived(id);
      all('details').forEach((fold) => (fold.open = true));
      built(wrong, raw.toWellFormed());
      readable(wrong, raw, id);
      if (!takes) return { wrong };
      const away = {};
      for (const [what, label] of Object.entries(TAKE_AWAYS)) away[what] = await take(label);
      if (away.json !== window.api.bodyOf(id)) wrong.push('the JSON is not what arrived');
      delete away.json;
      return { wrong, away };
    },
    /** Opens a record, and gives what is wrong with how its page is built. */
    async glance(id, raw) {
      const wrong = [];
      window.api.ahead += 61_000;
      go(`/opportunities/${id}`);
      await until(() => textOf(view().querySelector('h1')) === `Opportunity ${id}` && view().querySelector('.moves'));
      built(wrong, raw.toWellFormed());
      return wrong.map((wrong) => `${JSON.stringify(raw.slice(0, 80))}: ${wrong}`);
    },
    /** An address that somebody was sent, opened from the start page. */
    async address(path) {
      const wrong = [];
      go('/');
      await until(() => textOf(view().querySelector('h1')) === 'Open an opportunity');
      go(path);
      await until(() => textOf(view().querySelector('h1')) !== 'Open an opportunity');
      built(wrong, '');
      return wrong;
    },
    /** What is wrong with whatever is on show. */
    look() {
      const wrong = [];
      built(wrong, '');
      return wrong;
    },
    /** The start page, after these titles were seen; and back. */
    async home(id, raws) {
      const wrong = [];
      click.call(document.querySelector('.brand'));
      await until(() => view().querySelector('.recents'));
      built(wrong, '');
      const expected = raws.map((raw) => squeezed(raw.toWellFormed())).reverse();
      const found = all('.recents a').slice(0, expected.length).map(textOf);
      if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`recents: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
      window.api.ahead += 61_000;
      history.back();
      await arrived(id);
      return wrong;
    },
  };
};
