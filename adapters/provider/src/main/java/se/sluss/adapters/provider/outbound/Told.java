package se.sluss.adapters.provider.outbound;

import se.sluss.contracts.problem.SlCode;

/** What came of telling somebody once. */
public sealed interface Told {
  /** The server or gateway has taken it over. */
  record Taken() implements Told {}

  /** It is not taken for this address, now or later. */
  record Refused() implements Told {}

  /**
   * Not taken now; the same is tried again. It may have been taken all the same, when the answer
   * was lost: then it comes twice.
   *
   * @param why for the operator
   */
  record Later(SlCode why) implements Told {}
}
