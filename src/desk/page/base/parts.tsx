/** Pieces that every screen uses. */
import { Alert, Flex, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import { CallProblem } from '../call.ts';
import { t, useSay } from './lang.tsx';

const words = {
  wait: t('正在读取……', 'One moment …'),
  noConnection: t(
    '与程序的连接中断。请确认程序仍在运行，然后重新打开本页。',
    'The program does not answer. See that it still runs, then open this page again.',
  ),
};

/** A screen with its heading and what can be done there. */
export function Screen({
  title,
  lead,
  actions,
  children,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" className="screen-head">
        <div>
          <Typography.Title level={1}>{title}</Typography.Title>
          {lead === undefined ? null : <p className="lead">{lead}</p>}
        </div>
        <Flex gap="small" wrap className="no-print">
          {actions}
        </Flex>
      </Flex>
      {children}
    </>
  );
}

interface Query<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
}

/** What was asked for, once it is there. */
export function Shown<T>({ of, children }: { readonly of: Query<T>; readonly children: (data: T) => ReactNode }) {
  const say = useSay();
  if (of.data !== undefined) return children(of.data);
  if (of.error !== null)
    return (
      <Alert
        type="error"
        showIcon
        title={of.error instanceof CallProblem ? of.error.problem.detail : say(words.noConnection)}
      />
    );
  return <Waiting words={say(words.wait)} />;
}

export const Waiting = ({ words: line }: { readonly words: string }) => (
  <Flex align="center" gap="small" className="waiting" role="status">
    <Spin size="small" />
    <span>{line}</span>
  </Flex>
);

/** A file to take away. */
export const Download = ({ href, children }: { readonly href: string; readonly children: ReactNode }) => (
  <a href={href} download>
    {children}
  </a>
);
