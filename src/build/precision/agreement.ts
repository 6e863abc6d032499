import { VERDICTS, type Verdicts } from './verdict.ts';

export interface Agreement {
  /** Share of places on which both readers say the same, from 0 to 1. */
  readonly share: number;
  /**
   * Cohen's kappa over right, wrong and unclear: 1 full agreement, 0 no more than chance. Absent where both readers said
   * one and the same word throughout, so that chance explains everything.
   */
  readonly kappa?: number;
}

/**
 * How far two readers agree. After J. Cohen, A Coefficient of Agreement for Nominal Scales, 1960.
 *
 * @throws RangeError when there is nothing that both read
 */
export function agreementOf(read: readonly Verdicts[]): Agreement {
  if (!read.length) throw new RangeError('no place was read by both readers');
  const share = read.filter(([a, b]) => a === b).length / read.length;
  const said = (reader: 0 | 1, word: string): number =>
    read.filter((verdicts) => verdicts[reader] === word).length / read.length;
  const chance = VERDICTS.reduce((sum, word) => sum + said(0, word) * said(1, word), 0);
  return chance < 1 ? { share, kappa: (share - chance) / (1 - chance) } : { share };
}
