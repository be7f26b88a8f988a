/** A named check of /readyz; its details are shown, a false `ok` with `required` makes the answer 503. */
export interface HealthCheck {
  name: string;
  required: boolean;
  check(): Promise<{ ok: boolean; details?: Record<string, unknown> }>;
}
