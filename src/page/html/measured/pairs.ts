import {
  gains,
  loses,
  MEASURED_AXES,
  type MeasuredAxis,
  type Measurement,
} from '../../../core/knowledge/measurement.ts';
import type { Evidence, Technique } from '../../../core/knowledge/technique.ts';
import { agreementWords } from '../../../core/words/agreementWords.ts';
import { dtypeWords, fixedWords, whereItGains } from '../../../core/words/measuredWords.ts';
import { html, type Html } from '../html.ts';
import type { View } from '../view.ts';
import { sizeChart } from './sizeChart.ts';
import { SIZE_TABLE_NOTE, sizeTable } from './sizeTable.ts';

type Measured = Evidence & { readonly kind: 'measured' | 'measured-plain'; readonly measurement: Measurement };

const SAME: Readonly<Record<MeasuredAxis, string>> = {
  speed: 'No difference in time that can be told apart at any size.',
  memory: 'The same memory at every size.',
};

/** What was measured here: each pair of code with its charts over sizes, its conditions and a table. */
export function measuredPairs(technique: Technique, view: View): Html | false {
  const pairs = technique.evidence.filter(isMeasured);
  return (
    pairs.length > 0 &&
    html`<h3>Measured here</h3>
      ${pairs.map((pair) => onePair(pair, technique, view))}
      <p class="muted">${SIZE_TABLE_NOTE}</p>`
  );
}

const isMeasured = (evidence: Evidence): evidence is Measured => evidence.measurement !== undefined;

function onePair(evidence: Measured, technique: Technique, { knowledge }: View): Html {
  const { measurement, counter } = evidence;
  const sentences = MEASURED_AXES.flatMap((axis) => [
    ...(differs(measurement, axis) ? [] : [SAME[axis]]),
    whereItGains(measurement, axis) ?? [],
    agreementWords(evidence, axis, technique, knowledge) ?? [],
  ]);
  return html`<div class="measured">
    <h4>${measurement.compares}${counter && html` <span class="tag counter">did not help</span>`}</h4>
    <p>${evidence.claim}.${sentences.map((sentence) => ` ${sentence}`)}</p>
    ${MEASURED_AXES.filter((axis) => isDrawn(measurement, axis)).map((axis) => sizeChart(measurement, evidence.kind, axis))}
    <p class="muted">${conditionsSentence(evidence)}</p>
    ${sizeTable(measurement)}
  </div>`;
}

/** A chart of draws shows nothing, nor does one without a ratio; both are said in words. */
const isDrawn = (measurement: Measurement, axis: MeasuredAxis): boolean =>
  differs(measurement, axis) && measurement.sizes.some((size) => size[axis].ratio !== undefined);

const differs = ({ sizes }: Measurement, axis: MeasuredAxis): boolean =>
  sizes.some((size) => gains(size[axis]) || loses(size[axis]));

function conditionsSentence({ kind, measurement }: Measured): string {
  const { versions, device, date, training } = measurement;
  const { torch, python, ...others } = versions;
  const libraries = [`PyTorch ${torch}`, ...Object.entries(others).map(nameAndVersion), `Python ${python}`];
  const fixed = fixedWords(measurement);
  const types = dtypeWords(measurement);
  return [
    `Measured ${kind === 'measured-plain' ? 'in plain PyTorch ' : ''}on ${date}, on ${device}, with ${libraries.join(', ')}`,
    types && `; inputs in ${types}`,
    fixed && `; ${fixed} at all sizes`,
    training && '; each call forward and backward',
    '.',
  ]
    .filter(Boolean)
    .join('');
}

const nameAndVersion = ([name, version]: readonly [string, string]): string =>
  `${name === 'cuda' ? 'CUDA' : name} ${version}`;
