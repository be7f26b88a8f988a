import { type FormEvent, useState } from 'react';
import { Icon } from '../design/icons.tsx';

/** A line that searches a list: on Enter, and when it is emptied. Give it the searched text as `key`, so that it follows the address bar. */
export function TextSearch({
  label,
  text,
  onSearch,
}: {
  label: string;
  text: string;
  onSearch: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form onSubmit={submit} className="relative min-w-48 flex-1">
      <span className="pointer-events-none absolute top-1/2 left-3.5 -translate-y-1/2 text-soft">
        <Icon name="search" size={20} />
      </span>
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value === '') onSearch('');
        }}
        className="h-11 w-full rounded-control border border-line-strong bg-surface pr-4 pl-11"
      />
    </form>
  );
}
