import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../app/act.ts';
import { faultsOf } from '../../app/failure.ts';
import { plannerVisibilityOptions } from '../../app/words.ts';
import { Button, ButtonLink, Choice, Field } from '../../design/controls.tsx';
import { rangeOf } from '../../design/dates.ts';
import { Dialog } from '../../design/dialog.tsx';
import { Icon } from '../../design/icons.tsx';
import { Badge, Refusal } from '../../design/pieces.tsx';
import { say } from '../../design/toast.tsx';
import { PersonName, PersonPicture } from '../../pieces/person-link.tsx';
import { useMe } from '../../shell/me.tsx';
import { useSignInPath } from '../../shell/signed-in.tsx';
import { DatesDialog } from './dates-dialog.tsx';
import { COPY_PLANNER, DELETE_PLANNER, UPDATE_PLANNER } from './documents.ts';
import { type Plan, useWriting } from './writing.tsx';

/** What the plan is, whose, and what can be done with the whole of it. */
export function Head({ planner }: { planner: Plan }) {
  const { t } = useLingui();
  const me = useMe();
  const signInPath = useSignInPath();
  const [open, setOpen] = useState<'copy' | 'details' | 'dates' | null>(null);
  const { name, area, startDate, endDate, dayCount, visibility, owner, copyCount, viewerCan } = planner;
  const close = () => setOpen(null);
  return (
    <header className="mb-6 flex flex-col gap-4">
      <p className="flex items-center gap-1 font-semibold text-brand">
        <Icon name="pin" size={18} />
        {area.name}
        {visibility === 'PRIVATE' && <Badge>{t`나만 보기`}</Badge>}
      </p>
      <h1 className="text-3xl leading-tight font-extrabold md:text-4xl">{name}</h1>
      <p className="text-soft">
        {rangeOf(startDate, endDate)} · <Plural value={dayCount} one="#일" other="#일" />
        {copyCount > 0 && (
          <>
            {' · '}
            <Plural value={copyCount} one="#번 복사됨" other="#번 복사됨" />
          </>
        )}
      </p>
      <div className="flex items-center gap-2">
        <PersonPicture person={owner} size={32} />
        <PersonName person={owner} className="font-semibold" />
      </div>
      <div className="flex flex-wrap gap-2">
        {viewerCan.copy.allowed && (
          <Button look={viewerCan.update.allowed ? 'plain' : 'brand'} onPress={() => setOpen('copy')}>
            <Trans>내 일정으로 복사</Trans>
          </Button>
        )}
        {!viewerCan.copy.allowed && !me && (
          <ButtonLink to={signInPath}>
            <Trans>로그인하고 복사하기</Trans>
          </ButtonLink>
        )}
        <a
          href={`/planners/${planner.id}.ics`}
          download
          className="inline-flex min-h-11 items-center gap-2 rounded-control border border-line bg-surface px-4 font-semibold hover:bg-sunken"
        >
          <Icon name="plan" size={20} />
          <Trans>캘린더에 담기</Trans>
        </a>
        {viewerCan.update.allowed && (
          <>
            <Button look="plain" onPress={() => setOpen('dates')}>
              <Trans>날짜 바꾸기</Trans>
            </Button>
            <Button look="plain" icon="edit" onPress={() => setOpen('details')}>
              <Trans>고치기</Trans>
            </Button>
          </>
        )}
      </div>
      {!viewerCan.copy.allowed && me && viewerCan.copy.message && (
        <p className="text-sm text-soft">{viewerCan.copy.message}</p>
      )}
      <CopyDialog planner={planner} isOpen={open === 'copy'} onClose={close} />
      {viewerCan.update.allowed && (
        <>
          {/* Begins anew each time it opens, and keeps what was typed while another window changes the plan. */}
          <DetailsDialog
            key={String(open === 'details')}
            planner={planner}
            isOpen={open === 'details'}
            onClose={close}
          />
          <DatesDialog planner={planner} isOpen={open === 'dates'} onClose={close} />
        </>
      )}
    </header>
  );
}

function CopyDialog({ planner, isOpen, onClose }: { planner: Plan; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [startDate, setStart] = useState(planner.startDate);
  const copy = useAct(COPY_PLANNER, { forget: ['planners'] });
  const fault = faultsOf(copy.error).startDate;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = copy.isPending ? null : await copy.run({ id: planner.id, startDate });
    if (!done) return;
    onClose();
    say(t`내 일정으로 복사했어요.`);
    await navigate(`/planners/${done.copyPlanner.id}`);
  };
  return (
    <Dialog title={t`내 일정으로 복사`} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t`첫날`}
          hint={t`장소와 메모가 이날부터 같은 순서로 놓여요.`}
          type="date"
          isRequired
          value={startDate}
          onChange={setStart}
          error={fault}
        />
        {!fault && <Refusal error={copy.error} />}
        <Button type="submit" isPending={copy.isPending}>
          <Trans>복사하기</Trans>
        </Button>
      </form>
    </Dialog>
  );
}

function DetailsDialog({ planner, isOpen, onClose }: { planner: Plan; isOpen: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { write, isPending, error } = useWriting();
  const [name, setName] = useState(planner.name);
  const [visibility, setVisibility] = useState(planner.visibility);
  const [isSure, setSure] = useState(false);
  const faults = faultsOf(error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await write(UPDATE_PLANNER, { id: planner.id, input: { name, visibility } })) onClose();
  };
  const remove = async () => {
    if (!isSure) return setSure(true);
    if (!(await write(DELETE_PLANNER, { id: planner.id }))) return;
    onClose();
    say(t`일정을 지웠어요.`);
    await navigate('/me/planners', { replace: true });
  };
  return (
    <Dialog title={t`일정 고치기`} isOpen={isOpen} onClose={onClose}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field
          label={t`이름`}
          maxLength={100}
          isRequired
          value={name}
          onChange={setName}
          error={faults['input.name']}
        />
        <Choice
          label={t`누가 볼 수 있나요?`}
          options={plannerVisibilityOptions()}
          chosen={[visibility]}
          onChange={([chosen]) => chosen && setVisibility(chosen)}
        />
        <Button type="submit" isPending={isPending}>
          <Trans>저장</Trans>
        </Button>
        {planner.viewerCan.delete.allowed && (
          <Button look="danger" isPending={isPending} onPress={() => void remove()}>
            {isSure ? <Trans>되돌릴 수 없어요. 정말 지우기</Trans> : <Trans>일정 지우기</Trans>}
          </Button>
        )}
      </form>
    </Dialog>
  );
}
