/** The commands over a data folder, by name; loaded when asked for. */
import type { AddCommand } from '../session.ts';

export const STORE_COMMANDS = {
  init: async () => (await import('../commands/init.ts')).initCommand,
  status: async () => (await import('../commands/status.ts')).statusCommand,
  nightly: async () => (await import('../commands/nightly.ts')).nightlyCommand,
  publish: async () => (await import('../commands/publish.ts')).publishCommand,
  export: async () => (await import('../commands/export.ts')).exportCommand,
  backup: async () => (await import('../commands/backup.ts')).backupCommand,
  restore: async () => (await import('../commands/restore.ts')).restoreCommand,
  seal: async () => (await import('../commands/seal.ts')).sealCommand,
  schedule: async () => (await import('../commands/schedule.ts')).scheduleCommand,
  stability: async () => (await import('../commands/stability.ts')).stabilityCommand,
  vacancy: async () => (await import('../commands/vacancy.ts')).vacancyCommand,
} as const satisfies Readonly<Record<string, () => Promise<AddCommand>>>;
