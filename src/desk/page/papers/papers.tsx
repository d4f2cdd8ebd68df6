/** 材料: every document, one by one or as one archive; a corrected list comes back in. */
import { Alert, Button, Flex } from 'antd';
import type { AnswerTo } from '../call.ts';
import { useAsk, useDeed, useJob } from '../base/data.ts';
import { t, useSay } from '../base/lang.tsx';
import { Download, Shown, Waiting } from '../base/parts.tsx';
import { OfPlan, type Plan } from '../review/plan-choice.tsx';
import { ListBack } from './list-back.tsx';

type Documents = AnswerTo<'GET /api/plans/:plan/documents'>;

const words = {
  title: t('材料', 'Documents'),
  make: t('生成全部材料', 'Make all documents'),
  again: t('重新生成', 'Make them again'),
  wait: t('正在生成材料……', 'Documents are being made …'),
  all: t('下载全部（一个压缩包）', 'Take all away in one archive'),
  name: t('材料名称', 'Document'),
  files: t('下载', 'Take away'),
  word: t('Word 文档', 'Word'),
  excel: t('Excel 工作簿', 'Excel'),
  page: t('网页', 'Page'),
  other: t('其他文件', 'Other files'),
};

const isDone = ({ result }: Plan): boolean => result?.kind === 'plan';

export function PapersScreen({ id }: { readonly id: string | null }) {
  const say = useSay();
  return (
    <OfPlan title={say(words.title)} path="/papers" id={id} fits={isDone}>
      {(plan) => <Papers key={plan.id} plan={plan.id} />}
    </OfPlan>
  );
}

function Papers({ plan }: { readonly plan: string }) {
  const documents = useAsk('GET /api/plans/:plan/documents', { params: { plan } });
  return (
    <>
      <Shown of={documents}>{({ body }) => <Made plan={plan} documents={body} />}</Shown>
      <ListBack plan={plan} />
    </>
  );
}

function Made({
  plan,
  documents: { catalogue, job: last, made },
}: {
  readonly plan: string;
  readonly documents: Documents;
}) {
  const say = useSay();
  const deed = useDeed();
  const job = useJob(last !== null && !last.over ? last.id : null) ?? last;
  const working = job !== null && !job.over;
  const make = (): void => void deed.run('POST /api/plans/:plan/documents', { params: { plan }, body: {} });
  const href = (file: number): string => `/api/jobs/${last?.id ?? ''}/files/${file}`;
  const taken = new Set(made?.documents.flatMap(({ files }) => files));
  const rest = (made?.files ?? []).map((file, at) => ({ ...file, at })).filter(({ at }) => at > 0 && !taken.has(at));
  return (
    <section className="card" aria-label={say(words.title)}>
      <Flex gap="middle" align="center" className="no-print">
        {made === null ? (
          <Button type="primary" loading={deed.busy || working} onClick={make}>
            {say(words.make)}
          </Button>
        ) : (
          <>
            <a className="button-main" href={href(0)} download>
              {say(words.all)}
            </a>
            <Button loading={deed.busy} onClick={make}>
              {say(words.again)}
            </Button>
          </>
        )}
        {working ? <Waiting words={job.progress?.words ?? say(words.wait)} /> : null}
      </Flex>
      {job?.problem == null ? null : <Alert type="error" showIcon title={job.problem.message} />}
      <table className="plain spaced">
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.files)}</th>
          </tr>
        </thead>
        <tbody>
          {catalogue.map(({ id, title }) => {
            const files = made?.documents.find((one) => one.id === id)?.files ?? [];
            return (
              <tr key={id}>
                <td>{title}</td>
                <td>
                  <div className="files">
                    {files.map((file) => (
                      <Download key={file} href={href(file)}>
                        <span className="sr">{title} </span>
                        {partOf(made?.files[file]?.name ?? '')}
                        {say(kindOf(made?.files[file]?.name ?? ''))}
                      </Download>
                    ))}
                  </div>
                </td>
              </tr>
            );
          })}
          {rest.length === 0 ? null : (
            <tr>
              <td>{say(words.other)}</td>
              <td>
                <div className="files">
                  {rest.map(({ name, at }) => (
                    <Download key={name} href={href(at)}>
                      {name}
                    </Download>
                  ))}
                </div>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Of a document with a file for each school: whose file it is. */
const partOf = (name: string): string => {
  const [folder, file] = name.split('/');
  return folder === undefined || file === undefined ? '' : `${file.replace(/\.\w+$/u, '')} `;
};

const kindOf = (name: string) =>
  name.endsWith('.docx') ? words.word : name.endsWith('.xlsx') ? words.excel : words.page;
