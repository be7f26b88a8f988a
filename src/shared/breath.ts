/**
 * How many nodes all executions of this process together make in one turn of the event loop (a few milliseconds); then everybody else
 * is served first.
 */
const NODES_A_TURN = 10_000;

let nodesATurn = NODES_A_TURN;

let made = 0;
let isCounting = false;
let waiting: (() => void)[] = [];

/** Counts nodes that were made in this turn. */
export function tellMade(nodes: number): void {
  made += nodes;
  if (isCounting) return;
  isCounting = true;
  setImmediate(nextTurn);
}

/** Whether this turn has made enough: what is left should go to `nextBreath`. */
export function isOutOfBreath(): boolean {
  return made > nodesATurn;
}

/** Does `work` in a later turn, after what waits already. */
export function nextBreath(work: () => void): void {
  waiting.push(work);
  tellMade(0);
}

function nextTurn(): void {
  made = 0;
  isCounting = false;
  // What they put behind themselves waits for the turn after.
  const due = waiting;
  waiting = [];
  let done = 0;
  while (done < due.length && !isOutOfBreath()) due[done++]!();
  if (done < due.length) waiting = [...due.slice(done), ...waiting];
}

/** Tests pause more often, to see that pauses change no answer. */
export function pauseAfter(nodes: number = NODES_A_TURN): void {
  nodesATurn = nodes;
}
