import { useState } from 'react';

/** A value that shows at once as it was chosen, while `save` is under way; where the server refuses, what it has comes back. */
export function useChosen<Value>(
  kept: Value,
  save: (value: Value) => Promise<unknown>,
): [value: Value, choose: (value: Value) => void] {
  const [chosen, setChosen] = useState<{ value: Value } | null>(null);
  const choose = (value: Value) => {
    const mine = { value };
    setChosen(mine);
    // One that was chosen later stays.
    void save(value).finally(() => setChosen((current) => (current === mine ? null : current)));
  };
  return [chosen ? chosen.value : kept, choose];
}
