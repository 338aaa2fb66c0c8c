/** The innermost message: Temporal wraps an activity's failure in one of its own, and a child's in another; a cancellation's own is empty. */
export function reasonOf(error: unknown): string {
  let cause = error;
  let reason = '';
  while (cause instanceof Error) {
    reason = cause.message || reason;
    cause = cause.cause;
  }
  return reason || String(error);
}
