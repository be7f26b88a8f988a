import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import { Link, type LinkProps } from 'react-router';
import { Icon, type IconName } from './icons.tsx';

export type Look = 'brand' | 'plain' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-[var(--radius-control)] px-4 font-semibold transition-[background-color,transform,opacity] active:scale-[0.98] data-[disabled]:opacity-50 data-[pending]:opacity-60 cursor-pointer data-[disabled]:cursor-not-allowed';
const LOOKS: Record<Look, string> = {
  brand: 'bg-brand text-brand-ink hover:opacity-90',
  plain: 'border border-line bg-surface text-ink hover:bg-sunken',
  quiet: 'text-ink hover:bg-sunken',
  danger: 'bg-danger-tint text-danger hover:opacity-85',
};

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children'> {
  look?: Look;
  icon?: IconName;
  wide?: boolean;
  children: ReactNode;
}

/** What is pressed. `isPending` keeps it from being pressed twice while its work is under way. */
export function Button({ look = 'brand', icon, wide, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`${BASE} ${LOOKS[look]} ${wide ? 'w-full' : ''}`}>
      {icon && <Icon name={icon} size={20} />}
      {children}
    </AriaButton>
  );
}

/** A button without words to see; `label` says it to those who do not see the picture. */
export function IconButton({
  icon,
  label,
  filled,
  ...props
}: Omit<AriaButtonProps, 'className' | 'children'> & { icon: IconName; label: string; filled?: boolean }) {
  return (
    <AriaButton
      {...props}
      aria-label={label}
      className="inline-grid size-11 cursor-pointer place-items-center rounded-full text-ink transition-colors hover:bg-sunken data-[disabled]:opacity-40"
    >
      <Icon name={icon} filled={filled ?? false} />
    </AriaButton>
  );
}

/** A link that looks like a button. */
export function ButtonLink({
  look = 'brand',
  icon,
  wide,
  children,
  ...props
}: LinkProps & { look?: Look; icon?: IconName; wide?: boolean }) {
  return (
    <Link {...props} className={`${BASE} ${LOOKS[look]} ${wide ? 'w-full' : ''}`}>
      {icon && <Icon name={icon} size={20} />}
      {children}
    </Link>
  );
}

const INPUT =
  'w-full rounded-[var(--radius-control)] border border-line bg-surface px-4 text-ink placeholder:text-soft data-[invalid]:border-danger data-[focused]:border-brand';

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  /** What is wrong with it, in the server's words. */
  error?: string | undefined;
  placeholder?: string;
  /** Several lines. */
  rows?: number;
}

/** A labelled field for text; its error is read out with it. */
export function Field({ label, hint, error, placeholder, rows, ...props }: FieldProps) {
  return (
    <TextField {...props} isInvalid={error !== undefined} validationBehavior="aria" className="flex flex-col gap-1.5">
      <Label className="text-sm font-semibold">{label}</Label>
      {rows ? (
        <TextArea rows={rows} {...(placeholder && { placeholder })} className={`${INPUT} resize-y py-3`} />
      ) : (
        <Input {...(placeholder && { placeholder })} className={`${INPUT} h-12`} />
      )}
      {hint && (
        <Text slot="description" className="text-sm text-soft">
          {hint}
        </Text>
      )}
      <FieldError className="text-sm text-danger">{error}</FieldError>
    </TextField>
  );
}
