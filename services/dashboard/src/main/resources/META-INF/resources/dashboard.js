// What the server cannot do: say whether the page is told of changes, mark where one is, and the keys.
'use strict';

const link = document.getElementById('link');
const says = (state) => { link.textContent = state; link.dataset.state = state; };
document.body.addEventListener('htmx:wsOpen', () => says('live'));
document.body.addEventListener('htmx:wsClose', () => says('polling'));

const here = location.pathname;
for (const place of document.querySelectorAll('nav a')) {
  const path = place.getAttribute('href');
  if (path === here || (path !== '/' && here.startsWith(path + '/'))) {
    place.setAttribute('aria-current', 'page');
    place.scrollIntoView({block: 'nearest', inline: 'center'});
  }
}

// j and k walk over what can be opened or decided; a and r first go to the button, and press it when they are there.
const rows = () => [...document.querySelectorAll('[data-row]')];
const walk = (step) => {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))];
  next?.querySelector('[data-open], a')?.focus();
};
const decide = (name) => {
  const row = document.activeElement?.closest('[data-row]') ?? document;
  let target = row.querySelector(`[data-key="${name}"]`);
  const choice = row === document ? null : row.querySelector('input[type=checkbox]');
  if (!target && choice) { // what is decided about many at once is decided about this one too
    choice.checked = true;
    target = document.querySelector(`[data-key="${name}"]`);
  }
  if (target && target === document.activeElement) {
    target.click();
  } else {
    target?.focus();
  }
};
const list = document.getElementById('keys');
document.getElementById('keys-open').addEventListener('click', () => list.showModal());
const places = {o: '/', a: '/approvals', b: '/board', t: '/tasks', w: '/workflows'};
let going = 0; // until when the next key names a page
const keys = {
  j: () => walk(1), k: () => walk(-1), a: () => decide('a'), r: () => decide('r'),
  g: () => { going = Date.now() + 1500; }, '?': () => list.showModal(),
  '/': () => document.querySelector('main form.filter :is(input, select)')?.focus(),
};
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input:not([type=checkbox]), textarea, select');
  if (typing || list.open || event.ctrlKey || event.metaKey || event.altKey) {
    if (typing && event.key === 'Escape') {
      typing.blur();
    }
    return;
  }
  const place = Date.now() < going ? places[event.key] : undefined;
  going = 0;
  const key = place ? () => location.assign(place) : keys[event.key];
  if (key) {
    event.preventDefault();
    key();
  }
});

for (const all of document.querySelectorAll('[data-all]')) {
  all.addEventListener('change', () => {
    for (const box of document.getElementsByName(all.dataset.all)) {
      box.checked = all.checked;
    }
  });
}

// What a person has chosen stays chosen when the list is fetched anew.
let chosen = [];
document.body.addEventListener('htmx:beforeSwap', () => {
  chosen = [...document.querySelectorAll('input[type=checkbox][id]:checked')].map((box) => box.id);
});
document.body.addEventListener('htmx:afterSwap', () => {
  for (const box of chosen.map((id) => document.getElementById(id))) {
    if (box) {
      box.checked = true;
    }
  }
});
