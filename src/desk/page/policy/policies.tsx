/** 政策与口径: from which document to begin, and the policies of one's own. */
import { Link } from 'wouter';
import type { AnswerTo } from '../call.ts';
import { useAsk } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { Screen, Shown } from '../base/parts.tsx';

type Policy = AnswerTo<'GET /api/policies'>['items'][number];

const words = {
  title: t('政策与口径', 'Policy'),
  lead: t(
    '选一份文件作底本，改成本县的数字，另存为本县的政策。底本本身不会改变。',
    'Choose a document to begin from, put in your own numbers, and save it as yours. The document itself is never changed.',
  ),
  own: t('本县的政策', 'Your own'),
  pack: t('可直接使用的文件', 'Documents ready to use'),
  example: t('其他地方的文件（供参考、作底本）', 'Documents of other places, to begin from'),
  document: t('文件', 'Document'),
  name: t('名称', 'Name'),
};

export function PoliciesScreen() {
  const say = useSay();
  const policies = useAsk('GET /api/policies');
  return (
    <Screen title={say(words.title)} lead={say(words.lead)}>
      <Shown of={policies}>
        {({ body: { items } }) =>
          (['own', 'pack', 'example'] as const).map((kind) => {
            const some = items.filter((one) => one.kind === kind);
            return some.length === 0 ? null : <PolicyTable key={kind} title={say(words[kind])} items={some} />;
          })
        }
      </Shown>
    </Screen>
  );
}

function PolicyTable({ title, items }: { readonly title: string; readonly items: readonly Policy[] }) {
  const say = useSay();
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.document)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, title: name, document, kind, version }) => (
            <tr key={id}>
              <td>
                <Link href={`/policies/${id}`}>{name}</Link>{' '}
                {kind === 'own' && version > 1 ? <span className="quiet">{say(edition(version))}</span> : null}
              </td>
              <td>{document}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const edition = (version: number) => t(`第 ${version} 版`, `version ${version}`);
