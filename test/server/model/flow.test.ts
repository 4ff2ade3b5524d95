import assert from 'node:assert/strict';
import { analyze } from '../../../server/analysis.ts';
import type { FlowGraph } from '../../../server/model/flow.ts';
import { parse } from '../../../server/syntax/parse.ts';

function flowOf(steps: string): FlowGraph {
  const { flow } = analyze(parse(`schemaVersion: '0.3'\nmainSteps:\n${steps}`, 'yaml'));
  assert.ok(flow);
  return flow;
}

/** `a -nextStep-> b` for each edge. */
function edgesOf(flow: FlowGraph): string[] {
  const name = (step: { name: { text: string } | undefined }): string => step.name?.text ?? '?';
  return flow.edges.map(({ from, to, cause }) => `${name(from)} -${cause}-> ${name(to)}`);
}

const branch = `
- { name: pick, action: aws:branch, inputs: { Choices: [{ NextStep: left }, { NextStep: right }] } }
- { name: left, action: aws:sleep, nextStep: join }
- { name: right, action: aws:sleep }
- { name: join, action: aws:sleep, isEnd: true }
- { name: rescue, action: aws:sleep }
`;

describe('the flow of steps', () => {
  it('goes by nextStep, isEnd and the order of the list', () => {
    const flow = flowOf(
      '- { name: a, nextStep: c }\n- { name: b, isEnd: "true" }\n- { name: c }\n- { name: d }\n',
    );
    assert.deepEqual(edgesOf(flow), ['a -nextStep-> c', 'c -fallthrough-> d']);
    assert.deepEqual(
      flow.steps.map((step) => [flow.isReachable(step), flow.isExit(step)]),
      [
        [true, false],
        [false, true],
        [true, false],
        [true, true],
      ],
    );
  });

  it('branches by choices, and falls through without a default', () => {
    assert.deepEqual(edgesOf(flowOf(branch)), [
      'pick -choice-> left',
      'pick -choice-> right',
      'pick -fallthrough-> left',
      'left -nextStep-> join',
      'right -fallthrough-> join',
    ]);
  });

  it('does not fall through a branch with a default', () => {
    const flow = flowOf(
      '- { name: a, action: aws:branch, inputs: { Default: c } }\n- { name: b }\n- { name: c }\n',
    );
    assert.deepEqual(edgesOf(flow), ['a -default-> c', 'b -fallthrough-> c']);
  });

  it('jumps on failure and on cancellation', () => {
    const flow = flowOf(
      "- { name: a, onFailure: 'step:c', onCancel: Abort }\n- { name: b, isEnd: true }\n- { name: c }\n",
    );
    assert.deepEqual(edgesOf(flow), ['a -fallthrough-> b', 'a -onFailure-> c']);
  });

  it('enters a loop and comes back to it', () => {
    const flow = flowOf(`
- name: each
  action: aws:loop
  inputs:
    Steps:
      - { name: one }
      - { name: two, isEnd: true }
- { name: after }
`);
    assert.deepEqual(edgesOf(flow), [
      'each -fallthrough-> after',
      'each -enter-> one',
      'one -fallthrough-> two',
      'two -leave-> each',
    ]);
  });

  it('runs the steps of a loop before what follows it, if the loop surely runs', () => {
    const before = (inputs: string): boolean => {
      const flow = flowOf(`
- name: outer
  action: aws:loop
  inputs:
    Iterators: [a]
    Steps:
      - name: each
        action: aws:loop
        inputs: { ${inputs}Steps: [{ name: one, onFailure: Continue }, { name: two }] }
- { name: after }
`);
      const [outer, , one, two, after] = flow.steps;
      assert.ok(outer && one && two && after);
      assert.ok(flow.isReachable(after) && flow.alwaysPrecedes(outer, after));
      return flow.alwaysPrecedes(one, after) && flow.alwaysPrecedes(two, after);
    };
    assert.equal(before('Iterators: [a, b], '), true);
    assert.equal(before("LoopCondition: { Variable: '{{ two.X }}', StringEquals: a }, "), true);
    assert.equal(before("Iterators: '{{ List }}', "), false);
    assert.equal(before('Iterators: [], '), false);
    assert.equal(before("Iterators: ['{{ List }}'], "), false);
  });

  it('knows the targets that do not exist', () => {
    const { links } = flowOf("- { name: a, nextStep: gone }\n- { name: b, onFailure: 'step:lost' }\n");
    assert.deepEqual(
      links.map(({ name, target, cause }) => [name, target, cause]),
      [
        ['gone', undefined, 'nextStep'],
        ['lost', undefined, 'onFailure'],
      ],
    );
  });

  it('tells which steps come before others, always or sometimes', () => {
    const flow = flowOf(branch);
    const [pick, left, right, join, rescue] = flow.steps;
    assert.ok(pick && left && right && join && rescue);
    assert.equal(flow.alwaysPrecedes(pick, join), true);
    assert.equal(flow.alwaysPrecedes(left, join), false);
    assert.equal(flow.canPrecede(left, join), true);
    assert.equal(flow.canPrecede(join, left), false);
    assert.equal(flow.isReachable(rescue), false);
  });

  it('takes 20,000 steps in one go', () => {
    const flow = flowOf(Array.from({ length: 20_000 }, (_, index) => `- { name: s${index} }\n`).join(''));
    const [first] = flow.steps;
    const last = flow.steps.at(-1);
    assert.ok(first && last && flow.alwaysPrecedes(first, last));
  });
});
