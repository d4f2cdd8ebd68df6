/** One number of a policy: entered at its place, with the words of the document and what is wrong beside it. */
import { Alert, Input, InputNumber, Select } from 'antd';
import { t, useSay } from '../base/lang.tsx';
import type { Field, SetValue } from './policy.tsx';

const words = {
  assumed: t('文件未写明，为假定', 'an assumption: not in the document'),
  reading: t('理解为：', 'Read as: '),
  inFile: t('（请在政策文件中修改）', '(to be changed in the policy file)'),
  none: t('不设', 'none'),
  yes: t('可以', 'yes'),
  no: t('不可以', 'no'),
  percent: t('如 10%', 'such as 10%'),
  yuan: t('元', 'yuan'),
};

export function FieldRow({ field, set }: { readonly field: Field; readonly set: SetValue }) {
  const say = useSay();
  return (
    <div className={field.assumed ? 'field field-assumed' : 'field'}>
      <div className="field-in">
        <span>
          {field.label} {field.assumed ? <span className="assumed">{say(words.assumed)}</span> : null}
        </span>
        <Entry field={field} set={set} />
      </div>
      <div>{field.clause === null ? null : <Quote clause={field.clause} />}</div>
      {field.findings.length === 0 ? null : (
        <div className="field-notes">
          {field.findings.map(({ severity, code, message }) => (
            <Alert key={code} type={severity === 'notice' ? 'info' : severity} showIcon title={message} />
          ))}
        </div>
      )}
    </div>
  );
}

export function Quote({ clause }: { readonly clause: NonNullable<Field['clause']> }) {
  const say = useSay();
  return (
    <blockquote lang="zh-CN">
      {clause.quote}
      <footer>
        {clause.source}
        {clause.reading === '' ? null : (
          <>
            <br />
            {say(words.reading)}
            {clause.reading}
          </>
        )}
      </footer>
    </blockquote>
  );
}

const YES = 'yes';
const NO = 'no';

function Entry({ field, set }: { readonly field: Field; readonly set: SetValue }) {
  const say = useSay();
  const { path, kind, value, least, most, options, label, optional } = field;
  const give = (next: Parameters<SetValue>[1]): void => set(path, next);
  const range = { ...(least === null ? {} : { min: least }), ...(most === null ? {} : { max: most }) };
  switch (kind) {
    case 'whole':
    case 'yuan':
      return (
        <InputNumber
          aria-label={label}
          {...range}
          precision={0}
          value={typeof value === 'number' ? value : null}
          placeholder={say(words.none)}
          suffix={kind === 'yuan' ? say(words.yuan) : undefined}
          onChange={(next) => (next !== null || optional) && give(next)}
        />
      );
    case 'share':
      return (
        <Input
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          placeholder={say(words.percent)}
          onChange={({ target }) => give(target.value === '' && optional ? null : target.value)}
        />
      );
    case 'years':
      return (
        <Select
          mode="multiple"
          aria-label={label}
          value={Array.isArray(value) ? value.map(Number) : []}
          options={years(least ?? 1, most ?? 10).map((year) => ({ value: year, label: String(year) }))}
          onChange={(next: number[]) => give(next.length === 0 && optional ? null : next.toSorted((a, b) => a - b))}
        />
      );
    case 'choice':
      return (
        <Select
          aria-label={label}
          value={typeof value === 'string' ? value : undefined}
          options={options}
          allowClear={optional}
          onChange={(next: string | undefined) => give(next ?? null)}
        />
      );
    case 'choices':
      return (
        <Select
          mode="multiple"
          aria-label={label}
          value={Array.isArray(value) ? value.map(String) : []}
          options={options}
          onChange={(next: string[]) => give(next.length === 0 && optional ? null : next)}
        />
      );
    case 'yes-no':
      return (
        <Select
          aria-label={label}
          value={value === true ? YES : NO}
          options={[
            { value: YES, label: say(words.yes) },
            { value: NO, label: say(words.no) },
          ]}
          onChange={(next) => give(next === YES)}
        />
      );
    case 'amounts':
      return <Amounts field={field} set={set} />;
    case 'other':
      return (
        <span className="quiet">
          {value === null ? say(words.none) : plainly(value)} {say(words.inFile)}
        </span>
      );
  }
}

/** Yuan by the name of a zone. */
function Amounts({ field: { path, value, label }, set }: { readonly field: Field; readonly set: SetValue }) {
  const say = useSay();
  const zones = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  if (zones.length === 0) return <span className="quiet">{say(words.none)}</span>;
  return (
    <div>
      {zones.map(([zone, amount]) => (
        <InputNumber
          key={zone}
          aria-label={`${label} ${zone}`}
          min={0}
          max={100_000}
          precision={0}
          prefix={zone}
          suffix={say(words.yuan)}
          value={typeof amount === 'number' ? amount : null}
          onChange={(next) => next !== null && set([...path, zone], next)}
        />
      ))}
    </div>
  );
}

const years = (least: number, most: number): number[] =>
  Array.from({ length: Math.min(most, least + 30) - least + 1 }, (_, i) => least + i);

const plainly = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(plainly).join('、')
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(plainly).join('、')
      : String(value);
