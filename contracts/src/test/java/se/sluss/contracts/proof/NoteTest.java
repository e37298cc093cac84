package se.sluss.contracts.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NoteTest {
  /** The example of Go's note package, golang.org/x/mod/sumdb/note. */
  @Test
  void theNoteThatGoPublishesVerifiesWithItsKey() {
    VerifierKey key =
        VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    Note parsed =
        Note.parse(
            "If you think cryptography is the answer to your problem,\n"
                + "then you don't know what your problem is.\n\n"
                + "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
                + "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n");
    assertThat(parsed.lines()).hasSize(1);
    assertThat(key.made(parsed.lines().getFirst())).isTrue();
    assertThat(key.verifies(parsed.body(), parsed.lines().getFirst().signature())).isTrue();
    assertThat(key.verifies(parsed.body() + "x", parsed.lines().getFirst().signature())).isFalse();
  }
}
