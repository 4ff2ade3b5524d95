// What is inside a field of the form, by its kind: where the value is shown and changed.
import type { FieldView, NodesView } from './messages.ts';

/** Where fields tell what is done to them. */
export interface Tell {
  change(field: string, value: string | boolean | readonly string[]): void;
  leave(field: string): void;
  action(action: string): void;
}

/** What is inside a field: where the value is shown and changed. */
export interface Control {
  readonly root: HTMLElement;
  /** What takes the cursor. */
  readonly target: HTMLElement;
  /** True if the label belongs to one element, false if to a group of them. */
  readonly isSingle: boolean;
  update(view: FieldView): void;
  /** Takes over a value that is not shown yet; never while it is being typed. */
  setValue(view: FieldView): void;
  isEmpty(): boolean;
  showNodes?(nodes: NodesView): void;
}

/** The control for the kind of a field. */
export function createControl(view: FieldView, wiring: Wiring): Control {
  switch (view.kind) {
    case 'text':
      return textControl(wiring, view.id);
    case 'lines':
      return linesControl(wiring, view.id);
    case 'choice':
      return choiceControl(wiring, view);
    case 'radio':
    case 'checks':
      return optionsControl(wiring, view);
    case 'check':
      return checkControl(wiring, view.id);
    case 'code':
      return codeControl();
    case 'nodes':
      return nodesControl(wiring);
  }
}

interface Wiring {
  readonly name: string;
  readonly tell: Tell;
}

function textControl({ name, tell }: Wiring, id: string): Control {
  const root = make('div', 'control');
  const input = make('input', '', name);
  input.type = 'text';
  input.spellcheck = false;
  input.autocomplete = 'off';
  const list = make('datalist', '', `${name}-list`);
  root.append(input, list);
  input.addEventListener('input', () => tell.change(id, input.value));
  let shown = '';
  return {
    root,
    target: input,
    isSingle: true,
    update(view) {
      if (view.kind !== 'text') return;
      input.placeholder = view.placeholder ?? '';
      root.classList.toggle('narrow', view.narrow === true);
      const suggestions = JSON.stringify(view.suggestions ?? []);
      if (suggestions === shown) return;
      shown = suggestions;
      input.setAttribute('list', list.id);
      list.replaceChildren(
        ...(view.suggestions ?? []).map((value) => {
          const option = make('option');
          option.value = value;
          return option;
        }),
      );
    },
    setValue(view) {
      if (view.kind === 'text' && input.value !== view.value) input.value = view.value;
    },
    isEmpty: () => input.value === '',
  };
}

function linesControl({ name, tell }: Wiring, id: string): Control {
  const area = make('textarea', '', name);
  area.spellcheck = false;
  area.addEventListener('input', () => {
    grow(area);
    tell.change(id, area.value);
  });
  return {
    root: area,
    target: area,
    isSingle: true,
    update(view) {
      if (view.kind !== 'lines') return;
      area.placeholder = view.placeholder ?? '';
      area.classList.toggle('monospace', view.code === true);
    },
    setValue(view) {
      if (view.kind !== 'lines') return;
      if (area.value !== view.value) area.value = view.value;
      grow(area);
    },
    isEmpty: () => area.value.trim() === '',
  };
}

/** As many rows as there are lines, within reason. */
function grow(area: HTMLTextAreaElement): void {
  area.rows = Math.max(3, Math.min(20, area.value.split('\n').length + 1));
}

function choiceControl({ name, tell }: Wiring, view: FieldView & { kind: 'choice' }): Control {
  const select = make('select', '', name);
  select.append(
    ...view.options.map(({ value, label }) => {
      const option = make('option');
      option.value = value;
      option.textContent = label;
      return option;
    }),
  );
  select.addEventListener('change', () => tell.change(view.id, select.value));
  return {
    root: select,
    target: select,
    isSingle: true,
    update: () => undefined,
    setValue(next) {
      if (next.kind === 'choice' && select.value !== next.value) select.value = next.value;
    },
    isEmpty: () => select.value === '',
  };
}

/** Radio buttons, of which one is chosen, or check boxes, of which several are. */
function optionsControl({ name, tell }: Wiring, view: FieldView & { kind: 'radio' | 'checks' }): Control {
  const root = make('div', 'options');
  const inputs = view.options.map(({ value, label }, index) => {
    const input = make('input', '', `${name}-${index}`);
    input.type = view.kind === 'radio' ? 'radio' : 'checkbox';
    input.name = name;
    input.value = value;
    const text = make('label');
    text.append(input, label);
    root.append(text);
    return input;
  });
  const chosen = (): string[] => inputs.filter(({ checked }) => checked).map(({ value }) => value);
  root.addEventListener('change', () =>
    tell.change(view.id, view.kind === 'radio' ? (chosen()[0] ?? '') : chosen()),
  );
  return {
    root,
    target: root,
    isSingle: false,
    update: () => undefined,
    setValue(next) {
      const values = next.kind === 'radio' ? [next.value] : next.kind === 'checks' ? next.value : [];
      for (const input of inputs) input.checked = values.includes(input.value);
      // The arrows move among radio buttons; the Tab key goes to the chosen one.
      root.tabIndex = -1;
    },
    isEmpty: () => chosen().length === 0,
  };
}

function checkControl({ name, tell }: Wiring, id: string): Control {
  const input = make('input', '', name);
  input.type = 'checkbox';
  input.addEventListener('change', () => tell.change(id, input.checked));
  return {
    root: input,
    target: input,
    isSingle: true,
    update: () => undefined,
    setValue(view) {
      if (view.kind === 'check') input.checked = view.value;
    },
    isEmpty: () => false,
  };
}

function codeControl(): Control {
  const root = make('pre', 'monospace');
  root.tabIndex = 0;
  return {
    root,
    target: root,
    isSingle: false,
    update(view) {
      if (view.kind === 'code' && root.textContent !== view.value) root.textContent = view.value;
    },
    setValue: () => undefined,
    isEmpty: () => false,
  };
}

const signs = { offline: '⚠', platform: '✕', none: '✓' } as const;

function nodesControl({ name, tell }: Wiring): Control {
  const root = make('div', 'nodes');
  const summary = make('p', 'count', `${name}-summary`);
  summary.setAttribute('role', 'status');
  const again = make('button');
  again.type = 'button';
  again.textContent = 'Look Again';
  again.addEventListener('click', () => tell.action('look-again'));
  const list = make('ul');
  list.tabIndex = 0;
  list.setAttribute('aria-labelledby', summary.id);
  root.append(summary, again, list);
  return {
    root,
    target: list,
    isSingle: false,
    update: () => undefined,
    setValue: () => undefined,
    isEmpty: () => false,
    showNodes(nodes) {
      summary.textContent = nodes.summary;
      summary.className = `count ${nodes.state}`;
      again.hidden = nodes.state === 'none' || nodes.state === 'reading';
      list.hidden = nodes.rows.length === 0;
      list.replaceChildren(
        ...nodes.rows.map(({ id, name, remark, obstacle }) => {
          const row = make('li', obstacle ?? '');
          const sign = make('span', 'sign');
          sign.textContent = signs[obstacle ?? 'none'];
          sign.setAttribute('aria-hidden', 'true');
          const label = make('span', 'name');
          label.textContent = name;
          const rest = make('span', 'remark');
          rest.textContent = name === id ? remark : `${remark} · ${id}`;
          row.append(sign, label, rest);
          return row;
        }),
      );
    },
  };
}

/** A new element. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  tag: Name,
  className = '',
  id?: string,
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  if (id !== undefined) made.id = id;
  return made;
}
