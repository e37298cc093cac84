package se.sluss.contracts.proof;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** A text that several people sign, each with a key of their own (C2SP signed-note). */
public final class SignedStatement {
  private SignedStatement() {}

  /**
   * Who has signed.
   *
   * @param note the text with its signature lines
   * @param statement the text that must have been signed, ended by a newline
   * @param keys the keys that count; a name counts once
   * @return the names of those whose signatures hold
   * @throws RefusedException if the note is of another text, or is none
   */
  public static Set<String> signers(String note, String statement, Collection<VerifierKey> keys) {
    Note parsed = Note.parse(note);
    if (!parsed.body().equals(statement)) {
      throw new RefusedException("statement", "is another");
    }
    Set<String> names = new TreeSet<>();
    for (VerifierKey key : keys) {
      if (!key.isWitness()
          && parsed.lines().stream()
              .anyMatch(line -> key.made(line) && key.verifies(parsed.body(), line.signature()))) {
        names.add(key.name());
      }
    }
    return names;
  }
}
