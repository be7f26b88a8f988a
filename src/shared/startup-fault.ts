/**
 * A fault at the start that the person before the terminal can repair. `message` is one line, says what is wrong and which
 * setting helps, and is printed as it is; `cause` keeps what the machine said.
 */
export class StartupFault extends Error {
  override name = 'StartupFault';

  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' ').trim(), options);
  }
}
