package se.sluss.hub.bench.decision;

import java.io.IOException;
import java.nio.file.Path;
import se.sluss.contracts.config.PackagedConfig;
import se.sluss.hub.secrecy.Ruleset;
import se.sluss.hub.secrecy.RulesetException;

/** The rulesets that are measured. */
enum Rulesets {
  /** The one that ships. */
  SHIPPED,
  /** The one that ships and {@link ManyRules}. */
  MANY;

  Ruleset load() {
    try (PackagedConfig config = PackagedConfig.open()) {
      Path secrecy = config.folder().resolve("secrecy");
      if (this == MANY) {
        ManyRules.addTo(secrecy);
      }
      return Ruleset.load(secrecy);
    } catch (IOException | RulesetException e) {
      throw new IllegalStateException("the rules cannot be read", e);
    }
  }
}
