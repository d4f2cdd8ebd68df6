/** The number under which styles of this page may be made: the server puts it into each page that it sends. */
export const NONCE: string = document.querySelector<HTMLElement>('[nonce]')?.nonce ?? '';
