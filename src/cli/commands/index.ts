/** The registry of commands, in the order of the help: one line each. */
import type { CommandName } from '../catalogue.ts';
import type { AddCommand } from '../session.ts';

/**
 * By name. Loading one command takes a third of the time of loading them all, with every library there is; so only what
 * is asked for is loaded.
 */
export const COMMANDS: Readonly<Record<CommandName, () => Promise<AddCommand>>> = {
  desk: async () => (await import('./desk.ts')).deskCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  batch: async () => (await import('./batch.ts')).batchCommand,
  validate: async () => (await import('./validate.ts')).validateCommand,
  import: async () => (await import('./import.ts')).importCommand,
  template: async () => (await import('./template.ts')).templateCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  documents: async () => (await import('./documents.ts')).documentsCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  scenario: async () => (await import('./scenario.ts')).scenarioCommand,
  sample: async () => (await import('./sample.ts')).sampleCommand,
  policies: async () => (await import('./policies.ts')).policiesCommand,
  init: async () => (await import('./init.ts')).initCommand,
  status: async () => (await import('./status.ts')).statusCommand,
  nightly: async () => (await import('./nightly.ts')).nightlyCommand,
  publish: async () => (await import('./publish.ts')).publishCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./restore.ts')).restoreCommand,
  seal: async () => (await import('./seal.ts')).sealCommand,
  schedule: async () => (await import('./schedule.ts')).scheduleCommand,
  stability: async () => (await import('./stability.ts')).stabilityCommand,
  vacancy: async () => (await import('./vacancy.ts')).vacancyCommand,
};
