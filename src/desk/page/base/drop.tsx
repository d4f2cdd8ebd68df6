/** Files come in: dropped, or chosen. Folders are opened. */
import { Button, Flex } from 'antd';
import { useRef, useState, type DragEvent, type InputHTMLAttributes } from 'react';
import { t, useSay } from './lang.tsx';

const words = {
  files: t('选择文件', 'Choose files'),
  folder: t('选择文件夹', 'Choose a folder'),
};

const KINDS = '.xlsx,.xlsm,.xls,.et,.csv,.txt,.zip';
const IS_ROSTER = /\.(?:xlsx|xlsm|xls|et|csv|txt|zip)$/iu;

interface Drop {
  readonly label: string;
  readonly hint: string;
  readonly single?: boolean;
  readonly busy: boolean;
  readonly take: (files: readonly File[]) => void;
}

export function DropFiles({ label, hint, single = false, busy, take }: Drop) {
  const say = useSay();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const given = (list: readonly File[]): void => {
    // Hidden files and locks of open workbooks lie in folders too.
    const useful = list.filter(({ name }) => IS_ROSTER.test(name) && !/^(?:\.|~\$)/u.test(name));
    const chosen = useful.length === 0 ? list : useful;
    if (chosen.length > 0) take(single ? chosen.slice(0, 1) : chosen);
  };
  const dropped = async (event: DragEvent): Promise<void> => {
    event.preventDefault();
    setOver(false);
    const entries = [...event.dataTransfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
    given((await Promise.all(entries.map(filesIn))).flat());
  };
  const input = (own: typeof files, more: InputHTMLAttributes<HTMLInputElement>, name: string) => (
    <input
      ref={own}
      type="file"
      hidden
      aria-label={name}
      {...more}
      onChange={({ currentTarget }) => {
        given([...(currentTarget.files ?? [])]);
        currentTarget.value = '';
      }}
    />
  );
  return (
    <section
      aria-label={label}
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void dropped(event)}
    >
      <p className="drop-label">{label}</p>
      <p className="quiet">{hint}</p>
      <Flex gap="small" justify="center">
        <Button type="primary" loading={busy} onClick={() => files.current?.click()}>
          {say(words.files)}
        </Button>
        {single ? null : <Button onClick={() => folder.current?.click()}>{say(words.folder)}</Button>}
      </Flex>
      {input(files, { multiple: !single, accept: KINDS }, say(words.files))}
      {single
        ? null
        : input(folder, { webkitdirectory: '' } as InputHTMLAttributes<HTMLInputElement>, say(words.folder))}
    </section>
  );
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry instanceof FileSystemFileEntry)
    return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!(entry instanceof FileSystemDirectoryEntry)) return [];
  const reader = entry.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    // A reader gives a hundred at a time, and none at the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(filesIn))).flat();
}
