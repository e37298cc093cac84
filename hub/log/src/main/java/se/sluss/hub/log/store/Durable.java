package se.sluss.hub.log.store;

/**
 * Makes the transaction's commit wait for the disk, also on a server whose default is not to: what
 * is accepted is never lost (house rule 3). A stricter setting, such as remote_apply, is left
 * alone.
 */
final class Durable {
  /** An expression for a select list or a returning clause. */
  static final String COMMIT =
      "case when current_setting('synchronous_commit') = 'off'"
          + " then set_config('synchronous_commit', 'on', true) end";

  private Durable() {}
}
