/** Stands in the built page for the number that each sending of it gets anew. */
export const NONCE_PLACE = '__LUNGANG_NONCE__';
