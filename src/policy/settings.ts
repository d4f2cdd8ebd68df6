/** What a policy sets for all of its rules: the words stand with the domain, which reads them too. */
export type { Settings } from '../domain/settings.ts';
