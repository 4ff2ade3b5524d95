// The fields of the form as elements. Each is labelled, says what is wrong with it beside itself, and is told to screen
// readers together with that.
import { createControl, make, type Tell } from './controls.ts';
import type { FieldView, NodesView } from './messages.ts';

export interface FieldElement {
  readonly id: string;
  readonly root: HTMLElement;
  /** False if this view of the field needs another element. */
  fits(view: FieldView): boolean;
  /** @param overwrite false while the value on screen is newer than that of the view */
  update(view: FieldView, overwrite: boolean): void;
  /** Only the field of the nodes shows them. */
  showNodes(nodes: NodesView): void;
  focus(): void;
  /** True if it has to be filled in and is not. */
  isMissing(): boolean;
  /** True if it can be seen. */
  isOpen(): boolean;
}

export function createField(first: FieldView, tell: Tell): FieldElement {
  const { id } = first;
  const name = `field-${id}`;
  const root = make('div', `field ${first.kind}`);
  root.dataset['field'] = id;
  const control = createControl(first, { name, tell });
  const label = make(control.isSingle ? 'label' : 'span', 'label');
  label.id = `${name}-label`;
  if (label instanceof HTMLLabelElement) label.htmlFor = name;
  else {
    control.root.setAttribute('role', first.kind === 'radio' ? 'radiogroup' : 'group');
    control.root.setAttribute('aria-labelledby', label.id);
  }
  const help = make('p', 'help', `${name}-help`);
  const error = make('p', 'error', `${name}-error`);
  const note = make('p', 'note', `${name}-note`);
  note.setAttribute('role', 'status');
  const buttons = make('div', 'buttons');
  root.append(...(first.kind === 'check' ? [control.root, label] : [label, help, control.root]));
  root.append(...(first.kind === 'check' ? [help] : []), error, note, buttons);
  control.root.addEventListener('focusout', (event) => {
    if (!(event.relatedTarget instanceof Node) || !control.root.contains(event.relatedTarget)) tell.leave(id);
  });
  let required = false;
  return {
    id,
    root,
    fits: (view) => view.kind === first.kind && optionsOf(view) === optionsOf(first),
    update(view, overwrite) {
      required = view.required === true;
      label.textContent = view.label;
      root.classList.toggle('beside', view.kind === 'text' && view.beside === true);
      root.classList.toggle('required', required);
      setText(help, view.help);
      setText(error, view.error === undefined ? undefined : `Error: ${view.error}`);
      setText(note, view.note);
      const described = [help, error, note].filter(({ hidden }) => !hidden).map((one) => one.id);
      control.target.setAttribute('aria-describedby', described.join(' '));
      if (view.error === undefined) control.target.removeAttribute('aria-invalid');
      else control.target.setAttribute('aria-invalid', 'true');
      if (required && control.isSingle) control.target.setAttribute('aria-required', 'true');
      showButtons(buttons, view, tell);
      control.update(view);
      if (overwrite) control.setValue(view);
    },
    showNodes: (nodes) => control.showNodes?.(nodes),
    focus: () => control.target.focus(),
    isMissing: () => required && control.isEmpty() && isSeen(root),
    isOpen: () => isSeen(root),
  };
}

const isSeen = (root: HTMLElement): boolean => root.closest('details:not([open])') === null;

function optionsOf(view: FieldView): string {
  return 'options' in view ? JSON.stringify(view.options) : '';
}

function showButtons(root: HTMLElement, { actions = [] }: FieldView, tell: Tell): void {
  const wanted = JSON.stringify(actions);
  if (root.dataset['actions'] === wanted) return;
  root.dataset['actions'] = wanted;
  root.hidden = actions.length === 0;
  root.replaceChildren(
    ...actions.map(({ id, label }) => {
      const button = make('button');
      button.type = 'button';
      button.textContent = label;
      button.dataset['action'] = id;
      button.addEventListener('click', () => tell.action(id));
      return button;
    }),
  );
}

function setText(element: HTMLElement, text: string | undefined): void {
  element.hidden = text === undefined || text === '';
  if (element.textContent !== (text ?? '')) element.textContent = text ?? '';
}
