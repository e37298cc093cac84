package se.sluss.adapters.kit.hub;

import se.sluss.contracts.problem.SlCode;

/** How a call to the hub ended. */
public sealed interface HubAnswer<T> {
  /** The hub answered. */
  record Yes<T>(T value) implements HubAnswer<T> {}

  /** The hub refused. */
  record No<T>(SlCode code) implements HubAnswer<T> {}

  /** The hub, or the login on the way to it, could not be reached or could not answer now. */
  record Unreachable<T>() implements HubAnswer<T> {}
}
