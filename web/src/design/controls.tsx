import { type ChangeEvent, type ReactNode, useId } from 'react';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from './icons.tsx';

export type Look = 'brand' | 'plain' | 'quiet' | 'danger';

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap transition-[background-color,transform,opacity] active:scale-[0.98] cursor-pointer disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-60';
const LOOKS: Record<Look, string> = {
  brand: 'bg-brand text-brand-ink hover:bg-brand-strong',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger-tint text-danger hover:brightness-95',
};
const lookOf = (look: Look, small: boolean | undefined, wide: boolean | undefined) =>
  `${BASE} ${LOOKS[look]} ${small ? 'min-h-9 px-3 text-sm' : 'min-h-11 px-4'} ${wide ? 'w-full' : ''}`;

export interface ButtonProps {
  look?: Look;
  icon?: IconName;
  wide?: boolean;
  small?: boolean;
  type?: 'button' | 'submit';
  /** Its work is under way: it keeps the focus and cannot be pressed twice. */
  isPending?: boolean | undefined;
  isDisabled?: boolean;
  isPressed?: boolean;
  onPress?: () => void;
  describedBy?: string;
  children: ReactNode;
}

/** What is pressed. */
export function Button(props: ButtonProps) {
  const { look = 'brand', icon, wide, small, type = 'button', isPending, isDisabled, isPressed, children } = props;
  return (
    <button
      type={type}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      aria-pressed={isPressed}
      aria-describedby={props.describedBy}
      onClick={(event) => {
        if (isPending) event.preventDefault();
        else props.onPress?.();
      }}
      className={lookOf(look, small, wide)}
    >
      {isPending ? <Spinner /> : icon && <Icon name={icon} size={small ? 18 : 20} />}
      {children}
    </button>
  );
}

const Spinner = () => (
  <span
    aria-hidden="true"
    className="size-4.5 shrink-0 animate-spin rounded-full border-2 border-current border-t-transparent"
  />
);

/** A button without words to see; `label` says it to those who do not see the picture. */
export function IconButton({
  icon,
  label,
  filled,
  isPressed,
  isDisabled,
  onPress,
  tone = '',
}: {
  icon: IconName;
  label: string;
  filled?: boolean;
  isPressed?: boolean;
  isDisabled?: boolean;
  onPress?: () => void;
  tone?: string;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      disabled={isDisabled}
      onClick={onPress}
      className={`inline-grid size-11 shrink-0 cursor-pointer place-items-center rounded-full transition-colors hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-40 ${tone}`}
    >
      <Icon name={icon} filled={filled ?? false} />
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'brand',
  icon,
  wide,
  small,
  children,
  ...props
}: LinkProps & { look?: Look; icon?: IconName; wide?: boolean; small?: boolean }) {
  return (
    <Link {...props} className={lookOf(look, small, wide)}>
      {icon && <Icon name={icon} size={small ? 18 : 20} />}
      {children}
    </Link>
  );
}

const INPUT =
  'w-full rounded-control border border-line-strong bg-surface px-4 text-ink placeholder:text-soft aria-invalid:border-danger';

interface Labelled {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in the server's words. */
  error?: string | undefined;
}

/** Label, hint and fault around a control; both are read out with it. */
function Frame({ id, label, hint, error, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">
        {label}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

const describing = (id: string, { hint, error }: Labelled) => ({
  'aria-invalid': error ? (true as const) : undefined,
  'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
});

export interface FieldProps extends Labelled {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'search' | 'url' | 'tel' | 'time';
  name?: string;
  placeholder?: string;
  autoComplete?: string;
  isRequired?: boolean;
  min?: string | number | undefined;
  max?: string | number | undefined;
  /** Several lines. */
  rows?: number;
  maxLength?: number;
}

/** A labelled field for text. */
export function Field(props: FieldProps) {
  const id = useId();
  const { label, hint, error, value, onChange, type = 'text', rows, isRequired, ...rest } = props;
  const shared = {
    id,
    value,
    required: isRequired,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
    ...rest,
    ...describing(id, props),
  };
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      {rows ? (
        <textarea {...shared} rows={rows} className={`${INPUT} resize-y py-3 leading-relaxed`} />
      ) : (
        <input {...shared} type={type} className={`${INPUT} h-12`} />
      )}
    </Frame>
  );
}

/** One of several, from the list that the device shows best. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  isCompact,
  ...labelled
}: Labelled & {
  options: readonly { value: Value; words: string }[];
  value: Value;
  onChange: (value: Value) => void;
  isCompact?: boolean;
}) {
  const id = useId();
  const select = (
    <span className="relative">
      <select
        id={id}
        value={value}
        aria-label={isCompact ? labelled.label : undefined}
        onChange={(event) => onChange(event.target.value as Value)}
        {...describing(id, labelled)}
        className={`cursor-pointer appearance-none rounded-control border border-line-strong bg-surface pr-10 pl-4 ${isCompact ? 'h-11 font-semibold' : 'h-12 w-full'}`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      <span className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-soft">
        <Icon name="down" size={16} />
      </span>
    </span>
  );
  if (isCompact) return select;
  return (
    <Frame id={id} {...labelled}>
      {select}
    </Frame>
  );
}

const CHIP =
  'inline-flex min-h-10 cursor-pointer items-center rounded-full border border-line-strong bg-surface px-4 text-sm font-semibold peer-checked:border-brand peer-checked:bg-brand-tint peer-checked:text-brand peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-brand';

/** One (`radio`) or several (`checkbox`) of a few, all to be seen at once. */
export function Choice<Value extends string>({
  label,
  options,
  chosen,
  onChange,
  many = false,
}: {
  label: string;
  options: readonly { value: Value; words: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
  many?: boolean;
}) {
  const name = useId();
  const toggle = (value: Value, isOn: boolean) => {
    if (!many) return onChange([value]);
    onChange(isOn ? [...chosen, value] : chosen.filter((other) => other !== value));
  };
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-semibold">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, words }) => (
          <label key={value} className="relative">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
              className="peer absolute inset-0 size-full cursor-pointer opacity-0"
            />
            <span className={CHIP}>{words}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** On or off. */
export function Toggle({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-between gap-4 font-semibold">
      {label}
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="relative h-7 w-12 shrink-0 cursor-pointer appearance-none rounded-full bg-line-strong transition-colors before:absolute before:top-1 before:left-1 before:size-5 before:rounded-full before:bg-surface before:transition-transform checked:bg-brand checked:before:translate-x-5"
      />
    </label>
  );
}
