package se.sluss.deploy.local;

import java.io.IOException;

/** Where the secrets of the login's clients come from. */
@FunctionalInterface
interface ClientSecrets {
  /** The secret of this client id. */
  String of(String client) throws IOException;
}
