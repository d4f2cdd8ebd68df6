/** Why a question cannot be asked as it was. */
import type { Message } from '../messages/message.ts';

/**
 * `material`: the context lacks what the question needs; `audience`: it is not for this reader; `input`: what was asked
 * is malformed; `unknown`: it speaks of what roster, policy or plan do not have.
 */
export type CannotAskKind = 'material' | 'audience' | 'input' | 'unknown';

export class CannotAsk extends Error {
  readonly kind: CannotAskKind;
  readonly text: Message;

  constructor(kind: CannotAskKind, text: Message) {
    super(text.in('en'));
    this.name = 'CannotAsk';
    this.kind = kind;
    this.text = text;
  }
}
