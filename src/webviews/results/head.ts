// What stands above the results: the command, its status, how far it is, and what was not read of its outputs.
import type { RunHead } from './messages.ts';
import { element } from '../page.ts';

const title = element('title', HTMLElement);
const status = element('status', HTMLElement);
const facts = element('facts', HTMLElement);
const progress = element('progress', HTMLProgressElement);
const done = element('done', HTMLElement);
const problem = element('problem', HTMLElement);
const stepLabel = element('step-label', HTMLElement);
const stepSelect = element('step', HTMLSelectElement);
const cut = element('cut', HTMLElement);
const cutText = element('cut-text', HTMLElement);
const retryButton = element('retry', HTMLButtonElement);
const senderButton = element('find-sender', HTMLButtonElement);

/** Draws all of it anew. */
export function drawHead(head: RunHead): void {
  title.textContent = head.title;
  status.textContent = head.status;
  facts.textContent = head.facts.join(' · ');
  senderButton.hidden = head.senderKnown;
  progress.hidden = head.ended;
  progress.max = Math.max(1, head.total);
  progress.value = head.done;
  done.textContent =
    head.total === 0
      ? ''
      : `${head.done.toLocaleString('en')} of ${head.total.toLocaleString('en')} finished`;
  problem.textContent = head.problem;
  retryButton.hidden = head.problem === '' || head.ended;
  stepLabel.hidden = head.steps.length < 2;
  drawSteps(head);
  cut.hidden = head.cut === 0;
  const many = head.cut !== 1;
  cutText.textContent = `${head.cut.toLocaleString('en')} output${many ? 's are' : ' is'} longer than the beginning that was read; search and groups know the beginning only.`;
}

/** An open list of choices would close if it were drawn anew. */
function drawSteps({ steps, step = '' }: RunHead): void {
  const names = ['', ...steps];
  if ([...stepSelect.options].map(({ value }) => value).join('\n') !== names.join('\n')) {
    stepSelect.replaceChildren(...names.map((name) => new Option(name === '' ? 'All steps' : name, name)));
  }
  stepSelect.value = step;
}
