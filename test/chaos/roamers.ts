import { type Following, follow } from './followers.ts';
import { type Call, now } from './history.ts';
import { ACCEPT, APPLY, type Party, type Person } from './people.ts';
import { pause, type Random } from './random.ts';
import type { Stack } from './stack.ts';
import { insist, look, type Scene, write } from './writers.ts';

const MINE = 'query ($id: ID!) { companion(id: $id) { viewerApplication { id status } room { id lastSeq } } }';
const LEAVE = 'mutation ($id: ID!) { leaveCompanion(companionId: $id) { id } }';

interface Mine {
  companion: {
    viewerApplication: { id: string; status: string } | null;
    room: { id: string; lastSeq: number } | null;
  };
}

/** Joins a party, follows and writes for a while, leaves, looks whether the door is closed, and begins again. */
export async function roam(stack: Stack, scene: Scene, party: Party, person: Person, random: Random): Promise<void> {
  const id = { id: party.companionId };
  const mine = async () => {
    const answer = await insist<Mine>(scene, person, MINE, () => id);
    return 'data' in answer ? answer.data.companion : null;
  };
  let before: Following | null = null;
  while (scene.goesOn()) {
    // Refused where an earlier try has arrived: what stands then says how to go on.
    await insist(scene, person, APPLY, () => id);
    const application = (await mine())?.viewerApplication;
    if (application?.status === 'PENDING') {
      await insist(scene, party.author, ACCEPT, () => ({ id: application.id }));
    }
    const room = (await mine())?.room;
    if (!room) continue;
    const following = follow(stack, scene, person, room.id, room.lastSeq, false);
    const until = now() + random.between(500, 4_000);
    await write(scene, person, room.id, random, () => now() < until);
    await before?.stop();

    const left: Call = { kind: 'leave', person: person.id, roomId: room.id, calledAt: now(), ackedAt: null };
    scene.history.calls.push(left);
    const isThere = () => mine().then((state) => Boolean(state?.room));
    const answer = await insist(scene, person, LEAVE, () => id);
    if ('data' in answer || !(await isThere())) left.ackedAt = now();
    else left.refused = `${answer.refused.code} ${answer.refused.reason}`;
    for (let i = 0; i < 3; i++) {
      await look(scene, person, room.id, left.ackedAt !== null);
      await pause(random.between(20, 300));
    }
    // Half of them leave the line open: what comes over it in the next stay has to be right, too.
    before = following;
    if (random.chance(0.5)) {
      await following.stop();
      before = null;
    }
  }
  await before?.stop();
}
