// The page of the run form, inside a webview. It draws the fields that it is sent and keeps nothing but what is open and
// where the cursor is: what is typed lives in the extension.
import { createField, type FieldElement } from './fields.ts';
import type { FromPage, FormView, SectionView, ToPage } from './messages.ts';
import { element } from '../page.ts';

/** What outlives a tab that is hidden; VS Code keeps it. */
interface Kept {
  readonly scroll: number;
}

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): Kept | undefined;
  setState(state: Kept): void;
};

const vscode = acquireVsCodeApi();

const title = element('title', HTMLElement);
const where = element('where', HTMLElement);
const warning = element('warning', HTMLElement);
const about = element('about', HTMLElement);
const sections = element('sections', HTMLElement);
const run = element('run', HTMLButtonElement);
const note = element('note', HTMLElement);
const actions = element('actions', HTMLElement);

/** Counts the changes that were told: older answers do not overwrite what was typed after them. */
let changes = 0;
let begun = false;

interface SectionElement {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  readonly summary: HTMLElement | undefined;
  readonly fields: Map<string, FieldElement>;
}

const drawn = new Map<string, SectionElement>();

const tell = {
  change(field: string, value: string | boolean | readonly string[]): void {
    changes++;
    vscode.postMessage({ type: 'change', field, value, change: changes });
  },
  leave: (field: string): void => vscode.postMessage({ type: 'leave', field }),
  action: (action: string): void => vscode.postMessage({ type: 'action', action }),
};

function show(form: FormView, seen: number): void {
  title.textContent = form.title;
  where.textContent = form.where;
  warning.textContent = form.warning ?? '';
  warning.hidden = form.warning === undefined;
  about.textContent = form.about ?? '';
  for (const [id, { root }] of drawn) {
    if (form.sections.some((section) => section.id === id)) continue;
    root.remove();
    drawn.delete(id);
  }
  form.sections.forEach((section, index) => showSection(section, { index, seen }));
  run.textContent = form.run.label;
  run.disabled = form.run.state === 'sending';
  note.textContent = form.run.note;
  note.className = form.run.state;
  if (actions.childElementCount !== form.actions.length) {
    actions.replaceChildren(...form.actions.map(({ id, label }) => actionButton(id, label)));
  }
  if (!begun) begin();
}

/** Puts the cursor into the first field that is to be filled in, once the form is there. */
function begin(): void {
  begun = true;
  window.scrollTo(0, vscode.getState()?.scroll ?? 0);
  const fields = [...drawn.values()].flatMap((section) => [...section.fields.values()]);
  (fields.find((field) => field.isMissing()) ?? fields.find((field) => field.isOpen()))?.focus();
}

function actionButton(id: string, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.dataset['action'] = id;
  button.addEventListener('click', () => tell.action(id));
  return button;
}

function showSection(section: SectionView, { index, seen }: { index: number; seen: number }): void {
  const known = drawn.get(section.id);
  const made = known ?? createSection(section);
  drawn.set(section.id, made);
  if (sections.children[index] !== made.root)
    sections.insertBefore(made.root, sections.children[index] ?? null);
  if (made.root instanceof HTMLDetailsElement && section.open !== undefined) made.root.open = section.open;
  if (made.summary !== undefined) made.summary.textContent = section.summary ?? '';
  const wanted = new Set(section.fields.map(({ id }) => id));
  for (const [id, field] of made.fields) {
    if (wanted.has(id)) continue;
    field.root.remove();
    made.fields.delete(id);
  }
  section.fields.forEach((view, place) => {
    let field = made.fields.get(view.id);
    if (field?.fits(view) !== true) {
      const hadFocus = field?.root.contains(document.activeElement) === true;
      field?.root.remove();
      field = createField(view, tell);
      made.fields.set(view.id, field);
      made.body.insertBefore(field.root, made.body.children[place] ?? null);
      field.update(view, true);
      if (hadFocus) field.focus();
      return;
    }
    if (made.body.children[place] !== field.root) {
      made.body.insertBefore(field.root, made.body.children[place] ?? null);
    }
    field.update(view, seen >= changes);
  });
}

function createSection({ id, title: text, open }: SectionView): SectionElement {
  const root = document.createElement(open === undefined ? 'section' : 'details');
  const heading = document.createElement('h2');
  heading.id = `section-${id}`;
  heading.textContent = text;
  root.setAttribute('aria-labelledby', heading.id);
  root.id = `in-${id}`;
  const body = document.createElement('div');
  body.className = 'fields';
  if (!(root instanceof HTMLDetailsElement)) {
    root.append(heading, body);
    return { root, body, summary: undefined, fields: new Map() };
  }
  const bar = document.createElement('summary');
  const summary = document.createElement('span');
  summary.className = 'summary';
  bar.append(heading, summary);
  root.append(bar, body);
  root.addEventListener('toggle', () =>
    vscode.postMessage({ type: 'section', section: id, open: root.open }),
  );
  return { root, body, summary, fields: new Map() };
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    tell.action('run');
  } else if (event.target instanceof HTMLInputElement) {
    // Enter in a field must not run anything on a fleet.
    event.preventDefault();
  }
});
run.addEventListener('click', () => tell.action('run'));
window.addEventListener('scroll', () => vscode.setState({ scroll: window.scrollY }), { passive: true });

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  const fields = [...drawn.values()].flatMap((section) => [...section.fields.values()]);
  switch (data.type) {
    case 'form':
      show(data.form, data.seen);
      break;
    case 'nodes':
      for (const field of fields) field.showNodes(data.nodes);
      break;
    case 'focus': {
      const field = fields.find(({ id }) => id === data.field);
      const details = field?.root.closest('details');
      if (details) details.open = true;
      field?.focus();
      break;
    }
  }
});

vscode.postMessage({ type: 'ready' });
