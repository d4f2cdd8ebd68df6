/**
 * What ties one change to the next. `teacher`: the event concerns the posted teacher; `shortage`: a subject that is
 * asked for at a school; `rule`: a rule of the policy at one place.
 */
export type Tie =
  | { readonly kind: 'teacher'; readonly teacher: string }
  | { readonly kind: 'shortage'; readonly school: string; readonly subject: string; readonly year: number }
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly clause: string | null;
      readonly group: string | null;
      readonly school: string | null;
      readonly subject: string | null;
      readonly year: number;
    };
