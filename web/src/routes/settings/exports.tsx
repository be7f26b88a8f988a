import { useApolloClient } from '@apollo/client/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useAct } from '../../app/act.ts';
import { Button } from '../../design/controls.tsx';
import { agoOf } from '../../design/dates.ts';
import { Badge, Refusal } from '../../design/pieces.tsx';
import type { DataExportStatus } from '../../gql/graphql.ts';
import { type FragmentType, graphql, useFragment } from '../../gql/index.ts';
import { Line, Part } from './frame.tsx';

const EXPORTS = graphql(`
  fragment Exports_viewer on Viewer {
    id
    dataExports {
      id
      status
      byteSize
      createdAt
      url
    }
  }
`);
const REQUEST = graphql(`
  mutation RequestDataExport {
    requestDataExport {
      id
    }
  }
`);
const LOOK_MS = 2_000;

/** A copy of all that is the viewer's, one a day. */
export function Exports({ viewer }: { viewer: FragmentType<typeof EXPORTS> }) {
  const { t } = useLingui();
  const apollo = useApolloClient();
  const { dataExports } = useFragment(EXPORTS, viewer);
  const request = useAct(REQUEST, { refetch: ['PrivacySettings'] });
  const isBeingMade = dataExports.some(({ status }) => status === 'PENDING');
  useEffect(() => {
    if (!isBeingMade) return;
    const looking = setInterval(() => void apollo.refetchQueries({ include: ['PrivacySettings'] }), LOOK_MS);
    return () => clearInterval(looking);
  }, [isBeingMade, apollo]);
  const words: Record<DataExportStatus, string> = {
    PENDING: t`만드는 중`,
    READY: t`받을 수 있음`,
    FAILED: t`실패`,
    EXPIRED: t`기한 지남`,
  };
  return (
    <Part
      title={t`내 데이터`}
      lead={t`내가 쓴 글과 사진, 내 정보를 파일 하나로 받아요. 하루에 한 번 만들 수 있고, 하루 동안 받을 수 있어요.`}
    >
      {dataExports.length > 0 && (
        <ul aria-live="polite">
          {dataExports.map(({ id, status, byteSize, createdAt, url }) => (
            <Line key={id} title={agoOf(createdAt)} about={byteSize === null ? null : sizeOf(byteSize)}>
              {url ? (
                <a
                  href={url}
                  download
                  className="inline-flex min-h-9 items-center rounded-control border border-line bg-surface px-3 text-sm font-semibold hover:bg-sunken"
                >
                  <Trans>내려받기</Trans>
                </a>
              ) : (
                <Badge tone={status === 'FAILED' ? 'danger' : 'soft'}>{words[status]}</Badge>
              )}
            </Line>
          ))}
        </ul>
      )}
      <Refusal error={request.error} />
      <div>
        <Button look="plain" isPending={request.isPending} onPress={() => void request.run({})}>
          <Trans>사본 만들기</Trans>
        </Button>
      </div>
    </Part>
  );
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
