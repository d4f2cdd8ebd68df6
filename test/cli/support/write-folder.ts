// A run that does nothing but write result folders one after another: the victim of the kill -9 tests.
// Usage: write-folder.ts OUT REPLACE(yes|no) FILES ROUNDS [no-exchange]
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openOutput } from '../../../src/cli/output-folder.ts';

const [out = '', replace = 'no', files = '4', rounds = '1'] = process.argv.slice(2);
for (let round = 1; round <= Number(rounds); round++) {
  const folder = openOutput(out, { replace: replace === 'yes', inputs: [] });
  for (let file = 0; file < Number(files); file++)
    writeFileSync(join(folder.dir, `part-${file}.txt`), `${process.pid}.${round}\n`.repeat(500));
  folder.publish();
}
process.stdout.write('done\n');
