import { totalOf } from '../../../core/report/count.ts';
import type { TechniqueCount } from '../../../core/report/summary.ts';
import { html, type Html } from '../html.ts';
import { techniqueLink, type View } from '../view.ts';

/** Techniques by how many findings lead to them. */
export const techniqueTable = (techniques: readonly TechniqueCount[], view: View): Html =>
  html`<table class="counts" aria-label="Techniques by number of findings">
    <thead>
      <tr>
        <th scope="col">Technique</th>
        <th scope="col">Findings</th>
        <th scope="col">Files</th>
      </tr>
    </thead>
    <tbody>
      ${techniques.map(
        ({ technique, tiers, files }) =>
          html`<tr>
            <th scope="row">${techniqueLink(technique, view)}</th>
            <td class="value">${totalOf(tiers)}</td>
            <td>${files}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
