import { useQuery } from '@apollo/client/react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useParams } from 'react-router';
import { reportReasonWords, reportStatusWords } from '../../app/words.ts';
import { ButtonLink } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Icon } from '../../design/icons.tsx';
import { Badge, Failed, ListSkeleton, SectionTitle } from '../../design/pieces.tsx';
import { graphql } from '../../gql/index.ts';
import { PersonLine } from '../../pieces/person-link.tsx';
import { addressOf, subjectOf } from '../../pieces/reportable.tsx';
import { NotFound } from '../../shell/wrong-ways.tsx';
import { Decide } from './decide.tsx';
import { Evidence } from './evidence.tsx';
import { LogLine } from './log-line.tsx';
import { Restore } from './restore.tsx';
import { Standing } from './standing.tsx';

const CASE = graphql(`
  query ModerationCase($id: ID!) {
    moderationCase(id: $id) {
      id

        status
        openedAt
        priorUpheldCount
        subject {
          ...Reportable_subject
        }
        accused {
          id
          ...PersonLink_user
        }
        sanctions {
          id
          ...Standing_sanction
        }
        evidence {
          ...Evidence_evidence
        }
        reports {
          reason
          text
          createdAt
          reporter {
            id
            ...PersonLink_user
          }
        }
        actions {
          id
          kind
          ...LogLine_action
        }
    }
  }
`);

/** A case: what was reported as it was then, by whom and why, what stands against whose it is, and the decision. */
export function Screen() {
  const { id = '' } = useParams();
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(CASE, { variables: { id }, fetchPolicy: 'network-only' });
  const found = data?.moderationCase;
  if (error && !found) return <Failed error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton />;
  if (!found) return <NotFound />;
  const address = addressOf(found.subject);
  const last = found.actions
    .map(({ kind }) => kind)
    .findLast((kind) => kind === 'HIDE_CONTENT' || kind === 'RESTORE_CONTENT');
  return (
    <article className="flex flex-col gap-8">
      <header className="flex flex-col gap-3">
        <Link to="/moderation" className="flex min-h-11 items-center gap-1 self-start font-semibold text-brand">
          <Icon name="back" size={18} />
          <Trans>신고된 것</Trans>
        </Link>
        <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <Badge tone={found.status === 'OPEN' ? 'accent' : 'soft'}>{reportStatusWords(found.status)}</Badge>
          {agoOf(found.openedAt)}
        </p>
        <h2 className="text-2xl font-bold">{subjectOf(found.subject)}</h2>
        {address && (
          <div>
            <ButtonLink to={address} look="plain" icon="eye" small>
              <Trans>지금 모습 보기</Trans>
            </ButtonLink>
          </div>
        )}
      </header>
      <section>
        <SectionTitle>
          <Trans>신고한 사람과 이유</Trans>
        </SectionTitle>
        <ul className="flex flex-col gap-3">
          {found.reports.map((report) => (
            <li
              key={`${report.reporter?.id} ${report.createdAt}`}
              className="flex flex-col gap-2 rounded-card bg-surface p-4 shadow-card"
            >
              <PersonLine person={report.reporter} size={36}>
                {reportReasonWords(report.reason)} · {agoOf(report.createdAt)}
              </PersonLine>
              {report.text && <p className="whitespace-pre-line">{report.text}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <SectionTitle>
          <Trans>신고될 때의 사본</Trans>
        </SectionTitle>
        <ol className="flex flex-col gap-3">
          {found.evidence.map((evidence, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the copy never changes
            <li key={i}>
              <Evidence evidence={evidence} accusedId={found.accused?.id ?? null} />
            </li>
          ))}
        </ol>
      </section>
      <section className="flex flex-col gap-3">
        <SectionTitle>
          <Trans>누구의 것인가요</Trans>
        </SectionTitle>
        <div className="rounded-card bg-surface p-4 shadow-card">
          <PersonLine person={found.accused}>
            <Plural value={found.priorUpheldCount} _0="지난 위반 없음" one="지난 위반 #건" other="지난 위반 #건" />
          </PersonLine>
        </div>
        {found.sanctions.map((sanction) => (
          <Standing key={sanction.id} sanction={sanction} refetch="ModerationCase" />
        ))}
      </section>
      {found.status === 'OPEN' ? <Decide key={id} caseId={id} /> : last === 'HIDE_CONTENT' && <Restore caseId={id} />}
      {found.actions.length > 0 && (
        <section>
          <SectionTitle>
            <Trans>한 일</Trans>
          </SectionTitle>
          <ul aria-label={t`한 일`} className="flex flex-col gap-2">
            {found.actions.map((action) => (
              <li key={action.id}>
                <LogLine action={action} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
