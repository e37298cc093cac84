package se.sluss.deploy.local;

import java.util.List;

/** The demo's people: those of {@code login.yaml} and of Keycloak's {@code realm.json}. */
public final class People {
  /** The names they write at log-in. */
  public static final List<String> NAMES =
      List.of(
          "officer",
          "violence",
          "family",
          "reviewer",
          "colleague",
          "treatment",
          "auditor",
          "operator",
          "deputy",
          "county");

  private People() {}

  /** The name of a person's password among the secrets. */
  public static String secret(String person) {
    return "login.person." + person;
  }
}
