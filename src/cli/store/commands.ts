/** The commands over a data folder. */
import type { AddCommand } from '../session.ts';
import { backupCommand } from '../commands/backup.ts';
import { exportCommand } from '../commands/export.ts';
import { initCommand } from '../commands/init.ts';
import { nightlyCommand } from '../commands/nightly.ts';
import { publishCommand } from '../commands/publish.ts';
import { scheduleCommand } from '../commands/schedule.ts';
import { sealCommand } from '../commands/seal.ts';
import { restoreCommand } from '../commands/restore.ts';
import { stabilityCommand } from '../commands/stability.ts';
import { statusCommand } from '../commands/status.ts';
import { vacancyCommand } from '../commands/vacancy.ts';

export const STORE_COMMANDS: readonly AddCommand[] = [initCommand, statusCommand, nightlyCommand, publishCommand, exportCommand, backupCommand, restoreCommand, sealCommand, scheduleCommand, stabilityCommand, vacancyCommand];
